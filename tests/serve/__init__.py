"""The preview: who may ask, what it shows, when it shows something else."""
