"""Every command and every YAML example in the documents for planners does what it says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from generator.batch.workshop import Workshop
from generator.problems import FindingsError
from generator.source.identity_files import IDENTITY_FILES
from generator.source.project import Project
from tests.docs.fences import INLINE_COMMAND, ROOT, Fence, document, fences, table_rows

DOCUMENTS = ("README.md", "docs/vejledning.md")
WITHOUT_FILES = re.compile(r"source \.venv/bin/activate|(?:scripts/\S+|\.venv/bin/python .+)")
PICTURE = re.compile(r"(?:fil: |\]\()([\w.-]+\.(?:png|jpg))")
ENGLISH_OPTIONS = {"--all", "--force", "--help", "--quiet", "--why"}
"""Other names of options that the guide explains under their Danish names."""
MAKE = re.compile(r"make (\w+)")


def run(project: Project, command: str) -> subprocess.CompletedProcess[str]:
    """Run a ``beskplan`` command in a project; what it says comes in the order a planner sees it."""
    words = shlex.split(command, comments=True)
    return subprocess.run(
        [sys.executable, "-m", "generator", *words[1:]],
        cwd=project.root,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def refused(project: Project, workshop: Workshop, block: Fence) -> str:
    """Return what is wrong with an example: with the file it shows, or with a YAML file made of it."""
    shown = block.file or f"municipalities/2018/eksempel-{block.line}.yaml"
    file = project.root / shown
    file.parent.mkdir(parents=True, exist_ok=True)
    is_whole = re.search("^(kommune|viderefører):", block.text, re.MULTILINE)
    is_shared = file.parent.name == "fælles"
    is_identity = file.name in IDENTITY_FILES or file.suffix != ".yaml"
    for picture in PICTURE.findall(block.text):
        folder = file.with_suffix("")
        folder.mkdir(exist_ok=True)
        Image.new("RGB", (60, 40)).save(folder / picture)
    file.write_text(
        block.text if is_whole or is_shared or is_identity else f"kommune: Odense\n{block.text}", "utf-8"
    )
    if is_shared:
        return ""
    if is_identity:
        _, years, slug, *_ = Path(shown).parts
        file = project.municipalities / years / f"{slug}.yaml"
    try:
        checked = workshop.plan(workshop.read(file))
        workshop.document(checked.plan)
        found = (*checked.findings, *workshop.page_findings(checked.plan))
    except FindingsError as error:
        return str(error)
    finally:
        if block.file is None:
            file.unlink()
    return "; ".join(item.cause for item in found if item.is_error)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_following_a_document_from_top_to_bottom_works(name: str, project: Project) -> None:
    workshop = Workshop(project)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for block in fences(document(name)):
        where = f"{name}:{block.line}"
        match block.language:
            case "yaml" | "css" | "html":
                assert not refused(project, workshop, block), where
            case "yaml fejl":
                assert refused(project, workshop, block), where
            case "sh":
                for command in filter(None, block.text.splitlines()):
                    if target := MAKE.match(command):
                        assert re.search(rf"^{target[1]}:", makefile, re.MULTILINE), where
                    elif command.startswith("beskplan "):
                        answer = run(project, command)
                        assert answer.returncode == 0, f"{where}: {command}\n{answer.stdout}"
                    else:
                        assert WITHOUT_FILES.match(command), f"{where}: {command}"
            case "console":
                first, _, said = block.text.partition("\n")
                assert run(project, first.removeprefix("$ ")).stdout.strip() == said.strip(), where
            case other:
                assert other in {"text", "python"}, f"{where}: a block of an unknown kind"


NEEDS_FILES = tuple(
    f"beskplan {name}"
    for name in ("opret", "tilpas", "new", "build", "verify", "data", "review", "svar", "sammenlign")
)


@pytest.mark.parametrize("name", [*DOCUMENTS, "docs/format.md"])
def test_every_command_in_running_text_is_understood(name: str, project: Project) -> None:
    (project.municipalities / "2018" / "aarhus.yaml").write_text("kommune: Aarhus\n", "utf-8")
    for command in dict.fromkeys(INLINE_COMMAND.findall(document(name))):
        if command.startswith(NEEDS_FILES):
            command = f"{command} --hjælp"
        answer = run(project, command)
        assert answer.returncode == 0, f"{command}\n{answer.stdout}"


@pytest.mark.parametrize(
    ("words", "written"), table_rows(document("docs/vejledning.md"), "I planen kommer der til at stå")
)
def test_a_target_reads_in_the_plan_as_the_guide_says(words: str, written: str, project: Project) -> None:
    file = project.municipalities / "2018" / "odense.yaml"
    file.write_text(
        "kommune: Odense\nmål:\n  - ministermål: 1\n    indikatorer:\n"
        f"      - {{indikator: offentlig-forsørgelse-andel, måltal: {written.strip('`')}}}\n",
        "utf-8",
    )
    workshop = Workshop(project)
    goal = workshop.plan(workshop.read(file)).plan.goals[0]
    assert [target.statement.replace("\u00a0", " ") for target in goal.all_targets] == [words]


@pytest.mark.parametrize("name", [*DOCUMENTS, "docs/arkitektur.md", "docs/format.md", "CHANGELOG.md"])
def test_links_within_the_repository_lead_somewhere(name: str) -> None:
    text = document(name)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("https://", "http://", "mailto:", "sprog:")):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / name).parent / path if path else ROOT / name
        assert file.exists(), f"{name}: {target}"
        if anchor:
            assert anchor in anchors(file), f"{name}: {target}"


def anchors(file: Path) -> set[str]:
    """Return the anchors that GitHub and GitLab give the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", [*DOCUMENTS, "docs/arkitektur.md", "docs/format.md"])
def test_every_file_named_in_running_text_exists(name: str) -> None:
    pattern = (
        r"`((?:generator|plan_templates|tests|scripts|docs|data|benchmarks)/[\w./æøå-]+"
        r"|[\w-]+\.toml|goals\.yaml|constraints\.txt)`"
    )
    assert not [path for path in re.findall(pattern, document(name)) if not (ROOT / path).exists()]


def test_every_command_and_option_is_explained_to_planners(project: Project) -> None:
    texts = document("README.md") + document("docs/vejledning.md")
    commands = re.findall(r"^  (\w+)  ", run(project, "beskplan --hjælp").stdout, re.MULTILINE)
    assert {"new", "check", "build", "verify", "indikatorer"} <= set(commands)
    for command in commands:
        assert f"beskplan {command}" in texts
        for option in re.findall(r"(--[\wå]+)", run(project, f"beskplan {command} --hjælp").stdout):
            assert option in texts or option in ENGLISH_OPTIONS, f"{command} {option}"
