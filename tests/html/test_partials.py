"""One partial for each kind of block and inline content, and a sample that uses them all."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from generator.document.blocks import Block, CalloutKind, Chart, Inline, Paragraph, ParagraphStyle, text
from generator.document.chart_specs import ChartSpec
from generator.document.design import load_design
from generator.writers.html import HtmlWriter
from generator.writers.partials import BLOCK_PARTIALS, INLINE_PARTIALS
from generator.writers.templates import TEMPLATE_NAMES
from tests.writers_sample import illustrated_sample, with_blocks

TEMPLATES = Path(__file__).parents[2] / "plan_templates"


def test_every_kind_of_block_has_a_partial() -> None:
    assert set(BLOCK_PARTIALS) == set(get_args(Block))


def test_every_kind_of_inline_content_has_a_partial() -> None:
    assert set(INLINE_PARTIALS) == set(get_args(Inline))


def test_every_template_in_the_folder_is_used() -> None:
    folder = TEMPLATES / "html"

    assert {file.relative_to(folder).as_posix() for file in folder.rglob("*.j2")} == set(TEMPLATE_NAMES)


def test_the_sample_uses_every_kind_of_everything() -> None:
    blocks = illustrated_sample().blocks

    assert {type(block) for block in blocks} == set(get_args(Block))
    assert {type(part) for content in illustrated_sample().inline_content() for part in content} == set(
        get_args(Inline)
    )
    assert {type(block.spec) for block in blocks if isinstance(block, Chart)} == set(get_args(ChartSpec))
    assert {block.kind for block in blocks if hasattr(block, "kind")} == set(CalloutKind)
    assert {block.style for block in blocks if isinstance(block, Paragraph)} == set(ParagraphStyle)


@pytest.fixture
def changed_paragraph(tmp_path: Path) -> Path:
    """The paragraph's partial in a copy of the templates."""
    for name in TEMPLATE_NAMES:
        copy = tmp_path / "html" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((TEMPLATES / "html" / name).read_bytes())
    return tmp_path / "html" / BLOCK_PARTIALS[Paragraph]


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ block.no_such_field }}", UndefinedError),
        ("{{ block.__class__.__mro__ }}", SecurityError),
        ("{{ rendering._charts }}", SecurityError),
        ("{{ cycler }}", UndefinedError),
    ],
)
def test_a_template_can_neither_guess_nor_reach_out(
    changed_paragraph: Path, template: str, error: type[Exception]
) -> None:
    changed_paragraph.write_text(template, "utf-8")
    writer = HtmlWriter(changed_paragraph.parents[2], load_design(TEMPLATES / "design.yaml"))

    with pytest.raises(error):
        writer.write(with_blocks(Paragraph(text("a"))), {})
