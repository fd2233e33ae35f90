"""Files that others have made: only regular ones, and only in the folder that they are meant for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.source.other_files import file_within, has_shape, open_regular, read_regular, stays_within
from generator.source.project import Project


def test_a_file_is_read_to_one_byte_beyond_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "fil"
    file.write_bytes(b"12345")
    assert read_regular(file) == b"12345"
    assert read_regular(file, 5) == b"12345"
    assert read_regular(file, 3) == b"1234"


def _pipe(place: Path) -> Path:
    os.mkfifo(place)
    return place


def _linked_pipe(place: Path) -> Path:
    place.symlink_to(_pipe(place.with_name("rør")))
    return place


def _loop(place: Path) -> Path:
    place.symlink_to(place.name)
    return place


@pytest.mark.parametrize(
    "make",
    [
        _pipe,
        _linked_pipe,
        _loop,
        lambda place: place.mkdir() or place,
        lambda _place: Path("/dev/zero"),
        lambda place: place / "\0",
        lambda place: place / ("a" * 5_000),
    ],
)
def test_what_is_no_regular_file_is_not_opened(tmp_path: Path, make: object) -> None:
    with pytest.raises(OSError, match=r".+"):
        open_regular(make(tmp_path / "fil"))  # type: ignore[operator]


@pytest.mark.parametrize("name", ["a.pdf", "aarhus/a.pdf", "år/…/æ.pdf", "..a/b"])
def test_a_plain_name_stays_within_its_folder(name: str) -> None:
    assert stays_within(name)


@pytest.mark.parametrize("name", ["", "/a", "a//b", "..", "a/..", "./a", "a/", "c:a", "a\\b", "a\0"])
def test_any_other_name_does_not(name: str) -> None:
    assert not stays_within(name)


def test_a_name_that_leads_through_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "genvej").symlink_to("mappe")
    assert file_within(tmp_path, "mappe/a") == tmp_path / "mappe" / "a"
    with pytest.raises(OSError, match="link"):
        file_within(tmp_path, "genvej/a")


@pytest.mark.parametrize(
    ("value", "shape", "fits"),
    [
        ("æ", str, True),
        ("\udcff", str, False),
        (1, int, True),
        (True, int, False),
        (1, float, True),
        (1e999, float, False),
        (True, float, False),
        (None, (str, None), True),
        ([1, 2], [int], True),
        ([1, "2"], [int], False),
        ([1, "2"], [int, str], True),
        ([1], [int, str], False),
        ({"a": 1, "b": 2}, {"a": int}, True),
        ({"b": 2}, {"a": int}, False),
        ({"a": "b"}, {str: str}, True),
        ({"\ud800": "b"}, {str: str}, False),
        ([], {str: str}, False),
    ],
)
def test_a_value_has_a_shape_or_not(value: object, shape: object, fits: bool) -> None:
    assert has_shape(value, shape) is fits


def test_every_path_can_be_shown(tmp_path: Path) -> None:
    project = Project(tmp_path)
    loop = _loop(tmp_path / "rundt.yaml")
    assert project.shown(loop) == "rundt.yaml"
    assert project.shown(tmp_path / os.fsdecode(b"k\xf8ge.yaml")) == "k\\udcf8ge.yaml"
    assert project.shown(tmp_path / "a\0b") == "a\0b"
