"""The gate: rules, and the verdict on each page."""
