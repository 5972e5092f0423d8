"""The independent witness: reads a built site with a parser of its own and must find every warning there, whole, in sight and in its place."""

from pipeline.audit.site import Audited, audit_published, audit_site

__all__ = ["Audited", "audit_published", "audit_site"]
