"""The readers' site: questions to editions, and nothing else."""
