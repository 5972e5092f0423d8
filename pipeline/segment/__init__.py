"""From an article's text to pieces and units."""
