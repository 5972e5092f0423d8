"""The preview: a server for this computer alone, and what it adds to the pages. It reads nothing and writes nothing: `run.serving` hands it what it shows."""
