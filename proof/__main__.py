"""Runs all outside validators on the plans in ``output``: ``python -m proof TOOLS``.

Exit codes: 0 where everything is good, 1 for any failure, and for a validator that could not be run.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from proof import pdf_files, web_pages, word_contents, word_files
from proof.programs import ProgramError, Tools
from proof.report import Proof, table

_OUTPUT = Path(__file__).parents[1] / "output"


def main() -> int:
    """Run the validators and print the table."""
    tools = Tools(Path(sys.argv[1]).resolve())
    of_kind = {ending: sorted(_OUTPUT.glob(f"*/*/*.{ending}")) for ending in ("pdf", "docx", "html")}
    overviews = sorted(_OUTPUT.glob("*/index.html"))
    reviewed = sorted(_OUTPUT.glob("gennemgang/*/web/*.html"))
    pages = [
        *overviews,
        *web_pages.pages_of_every_form(of_kind["html"]),
        *web_pages.pages_of_every_form(reviewed),
    ]
    # Laying out is slow, and most plans are drafts of the same make; a third of them shows what all would.
    laid_out = of_kind["docx"][::3]
    views = f"{len(pages)} sider i {web_pages.VIEWS} visninger: " + ", ".join(
        page.relative_to(_OUTPUT).as_posix() for page in pages
    )
    proofs = [
        _timed(
            "veraPDF: PDF/UA-1 og PDF/A-3a", of_kind["pdf"], lambda files: pdf_files.failures(files, tools)
        ),
        _timed("Open XML SDK: Word", of_kind["docx"], lambda files: word_files.sdk_failures(files, tools)),
        _timed("LibreOffice: åbner og gemmer Word uden tab", of_kind["docx"], word_files.office_failures),
        _timed(
            "LibreOffice: sidetal i Words indhold",
            laid_out,
            word_contents.contents_failures,
            "hver tredje fil",
        ),
        _timed(
            "axe-core: tilgængelige websider", pages, lambda files: web_pages.failures(files, tools), views
        ),
    ]
    print(table(proofs))
    return 0 if all(proof.is_good for proof in proofs) else 1


def _timed(
    validator: str, files: Sequence[Path], work: Callable[[Sequence[Path]], list[str]], remark: str = ""
) -> Proof:
    started = time.monotonic()
    try:
        failures = tuple(work(files))
    except ProgramError as error:
        failures = (f"kunne ikke køre: {error}",)
    return Proof(validator, len(files), failures, time.monotonic() - started, remark)


sys.exit(main())
