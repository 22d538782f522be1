"""Scores RECORDS in 16 parts by Spark's pipe: spark-submit spark_score.py RECORDS FOLDER, both on a file system that all workers see."""
import shlex
import sys

from pyspark.sql import SparkSession

PARTS = 16
records, folder = map(shlex.quote, sys.argv[1:])
spark = SparkSession.builder.appName("metriclens").getOrCreate()
parts = spark.sparkContext.parallelize(range(1, PARTS + 1), PARTS)
command = f"while read part; do metriclens score {records} --shard $part/{PARTS} --threads 1 --out {folder}/scores; done"
print("\n".join(parts.pipe(f"sh -ec {shlex.quote(command)}", checkCode=True).collect()))
