"""A digest of what the pages of a PDF show and of the plan's data that it carries, declared in its metadata.

By it a reader can tell a file that was only saved again or signed from one whose pages or data were changed.
Anybody can compute it anew, so it protects against oversight and not against fraud.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

NAMESPACE = "urn:beskaeftigelsesplan:pdf"
PROPERTY = "content"


def content_digest(pages: Iterable[bytes], plan_data: bytes | None) -> str:
    """Return the SHA-256 digest of the unpacked content of each page and of the plan as JSON."""
    digest = hashlib.sha256()
    for content in pages:
        digest.update(hashlib.sha256(content).digest())
    digest.update(plan_data or b"")
    return digest.hexdigest()
