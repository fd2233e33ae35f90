"""A municipality's own style sheet colours and spaces the text of a plan; it hides and fetches nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.fonts import ensure_fonts
from generator.document.blocks import Callout, CalloutKind, Document, Note, Text, text
from generator.document.design import load_design
from generator.document.own_pages import OwnFile, OwnPages
from generator.problems import Finding, FindingsError
from generator.source.project import Project
from generator.writers.drawn_charts import draw_charts
from generator.writers.html import HtmlWriter
from generator.writers.own_css import read_styles
from generator.writers.pdf import PdfWriter
from generator.writers.templates import Templates
from tests.conftest import ROOT
from tests.html.conftest import named_places
from tests.identity.conftest import Give, found, told
from tests.writers_sample import illustrated_sample, with_blocks

TEMPLATES = ROOT / "plan_templates"
DESIGN = load_design(TEMPLATES / "design.yaml")
STYLES = "tillaeg.css"


def _pages(css: str) -> OwnPages:
    return OwnPages({}, OwnFile(STYLES, css))


def _problems(css: str, document: Document | None = None) -> Sequence[Finding]:
    try:
        return Templates(TEMPLATES, DESIGN, _pages(css)).findings(document or illustrated_sample())
    except FindingsError as error:
        return error.findings


@pytest.mark.parametrize(
    "css",
    [
        "h2 { color: #801650 }",
        "h2, h3 { font-size: 18pt; font-weight: bold }",
        "blockquote { background: #FFF7ED; padding: 2mm 4mm; border-left: 1mm solid #801650 }",
        ".callout.fact > p:first-child { letter-spacing: 0.1mm }",
        ".callout { background: #12436D; color: white }\n.callout .callout-title { color: #FFF }",
        ".callout { border-radius: 2mm; margin: 4mm 0; max-width: 120mm; line-height: 1.5 }",
        "table { break-before: page } tr { break-inside: avoid } td { vertical-align: middle }",
        "h2 { background: none; border: none }",
        "/* kun en bemærkning */",
        "",
    ],
)
def test_a_look_that_serves_readers_is_used(css: str) -> None:
    assert _problems(css) == ()
    sample = illustrated_sample()
    page = HtmlWriter(TEMPLATES, DESIGN, _pages(css)).write(sample, named_places(sample))
    for rule in read_styles(OwnFile(STYLES, css)):
        assert rule.css in page
        assert all(selector.startswith("main ") for selector in rule.selectors)


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("p { display: none }", "css-egenskab"),
        ("p { visibility: hidden }", "css-egenskab"),
        ("p { opacity: 0 }", "css-egenskab"),
        ("p { position: absolute }", "css-egenskab"),
        ("p { clip-path: circle(0) }", "css-egenskab"),
        ("p { transform: scale(0) }", "css-egenskab"),
        ("p { text-indent: -100mm }", "css-egenskab"),
        ("p { content: 'Vedtaget' }", "css-egenskab"),
        ("p { order: 2 }", "css-egenskab"),
        ("p { height: 0 }", "css-egenskab"),
        ("p { overflow: hidden }", "css-egenskab"),
        ("p { float: right }", "css-egenskab"),
        ("p { string-set: draft '' }", "css-egenskab"),
        ("p { text-transform: uppercase }", "css-egenskab"),
        ("ol { list-style: none }", "css-egenskab"),
        ("p { font-family: 'Comic Sans' }", "css-egenskab"),
        ("p { --x: url(http://example.org) }", "css-egenskab"),
        ("p { behavior: url(x.htc) }", "css-egenskab"),
        ("p { -moz-binding: url(x.xml) }", "css-egenskab"),
        ("p { background-image: url(http://example.org/x.png) }", "css-egenskab"),
        ("p { background: url(http://example.org/x.png) }", "css-farve"),
        ("p { background: image-set('x.png' 1x) }", "css-farve"),
        ("p { color: expression(alert(1)) }", "css-farve"),
        ("p { color: var(--x) }", "css-farve"),
        ("p { color: transparent }", "css-farve"),
        ("p { color: #12436D00 }", "css-farve"),
        ("p { color: rgba(0, 0, 0, 0) }", "css-farve"),
        ("p { color: inherit }", "css-farve"),
        ("p { color: #12436D !important }", "css-important"),
        ("p { font-size: 1pt }", "css-skriftstørrelse"),
        ("p { font-size: 50% }", "css-skriftstørrelse"),
        ("p { font-size: 0.5em }", "css-skriftstørrelse"),
        ("p { font-size: 999pt }", "css-skriftstørrelse"),
        ("p { margin: -5mm }", "css-længde"),
        ("p { margin-left: 500mm }", "css-længde"),
        ("p { padding: 1e9mm }", "css-længde"),
        ("p { padding: 100vw }", "css-længde"),
        ("p { padding: calc(1mm * 999) }", "css-længde"),
        ("p { letter-spacing: -2mm }", "css-længde"),
        ("p { max-width: 1mm }", "css-længde"),
        ("p { line-height: 0 }", "css-tal"),
        ("p { text-align: url(x) }", "css-ord"),
        ("p { border: 1mm solid url(x) }", "css-kant"),
        ("p { border: 40mm solid #000000 }", "css-kant"),
        ("p { color: }", "css-farve"),
        ("p { color }", "css-ulæselig"),
        ("p { a { color: #000000 } }", "css-indlejret"),
        ("@import 'http://example.org/x.css';", "css-at-regel"),
        ("@import url(../../../etc/passwd);", "css-at-regel"),
        ("@font-face { font-family: x; src: url(x) }", "css-at-regel"),
        ("@page { margin: 0 }", "css-at-regel"),
        ("@media print { p { display: none } }", "css-at-regel"),
        ("@charset 'utf-16';", "css-at-regel"),
        ("@namespace x url(x);", "css-at-regel"),
        ("p { @media print { color: #000000 } }", "css-at-regel"),
        ("* { color: #000000 }", "css-vælger"),
        ("svg { font-weight: bold }", "css-vælger"),
        ("text { font-size: 20pt }", "css-vælger"),
        ("body { background: #000000 }", "css-vælger"),
        ("p:has(a) { color: #000000 }", "css-vælger"),
        ("p:not(.x) { color: #000000 }", "css-vælger"),
        ("p::before { color: #000000 }", "css-vælger"),
        ("a[href] { color: #000000 }", "css-vælger"),
        ("#x { color: #000000 }", "css-vælger"),
        ("p, { color: #000000 }", "css-vælger"),
        ("} p { color: #000000 }", "css-vælger"),
        ("</style><script>alert(1)</script> p { color: #000000 }", "css-vælger"),
        ("p { color: </style><script>alert(1)</script> }", "css-farve"),
        ("p { color: " + "(" * 5_000, "css-farve"),
        ("p { color: " + "a(" * 5_000, "css-farve"),
        ("p { color: " + "{" * 5_000, "css-farve"),
        ("(" * 5_000 + "p {}", "css-ulæselig"),
        ("p:is(" * 3_000 + "p" + ")" * 3_000 + " { color: #000000 }", "css-vælger"),
        ("p {" * 5_000, "css-indlejret"),
        ("p { color: #000000", None),
        ("p", "css-ulæselig"),
    ],
)
def test_what_could_hide_fetch_or_run_is_refused_at_its_line(css: str, code: str | None) -> None:
    problems = _problems(f"/* eget */\n{css}\n")
    assert [item.code for item in problems][:1] == ([code] if code else [])
    for item in problems:
        assert item.place is not None
        assert (item.place.file, item.place.line) == (STYLES, 2)


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("h2 { color: #BBBBBB }", "css-kontrast"),
        ("h2 { color: white }", "css-kontrast"),
        ("td { background: #777777 }", "css-kontrast"),
        ("h2 { color: #12436D; background: #12436D }", "css-kontrast"),
        # Each rule can be read by itself; together they cannot.
        (".callout { background: #12436D; color: white }", "css-kontrast"),
        ("div { color: white }\np { background: #801650 }\n.callout p { background: white }", "css-kontrast"),
        # The number of a list item, which has a colour of its own.
        ("li { background: #12436D; color: white }\nli a { color: white }", "css-kontrast"),
        ("figure { background: #12436D; color: white }", "css-diagram"),
        ("figure { background: #F0F4F8 }", "css-diagram"),
    ],
)  # fmt: skip
def test_words_that_cannot_be_told_from_their_ground_are_refused(css: str, code: str) -> None:
    assert code in {item.code for item in _problems(css)}


def test_a_faint_colour_is_told_with_its_contrast_and_words() -> None:
    (problem,) = _problems("p { color: #777777 }")
    assert "4,47:1" in problem.cause
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == (1, 5)


def test_a_footnote_stands_on_the_paper_and_not_in_its_frame() -> None:
    callout = Callout(CalloutKind.FACT, text("Fakta"), ((Text("Ord"), Note("En note.")),))
    dark = (
        ".callout { background: #12436D; color: white }\n.callout .callout-title, .callout a { color: white }"
    )
    assert _problems(dark, with_blocks(callout)) == ()
    hidden = f"{dark}\n.callout span {{ color: white }}"
    assert [item.code for item in _problems(hidden, with_blocks(callout))] == ["css-kontrast"]


def test_words_pushed_off_the_paper_are_refused() -> None:
    css = "div, table, p, ul, li, blockquote { padding-left: 15mm; margin-left: 25mm }"
    css += "\n.egen-ord, span, a, strong { padding-left: 15mm; margin-left: 25mm }"
    document = illustrated_sample()
    writer = PdfWriter(TEMPLATES, DESIGN, ensure_fonts(), _pages(css))
    with pytest.raises(FindingsError) as refused:
        writer.write(document, draw_charts(document, DESIGN))
    assert {item.code for item in refused.value.findings} == {"css-uden-for-siden"}


@pytest.mark.parametrize(
    ("css", "code"),
    [("a{}" * 12_000, "css-stor"), ("a{}" * 300, "css-regler"), (",".join(["a"] * 50) + "{}", "css-vælgere")],
)
def test_a_huge_style_sheet_is_refused(project: Project, give: Give, css: str, code: str) -> None:
    give(STYLES, css)
    assert told(project) == [(code, 1)]


def test_the_marks_of_a_plan_are_out_of_reach() -> None:
    sample = illustrated_sample()
    css = ".demo, .draft, .front, footer, header { color: white }\n.demo, .draft { color: #801650 }"
    assert {item.code for item in _problems(css)} == {"css-vælger"}
    page = HtmlWriter(TEMPLATES, DESIGN, _pages(".draft, .demo, .front { font-size: 8pt }"))
    assert "main .draft, main .demo, main .front { font-size: 8pt }" in page.write(
        sample, named_places(sample)
    )


def test_a_link_out_of_the_folder_is_refused(project: Project, give: Give) -> None:
    give("logo.png", b"")
    (project.municipalities / "2018" / "aarhus" / STYLES).symlink_to("/etc/passwd")
    assert told(project) == [("egen-fil-udenfor", 1)]


def test_the_plan_says_that_it_has_own_files(project: Project, give: Give) -> None:
    give(STYLES, "h2 { color: #801650 }")
    assert [item.cause for item in found(project) if item.code == "egen-profil"] == [
        "Planen bruger kommunens egen tillaeg.css."
    ]


@given(st.text(st.sampled_from("p{}:;,.@#!/*<>\\'\"() azcolr0-9url"), max_size=60))
def test_whatever_is_written_only_what_was_recognised_is_taken_on(css: str) -> None:
    try:
        rules = read_styles(OwnFile(STYLES, css))
    except FindingsError:
        return
    for rule in rules:
        assert not set(rule.css) & set("<@\\'\"()!/*")
        assert rule.css.count("{") == rule.css.count("}") == 1
