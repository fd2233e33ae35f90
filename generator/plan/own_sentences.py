"""A municipality's own wording of standard sentences: checked before any of it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateError, meta, nodes

from generator.plan.sentences import Sentences, flattened
from generator.problems import Finding, FindingsError, finding, sorted_by_place
from generator.problems.suggest import hint
from generator.sandbox import template_environment
from generator.source.written import Written, WrittenMapping, place_of_value

_ALWAYS = {"flere"}
_FIGURES = {"tal", "fra", "til", "nummer", "antal", "nu"}
"""Values that a sentence may not leave out, since it would no longer say what was measured."""

_FIXED = (
    "dokument.demo",
    "dokument.mærke.",
    "dokument.side",
    "dokument.status.",
    "tilstand.",
    "vedhæftning.",
)
"""Sentences that the reader must meet as they are: what a plan is not, and what a figure is not."""

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Const,
    nodes.Tuple,
)
_COMPARED = {"eq", "ne", "in", "notin"}
_LONGEST = 500
_ENVIRONMENT = template_environment(escaped=False)


def own_sentences(standard: Sentences, written: WrittenMapping) -> Sentences:
    """Return the standard sentences with a municipality's own in the place of some.

    A sentence may hold the values of the standard one and choose by them; it can compute, call and look
    into nothing, so it can neither reach anything nor take long. One that is as it was is no own sentence.
    Raises FindingsError with all that is wrong in the file.
    """
    found: list[Finding] = []
    own: dict[str, str] = {}
    for name, value in flattened(written):
        if name in standard.names and value == standard.source(name):
            continue
        problem = _problem(standard, name, value)
        if problem is None:
            own[name] = str(value)
        else:
            found.append(problem)
    if found:
        raise FindingsError(sorted_by_place(found))
    return standard.with_own(own)


def _problem(standard: Sentences, name: str, value: object) -> Finding | None:
    place = place_of_value(value)
    if not isinstance(value, Written):
        return finding("tekst-ventet", place)
    if name not in standard.names:
        return finding("sætning-ukendt", place, navn=name, forslag=hint(name, standard.names))
    if name.startswith(_FIXED):
        return finding("sætning-fast", place, navn=name)
    if len(value) > _LONGEST:
        return finding("sætning-lang", place, navn=name, grænse=_LONGEST)
    known = _values_of(standard.source(name)) | _ALWAYS
    try:
        tree = _ENVIRONMENT.parse(value)
        if any(not _is_allowed(node) for node in _nodes(tree)):
            return finding("sætning-ikke-tilladt", place, navn=name)
        used = meta.find_undeclared_variables(tree)
        if unknown := sorted(used - known):
            values = ", ".join(sorted(known))
            return finding("sætning-værdi-ukendt", place, navn=name, værdi=unknown[0], kendte=values)
        if missing := sorted((known & _FIGURES) - used):
            return finding("sætning-uden-tal", place, navn=name, værdi=missing[0])
        own = standard.with_own({name: str(value)})
        tried = all(own.say(name, **{**dict.fromkeys(known, "1"), "flere": flere}) for flere in (True, False))
    except (TemplateError, RecursionError):
        return finding("sætning-fejl", place, navn=name)
    return None if tried else finding("sætning-tom", place, navn=name)


def _values_of(source: str) -> set[str]:
    return meta.find_undeclared_variables(_ENVIRONMENT.parse(source))


def _nodes(tree: nodes.Template) -> Iterator[nodes.Node]:
    yield tree
    yield from tree.find_all(nodes.Node)


def _is_allowed(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Operand):
        return node.op in _COMPARED
    return type(node) in _ALLOWED
