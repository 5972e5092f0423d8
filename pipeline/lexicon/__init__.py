"""Language data, and what it says of a text: negation, obligation, urgency, amounts. Locale knowledge is data (`data/*.toml`), never code."""
