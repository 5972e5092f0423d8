"""From a cleared article to the text of its page."""
