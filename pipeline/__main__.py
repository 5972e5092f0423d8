"""`python -m pipeline` is `caveat`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
