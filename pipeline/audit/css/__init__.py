"""Style sheets: read, held against the elements of a page, and judged by what they take out of sight. The door to tinycss2 and cssselect2."""

from pipeline.audit.css.appearance import Concealed, appearance
from pipeline.audit.css.wardrobe import Library, Unread, Wardrobe

__all__ = ["Concealed", "Library", "Unread", "Wardrobe", "appearance"]
