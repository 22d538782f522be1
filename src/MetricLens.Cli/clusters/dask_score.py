"""Scores RECORDS in 16 parts on a Dask cluster and investigates them: dask_score.py SCHEDULER RECORDS FOLDER"""
import subprocess
import sys

from distributed import Client

PARTS = 16


def score(part, records, folder):
    subprocess.run(["metriclens", "score", records, "--shard", f"{part}/{PARTS}", "--threads", "1", "--out", f"{folder}/scores"], check=True)


scheduler, records, folder = sys.argv[1:]
client = Client(scheduler)
client.gather(client.map(score, range(1, PARTS + 1), records=records, folder=folder, retries=2, pure=False))
subprocess.run(["metriclens", "investigate", f"{folder}/scores", "--out", f"{folder}/report"], check=True)
