"""The order of the stages: what each command does, from files to values and back. Prints nothing, exits nowhere."""
