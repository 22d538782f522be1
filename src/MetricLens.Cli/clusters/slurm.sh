#!/bin/bash
# Scores RECORDS in 16 parts and investigates them: sbatch slurm.sh RECORDS FOLDER
#SBATCH --job-name=metriclens --array=1-16 --cpus-per-task=1 --output=metriclens-%A_%a.log
set -eu
if [ "$SLURM_ARRAY_TASK_ID" = 1 ]; then
    # Runs once all parts are done, and not at all where one failed.
    sbatch --dependency="afterok:$SLURM_ARRAY_JOB_ID" --job-name=metriclens-report --output=metriclens-report.log \
        --wrap "metriclens investigate '$2/scores' --out '$2/report'"
fi
metriclens score "$1" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --threads 1 --out "$2/scores"
