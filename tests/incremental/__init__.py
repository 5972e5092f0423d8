"""What of earlier runs is taken over."""
