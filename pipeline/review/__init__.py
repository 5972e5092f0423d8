"""The review ledger: what its files hold, whom to believe, and where each warning stands. Docs: docs/review.md."""
