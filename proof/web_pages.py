"""axe-core in Chromium on web pages: on a screen, on a phone, at 200 % zoom and with scripts off."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import lxml.html

from proof.programs import ProgramError, Tools, in_parallel, output_of, shares

_DRIVER = Path(__file__).with_name("pages.mjs")
VIEWS = 4
"""How many views the driver looks at each page in."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pages_of_every_form(plans: Iterable[Path]) -> list[Path]:
    """Return a few plans that together hold every form of element that any plan has, and the longest.

    All plans are made with the same templates, and looking at one takes seconds. A form is an element with
    its classes, its role and its other attributes, inside an element with its own.
    """
    forms = {plan: _forms(plan) for plan in sorted(plans)}
    if not forms:
        return []
    chosen = [max(forms, key=lambda plan: plan.stat().st_size)]
    left = set().union(*forms.values()) - forms[chosen[0]]
    while left:
        chosen.append(max(forms, key=lambda plan: len(forms[plan] & left)))
        left -= forms[chosen[-1]]
    return chosen


def _forms(page: Path) -> frozenset[tuple[str, str]]:
    tree = lxml.html.fromstring(page.read_text("utf-8"))
    return frozenset((_form(element), _form(element.getparent())) for element in tree.iter("*"))


def _form(element: lxml.html.HtmlElement | None) -> str:
    if element is None:
        return ""
    return f"{element.tag} {element.get('class')} {element.get('role')} {sorted(element.keys())}"


def failures(pages: Sequence[Path], tools: Tools) -> list[str]:
    """Return what axe-core has against some pages, and where one is too wide or reaches out.

    Raises ProgramError if there is no browser, or it does not answer for each page and view.
    """
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        raise ProgramError("no browser")

    def looked(share: Sequence[Path]) -> list[str]:
        return output_of("node", _DRIVER, browser, tools.node, *share).splitlines()

    answers = [json.loads(line) for lines in in_parallel(looked, shares(pages)) for line in lines]
    if len(answers) != len(pages) * VIEWS or not all(answer["checks"] for answer in answers):
        raise ProgramError("axe-core did not answer for all pages and views")
    return [
        f"{Path(answer['page']).name}, {answer['view']}: {failure}"
        for answer in answers
        for failure in answer["failures"]
    ]
