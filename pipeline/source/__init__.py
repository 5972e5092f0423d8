"""From the project's files to values: settings, contract, articles."""
