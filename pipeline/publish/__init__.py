"""From pages to a site."""
