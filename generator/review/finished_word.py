"""The plan that a Word file carries in a custom XML part, and what was changed after the file was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.problems import Place
from generator.review.finished_pdf import CarriedPlan
from generator.review.word_package import DOCUMENT, WordPackage
from generator.writers.word import base_texts, plan_part
from generator.writers.word.shown_text import digest_of_text, plain, shown_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BASE = f"{{{base_texts.NAMESPACE}}}"
_PLAN = f"{{{plan_part.NAMESPACE}}}"
_CAPTION = "Caption"


def plan_of_word(data: bytes, place: Place) -> CarriedPlan:
    """Return what a Word file carries.

    Raises FindingsError for a file that cannot be read, is encrypted, has macros, is a bomb, or carries no
    plan, more than one, or one in a part of a version that is not known.
    """
    package = WordPackage(data, place)
    parts = [root for root in custom_parts(package) if root.tag == f"{_PLAN}plan"]
    if not parts:
        raise package.refusal("modtaget-uden-plan")
    if len(parts) > 1:
        raise package.refusal("modtaget-flere-planer")
    if parts[0].get("version") != str(plan_part.VERSION):
        raise package.refusal("modtaget-udgave")
    carried = (parts[0].findtext(f"{_PLAN}data") or "").encode()
    document = package.xml(DOCUMENT)
    if parts[0].get("content") == digest_of_text(document, carried):
        return CarriedPlan(carried, changed=False)
    return CarriedPlan(carried, changed=True, parts=tuple(_changed_texts(package, document)))


def custom_parts(package: WordPackage) -> Iterator[_Element]:
    """Yield the roots of the custom XML parts that belong to the text."""
    for name in package.targets(DOCUMENT, "customXml"):
        yield package.xml(name)


def printed_texts(package: WordPackage) -> Mapping[str, tuple[str, str]]:
    """Return the YAML path and the printed text of each control by its tag, as they were at first.

    Empty for a file without them, or with a version of them that is not known.
    """
    for root in custom_parts(package):
        if root.tag == f"{_BASE}plan" and root.get("version") == str(base_texts.VERSION):
            return {
                control.get("tag", ""): (control.get("path", ""), control.findtext(f"{_BASE}printed") or "")
                for control in root.iter(f"{_BASE}control")
            }
    return {}


def controls(document: _Element) -> dict[str, _Element]:
    """Return the content controls of a document by their tags."""
    found: dict[str, _Element] = {}
    for tag in document.iter(f"{W}tag"):
        properties = tag.getparent()
        control = properties.getparent() if properties is not None else None
        if control is not None and control.tag == f"{W}sdt":
            found.setdefault(tag.get(f"{W}val", ""), control)
    return found


def control_text(control: _Element) -> str:
    """Return the text of a control as it is compared, without captions."""
    paragraphs = [
        text
        for paragraph, text in shown_paragraphs(control)
        if (style := paragraph.find(f"{W}pPr/{W}pStyle")) is None or style.get(f"{W}val") != _CAPTION
    ]
    if paragraphs:
        return plain(" ".join(paragraphs))
    return plain("".join(text.text or "" for text in control.iter(f"{W}t")))


def _changed_texts(package: WordPackage, document: _Element) -> Iterator[str]:
    """Yield the YAML paths of texts that are not as they were printed."""
    present = controls(document)
    whole = "" if present else " ".join(text for _, text in shown_paragraphs(document))
    for tag, (path, printed) in printed_texts(package).items():
        text = plain(printed)
        if tag in present:
            if control_text(present[tag]) != text:
                yield path
        elif present or text not in whole:  # LibreOffice saves texts without their controls
            yield path
