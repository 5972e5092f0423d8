"""Between units and gettext catalogues."""
