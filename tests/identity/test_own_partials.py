"""A municipality's own partials shape HTML and PDF, say just what ours say, and reach nothing."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.batch.formats import Format
from generator.batch.outcome import Outcome, OutcomeState
from generator.batch.run import BatchRun, Order
from generator.batch.workshop import Workshop
from generator.charts.fonts import ensure_fonts
from generator.document.blocks import Document
from generator.document.design import load_design
from generator.document.own_pages import OwnFile, OwnPages
from generator.problems import FindingsError
from generator.source.project import Project
from generator.writers.drawn_charts import draw_charts
from generator.writers.html import HtmlWriter
from generator.writers.partials import BLOCK_PARTIALS, INLINE_PARTIALS
from generator.writers.pdf import PdfWriter
from generator.writers.same_content import Difference, same_content
from tests.conftest import ROOT
from tests.html.conftest import named_places
from tests.identity.conftest import Give, found, told, wear
from tests.writers_sample import illustrated_sample

TEMPLATES = ROOT / "plan_templates"
DESIGN = load_design(TEMPLATES / "design.yaml")
NAMES = (*BLOCK_PARTIALS.values(), *INLINE_PARTIALS.values())
QUOTE = "html/blocks/quote.html.j2"
HEADING = "html/blocks/heading.html.j2"
STANDARD_QUOTE = (TEMPLATES / QUOTE).read_text("utf-8")
PARAGRAPHS = "{% for paragraph in block.paragraphs %}\n<p>{{ paragraph | inline }}</p>\n{% endfor %}"
INLINE = "{{ paragraph | inline }}"
WITHOUT_BLOCK = {
    "egen-skabelon-klasse",
    "egen-skabelon-indhold",
    "egen-skabelon-sted",
    "egen-skabelon-kode",
}
"""What is wrong with a template whatever it is used on."""

ATTRIBUTION = '<p class="attribution">{{ block.attribution | inline }}</p>'


def _standard(name: str) -> str:
    return (TEMPLATES / "html" / name).read_text("utf-8")


def _pages(**changed: str) -> OwnPages:
    """Return all our partials as a municipality's own, some of them changed."""
    texts = {name: _standard(name) for name in NAMES} | changed
    return OwnPages({name: OwnFile(f"html/{name}", text) for name, text in texts.items()})


@pytest.fixture(scope="module")
def sample() -> Document:
    return illustrated_sample()


def test_copies_of_our_partials_make_the_same_page_and_pdf(sample: Document) -> None:
    charts = draw_charts(sample, DESIGN)
    ours, own = HtmlWriter(TEMPLATES, DESIGN), HtmlWriter(TEMPLATES, DESIGN, _pages())
    assert own.write(sample, charts) == ours.write(sample, charts)
    fonts = ensure_fonts()
    on_paper = PdfWriter(TEMPLATES, DESIGN, fonts).write(sample, charts)
    assert PdfWriter(TEMPLATES, DESIGN, fonts, _pages()).write(sample, charts) == on_paper


def test_an_own_partial_is_used_and_nothing_else_is_changed(project: Project) -> None:
    workshop = Workshop(project)
    wear(project, "havn")
    file = workshop.read(project.municipalities / "2018" / "aarhus.yaml")
    document = workshop.document(workshop.plan(file).plan)
    profile = workshop.profile(file)
    page = HtmlWriter(project.templates, profile.look.design, profile.look.pages).write(
        document, named_places(document)
    )
    assert '<div class="egen-citat">' in page
    assert '<div class="quote">' not in page
    assert told(project) == []


def test_wrappers_and_own_classes_may_be_added_everywhere(project: Project, give: Give) -> None:
    give(QUOTE, f'<div class="egen-a"><div>{STANDARD_QUOTE}</div></div>')
    give("html/inlines/text.html.j2", f'<span class="egen-b">{_standard("inlines/text.html.j2")}</span>')
    assert told(project) == []


@pytest.mark.parametrize(
    "code",
    [
        '{% include "/etc/passwd" %}',
        '{% include "blocks/table.html.j2" %}',
        '{% import "os" as os %}',
        '{% from "os" import path %}',
        '{% extends "page.html.j2" %}',
        "{% macro x() %}{% endmacro %}",
        "{% block x %}{% endblock %}",
        "{% filter lower %}{% endfilter %}",
        "{% autoescape false %}{% endautoescape %}",
        "{% set x %}a{% endset %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ block.__class__ }}",
        "{{ block['__class__'] }}",
        "{{ block | attr('__class__') }}",
        "{{ lipsum.__globals__ }}",
        "{{ self }}",
        "{{ rendering }}",
        "{{ document.blocks }}",
        "{{ design }}",
        "{{ range(1000000000) }}",
        "{% for i in range(1000000000) %}{% endfor %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 999999 }}",
        "{% set a = 'a' %}{% set a = a ~ a %}",
        "{% set a = 'a' %}{% set a = a + a %}",
        "{{ '%999999999d' | format(1) }}",
        "{{ 'a' | center(999999999) }}",
        "{{ block.attribution | safe }}",
        "{{ block.title.format() }}",
        "{{ [1] }}",
        "{{ {1: 2} }}",
        "{{ (1, 2) }}",
        "{{ block.paragraphs[1:] }}",
        "{{ block is mapping }}",
        "{% for a in 'abc' %}{% endfor %}",
        "{% for a in block.paragraphs %}{% for b in a %}{% for c in a %}{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in block.paragraphs recursive %}{{ loop(block.paragraphs) }}{% endfor %}",
        "{% for a in block.paragraphs recursive %}{% set a = block %}{{ loop(a.children) }}{% endfor %}",
        "{{ " + "(" * 60 + "1" + ")" * 60 + " }}" + "{% if not " * 40 + "1" + " %}{% endif %}" * 40,
        "{{ " + "-" * 2000 + "1 }}",
        "{{ " + "not " * 50 + "paged }}",
        "{{ '" + "a" * 200 + "' }}",
        "{{ block.attribution",
        "{% if paged %}",
        "{% endfor %}",
        "{{ block.attribution | inline | no_such }}",
    ],
)
def test_what_could_reach_out_or_never_end_is_refused_at_its_line(
    project: Project, give: Give, code: str
) -> None:
    give(QUOTE, f"{{# egen #}}\n{code}\n{STANDARD_QUOTE}")
    errors = [item for item in found(project) if item.is_error]
    assert errors
    for error in errors:
        assert error.place is not None
        assert error.place.file == f"municipalities/2018/aarhus/{QUOTE}"
        assert error.code.startswith("egen-skabelon-")
    assert errors[0].place is not None
    if errors[0].code != "egen-skabelon-dyb":
        assert errors[0].place.line >= 2


@pytest.mark.parametrize(
    ("template", "code"),
    [
        (f'<div class="quote"><blockquote>{PARAGRAPHS}</blockquote></div>', "egen-skabelon-mangler"),
        (f"{ATTRIBUTION}<blockquote>{PARAGRAPHS}</blockquote>", "egen-skabelon-forskel"),
        (f"<blockquote>{PARAGRAPHS}{PARAGRAPHS}</blockquote>{ATTRIBUTION}", "egen-skabelon-forskel"),
        (f"<div>{PARAGRAPHS}{ATTRIBUTION}</div>", "egen-skabelon-forskel"),
        ("", "egen-skabelon-mangler"),
        (f"{STANDARD_QUOTE}<p>Tallene er endelige.</p>", "egen-skabelon-for-meget"),
        (f"{STANDARD_QUOTE}<script>alert(1)</script>", "egen-skabelon-for-meget"),
        (f"<script/>{STANDARD_QUOTE}", "egen-skabelon-forskel"),
        (f'{STANDARD_QUOTE}<img src="http://example.org/x.png" alt="">', "egen-skabelon-for-meget"),
        (f'{STANDARD_QUOTE}<iframe src="http://example.org"></iframe>', "egen-skabelon-for-meget"),
        (f'{STANDARD_QUOTE}<object data="x"></object>', "egen-skabelon-for-meget"),
        (f"{STANDARD_QUOTE}<style>p {{ display: none }}</style>", "egen-skabelon-for-meget"),
        (f'{STANDARD_QUOTE}<link rel="stylesheet" href="x">', "egen-skabelon-for-meget"),
        (f'{STANDARD_QUOTE}<meta http-equiv="refresh" content="0">', "egen-skabelon-for-meget"),
        (f'{STANDARD_QUOTE}<form action="x"></form>', "egen-skabelon-for-meget"),
        (STANDARD_QUOTE.replace("<p>", '<p style="display:none">'), "egen-skabelon-forskel"),
        (STANDARD_QUOTE.replace("<blockquote>", "<blockquote hidden='hidden'>"), "egen-skabelon-forskel"),
        (STANDARD_QUOTE.replace("<blockquote>", '<blockquote onclick="x()">'), "egen-skabelon-forskel"),
        (STANDARD_QUOTE.replace("<blockquote>", '<blockquote id="x">'), "egen-skabelon-forskel"),
        (STANDARD_QUOTE.replace('"quote"', '"unseen"'), "egen-skabelon-klasse"),
        (STANDARD_QUOTE.replace('"quote"', '"skip"'), "egen-skabelon-klasse"),
        (f"<!-- bemærkning -->{STANDARD_QUOTE}", "egen-skabelon-indhold"),
        (f"<!--><script>alert(1)</script> -->{STANDARD_QUOTE}", "egen-skabelon-indhold"),
        (f"<![CDATA[ ]]>{STANDARD_QUOTE}", "egen-skabelon-indhold"),
        (f"<?php x ?>{STANDARD_QUOTE}", "egen-skabelon-indhold"),
        (f"<div>{STANDARD_QUOTE}", "egen-skabelon-html"),
        (f"{STANDARD_QUOTE}</p>", "egen-skabelon-html"),
        (STANDARD_QUOTE.replace(INLINE, f"<div>{INLINE}</div>"), "egen-skabelon-sted"),
        (f"<span>{STANDARD_QUOTE}</span>", "egen-skabelon-sted"),
        ("{{ block.ophav }}", "egen-skabelon-værdi"),
        ("{{ block.paragraphs | widths }}", "egen-skabelon-stopper"),
        ("{{ block | render }}", "egen-skabelon-stopper"),
        ("{{ 'a' | inline }}", "egen-skabelon-stopper"),
        ("{{ block.attribution + 1 }}", "egen-skabelon-stopper"),
        ("{{ block.origin.file }}", "egen-skabelon-forskel"),
        ("{{ block.paragraphs | map('safe') | max }}", "egen-skabelon-stopper"),
        ("{{ block.paragraphs | map(attribute='__class__') | max }}", "egen-skabelon-stopper"),
        ("{{ block.paragraphs.__len__ }}", "egen-skabelon-kode"),
        ("{{ block.paragraphs.append }}", "egen-skabelon-værdi"),
        ("<p>æ</p>" * 1500 + STANDARD_QUOTE, "egen-skabelon-forskel"),
        ("<div>" * 700 + STANDARD_QUOTE + "</div>" * 700, "egen-skabelon-stopper"),
    ],
)  # fmt: skip
def test_what_does_not_say_what_ours_says_is_refused_with_its_block(
    project: Project, give: Give, template: str, code: str
) -> None:
    give(QUOTE, template)
    errors = [item for item in found(project) if item.is_error]
    assert [item.code for item in errors] == [code]
    assert errors[0].place is not None
    assert errors[0].place.file.endswith(QUOTE)
    assert "Målene skal som udgangspunkt" in errors[0].cause or code in WITHOUT_BLOCK  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("blocks/heading.html.j2", "block.level + 1", "block.level + 2"),
        ("blocks/heading.html.j2", ' id="{{ block.id }}"', ""),
        ("blocks/chart.html.j2", 'alt="{{ block.alternative_text }}"', 'alt=""'),
        ("blocks/chart.html.j2", "{{ block | drawing }}\n{% endif %}\n<p", "{% endif %}\n<p"),
        ("blocks/chart.html.j2", '<p class="source">{{ block.source | inline }}</p>', ""),
        ("blocks/table.html.j2", '<th scope="col"', "<td"),
        ("blocks/table.html.j2", '<th scope="row"', "<th"),
        ("blocks/contents.html.j2", "#{{ node.item.id }}", "#_indhold"),
        ("blocks/item_list.html.j2", '"ol" if block.ordered else "ul"', '"ul"'),
        ("inlines/link.html.j2", "{{ part.url }}", "https://example.org/"),
        ("inlines/link.html.j2", "{{ part.url }}", "javascript:alert(1)"),
        ("inlines/reference.html.j2", "#{{ part.target }}", "#"),
        ("inlines/note.html.j2", ' class="footnote"', ""),
        ("inlines/note.html.j2", "{{ number }}</a>", "</a>"),
        ("inlines/strong.html.j2", "strong>", "span>"),
        ("inlines/text.html.j2", "{{ part.text }}", "{{ part.text | lower }}"),
    ],
)
def test_nothing_that_readers_need_may_fall_out(sample: Document, name: str, before: str, after: str) -> None:
    changed = _standard(name)
    assert before in changed
    pages = _pages(**{name: changed.replace(before, after)})
    writers = HtmlWriter(TEMPLATES, DESIGN, pages), PdfWriter(TEMPLATES, DESIGN, ensure_fonts(), pages)
    told_of: set[str] = set()
    for writer in writers:
        try:
            writer.write(sample, draw_charts(sample, DESIGN))
        except FindingsError as error:
            told_of |= {item.place.file for item in error.findings if item.place}
    assert told_of == {f"html/{name}"}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("html/blocks/quotes.html.j2", "Mente du »blocks/quote.html.j2«?"),
        ("html/page.html.j2", ""),
        ("html/cover.html.j2", ""),
        ("html/css/page.css.j2", ""),
    ],
)
def test_only_partials_of_ours_may_be_replaced(project: Project, give: Give, name: str, hint: str) -> None:
    give(name, "a")
    (error,) = (item for item in found(project) if item.is_error)
    assert error.code in {"egen-skabelon-ukendt", "fil-er-mappe"}
    assert hint in error.cause


def test_a_partial_that_goes_on_and_on_is_stopped(sample: Document) -> None:
    much = "<p>æ</p>" * 1500
    rows = "{% for a in block.rows %}{% for b in block.rows %}" + much + "{% endfor %}{% endfor %}"
    writer = HtmlWriter(TEMPLATES, DESIGN, _pages(**{"blocks/table.html.j2": rows}))
    with pytest.raises(FindingsError) as stopped:
        writer.write(sample, named_places(sample))
    assert {item.code for item in stopped.value.findings} == {"egen-skabelon-lang"}


def test_an_own_partial_that_fails_stops_the_build_with_its_finding(project: Project, give: Give) -> None:
    give(QUOTE, "<p>{{ block.ophav }}</p>")
    (outcome,) = _built(project, Format.HTML)
    assert outcome.state is OutcomeState.FAILED
    assert [item.code for item in outcome.findings if item.is_error] == ["egen-skabelon-værdi"]


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        (QUOTE, STANDARD_QUOTE.replace('"quote"', '"egen-a"'), STANDARD_QUOTE.replace('"quote"', '"egen-b"')),
        ("tillaeg.css", "h2 { color: #801650 }", "h2 { color: #14532D }"),
    ],
)
def test_what_shapes_pages_alone_leaves_the_word_file_as_it_is(
    project: Project, give: Give, name: str, first: str, second: str
) -> None:
    give(name, first)
    _built(project, *Format)
    give(name, second)
    (outcome,) = _built(project, *Format)
    assert [Path(file).suffix for file in outcome.written] == [".pdf", ".html"]


def _built(project: Project, *formats: Format) -> list[Outcome]:
    file = project.municipalities / "2018" / "aarhus.yaml"
    with BatchRun(project, Order((file,), formats, workers=1)).outcomes() as outcomes:
        return list(outcomes)


def test_a_huge_partial_is_refused(project: Project, give: Give) -> None:
    give(QUOTE, "a" * 20_000)
    assert told(project) == [("egen-skabelon-stor", 1)]


@pytest.mark.parametrize("link", ["html", "html/blocks", QUOTE])
def test_a_link_out_of_the_folder_is_refused(project: Project, give: Give, link: str) -> None:
    give("logo.png", b"")
    place = project.municipalities / "2018" / "aarhus" / link
    place.parent.mkdir(parents=True, exist_ok=True)
    target = Path("/etc/passwd") if link == QUOTE else project.templates / link
    place.symlink_to(target, target_is_directory=target.is_dir())
    assert told(project) == [("egen-fil-udenfor", 1)]


def test_hidden_files_are_left_alone(project: Project, give: Give) -> None:
    give("html/blocks/.quote.html.j2.swp", b"\0")
    assert told(project) == []


WORDS = st.text(st.sampled_from("ab <>&\"'æ"), max_size=12)


@given(WORDS, WORDS)
def test_words_are_the_same_only_if_they_read_the_same(one: str, other: str) -> None:
    is_same = " ".join(one.split()) == " ".join(other.split())
    try:
        same_content(f"<p>{escape(one)}</p>", f"<p>{escape(other)}</p>", in_a_line=False)
    except Difference:
        assert not is_same
    else:
        assert is_same


@given(st.text(st.sampled_from("<>/!-?[]\"'=& ap"), max_size=30))
def test_what_is_taken_on_reads_back_as_what_was_compared(html: str) -> None:
    standard = "<p>a</p>"
    try:
        written = same_content(html + standard, standard, in_a_line=False)
    except Difference:
        return
    assert same_content(written, standard, in_a_line=False) == written
    assert "<!" not in written
    assert "/>" not in written
