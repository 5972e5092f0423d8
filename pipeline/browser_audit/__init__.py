"""The audit in a real browser: opens the published pages in Chromium and looks whether a reader would see, and hear, every warning."""

from pipeline.browser_audit.site import Browsed, browse_site, remove_pictures
from pipeline.browser_audit.views import ExpectedPage, ExpectedWarning

__all__ = ["Browsed", "ExpectedPage", "ExpectedWarning", "browse_site", "remove_pictures"]
