"""What a page keeps from its readers' eyes and ears by markup alone: the one table that the gate and the audit both hold a warning against."""

from pipeline.sight.elements import IN_SIGHT, Onlooker, Standing, fold_content, hosts_shadow
from pipeline.sight.styles import concealing, concealment

__all__ = ["IN_SIGHT", "Onlooker", "Standing", "concealing", "concealment", "fold_content", "hosts_shadow"]
