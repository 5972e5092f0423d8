"""Style sheets: read, held against the elements of a page, and judged by what they take out of sight. The door to tinycss2 and cssselect2."""

from pipeline.audit.css.appearance import Appearance, Subject, appearance
from pipeline.audit.css.wardrobe import LINE, Library, Unread, Wardrobe

__all__ = ["LINE", "Appearance", "Library", "Subject", "Unread", "Wardrobe", "appearance"]
