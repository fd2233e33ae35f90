"""Photographs and scans are decoded whole and written anew: the same picture for Word, PDF and HTML."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from generator.problems import Finding, FindingsError, Place
from generator.source.pictures import MAX_BYTES, PictureFile, read_picture
from generator.source.raster import MAX_PIXELS, MAX_SIDE, MAX_WRITTEN, DamagedPictureError, read_raster
from generator.source.records.annex import AnnexPicture
from generator.source.written import Written

RED, BLUE = (200, 30, 30), (30, 30, 200)


def _bytes(image: Image.Image, form: str, **more: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **more)
    return stream.getvalue()


def _two_halves(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Return a picture that is red on the left and blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def _photograph(size: tuple[int, int]) -> Image.Image:
    """Return a picture with as many details as a photograph."""
    return Image.effect_noise(size, 60).convert("RGB")


def _shown(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(read_raster(data).data))
    image.load()
    return image


def _png(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG file of these chunks."""
    packed = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in (*chunks, (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _read(folder: Path, name: str) -> PictureFile:
    words = Written(name, Place("odense.yaml", 3, 7, len(name), f"logo: {name}"), "logo.fil")
    text = Written("Byvåben", Place("odense.yaml", 3, 20), "logo.alternativ tekst")
    return read_picture(AnnexPicture.model_construct(file=words, alternative_text=text), folder, "odense")


def _refused(folder: Path, name: str) -> Finding:
    with pytest.raises(FindingsError) as caught:
        _read(folder, name)
    [item] = caught.value.findings
    assert item.is_error
    assert item.place is not None
    assert item.place.line == 3
    return item


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_stays_what_it_shows(form: str) -> None:
    shown = _shown(_bytes(_two_halves(), form)).convert("RGB")
    for at, colour in (((5, 10), RED), ((35, 10), BLUE)):
        assert all(abs(a - b) < 20 for a, b in zip(shown.getpixel(at), colour, strict=True))


@pytest.mark.parametrize(("form", "orientation"), [("JPEG", 3), ("JPEG", 6), ("JPEG", 8), ("PNG", 6)])
def test_a_picture_is_turned_as_its_own_mark_says(form: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    shown = _shown(_bytes(_two_halves(), form, exif=exif)).convert("RGB")
    red_at = {3: (35, 10), 6: (10, 5), 8: (10, 35)}[orientation]
    assert shown.size == ((40, 20) if orientation == 3 else (20, 40))
    assert shown.getpixel(red_at)[0] > 150
    assert shown.getexif() == {}


def test_nothing_is_told_of_who_took_a_picture_and_where() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Hemmeligt kamera"
    exif.get_ifd(0x8825)[1] = "N"
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Hemmelig fotograf")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for data in (
        _bytes(_two_halves(), "JPEG", exif=exif, icc_profile=profile, comment=b"Hemmelig", dpi=(72, 72)),
        _bytes(_two_halves(), "PNG", exif=exif, icc_profile=profile, pnginfo=notes, dpi=(72, 72)),
        _bytes(_photograph((900, 900)), "JPEG", quality=95, exif=exif, comment=b"Hemmelig"),
    ):
        written = read_raster(data).data
        assert b"emmelig" in data
        assert b"emmelig" not in written
        assert not {"exif", "icc_profile", "comment", "Author"} & set(Image.open(io.BytesIO(written)).info)


@pytest.mark.parametrize(
    ("image", "form", "mode"),
    [
        (_two_halves("CMYK"), "JPEG", "RGB"),
        (_two_halves("L"), "JPEG", "L"),
        (_two_halves("P"), "PNG", "RGB"),
        (_two_halves("1"), "PNG", "L"),
        (_two_halves("LA"), "PNG", "L"),
        (_two_halves("RGBA"), "PNG", "RGB"),
        (_two_halves("L").convert("I;16"), "PNG", "L"),
        (Image.new("RGBA", (4, 4), (1, 2, 3, 90)), "PNG", "RGBA"),
        (Image.new("LA", (4, 4), (1, 90)), "PNG", "LA"),
    ],
)
def test_every_way_to_hold_colours_becomes_grey_or_red_green_and_blue(
    image: Image.Image, form: str, mode: str
) -> None:
    assert _shown(_bytes(image, form)).mode == mode


def test_a_palette_with_a_transparent_colour_stays_transparent_there() -> None:
    image = Image.new("P", (40, 20), 0)
    image.putpalette([*RED, *BLUE])
    image.paste(1, (20, 0, 40, 20))
    shown = _shown(_bytes(image, "PNG", transparency=0))
    assert [shown.getpixel(at)[3] for at in ((5, 10), (35, 10))] == [0, 255]


def test_grey_of_sixteen_bits_keeps_its_shades() -> None:
    image = Image.new("I;16", (3, 1))
    for x, value in enumerate((0, 32_896, 65_535)):
        image.putpixel((x, 0), value)
    assert [_shown(_bytes(image, "PNG")).getpixel((x, 0)) for x in range(3)] == [0, 128, 255]


def test_a_picture_in_other_colours_is_told_in_those_of_the_screen() -> None:
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert _shown(_bytes(_two_halves(), "PNG", icc_profile=wide)).convert("RGB").getpixel((5, 10)) == RED
    assert _shown(_bytes(_two_halves(), "PNG", icc_profile=b"ingen profil")).mode == "RGB"


def test_an_interlaced_picture_is_read() -> None:
    """Adam7 with one dot: the first of its seven passes holds it."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 1)
    data = _png((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" + bytes(RED))))
    assert _shown(data).getpixel((0, 0)) == RED


def test_a_large_picture_is_written_no_larger_than_it_is_printed() -> None:
    raster = read_raster(_bytes(_two_halves(size=(3000, 1500)), "JPEG", quality=95))
    assert (raster.width, raster.height) == (MAX_SIDE, MAX_SIDE // 2)
    for form in ("JPEG", "PNG"):
        assert len(read_raster(_bytes(_photograph((2400, 1800)), form)).data) <= MAX_WRITTEN
    see_through = Image.effect_noise((1600, 1200), 90).convert("RGBA")
    see_through.putalpha(Image.effect_noise((1600, 1200), 90))
    assert len(read_raster(_bytes(see_through, "PNG")).data) <= MAX_WRITTEN


def test_a_narrow_picture_keeps_at_least_a_dot() -> None:
    raster = read_raster(_bytes(Image.new("L", (9000, 1)), "PNG"))
    assert (raster.width, raster.height) == (MAX_SIDE, 1)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_the_same_picture_gives_the_same_bytes(form: str) -> None:
    data = _bytes(_photograph((300, 200)), form)
    assert read_raster(data) == read_raster(data)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("loose", [False, True])
def test_a_picture_that_is_cut_off_is_damaged_whatever_other_libraries_allow(
    form: str, loose: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", loose)
    data = _bytes(_photograph((300, 200)), form)
    for kept in (40, len(data) // 2, len(data) - 40):
        with pytest.raises(DamagedPictureError):
            read_raster(data[:kept])


@pytest.mark.parametrize("missing", [12, 20])
def test_a_picture_without_its_end_is_damaged(missing: int) -> None:
    with pytest.raises(DamagedPictureError):
        read_raster(_bytes(Image.new("1", (300, 100)), "PNG")[:-missing])


def test_a_picture_whose_dots_were_changed_on_the_way_is_damaged() -> None:
    data = bytearray(_bytes(_photograph((300, 200)), "PNG"))
    data[len(data) // 2] ^= 1
    with pytest.raises(DamagedPictureError):
        read_raster(bytes(data))


@given(st.binary(max_size=300), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"]))
def test_any_bytes_are_damaged_or_a_picture(data: bytes, beginning: bytes) -> None:
    with pytest.raises(DamagedPictureError):
        read_raster(beginning + data)


def _moving(form: str, **more: object) -> bytes:
    first = _two_halves()
    return _bytes(first, form, save_all=True, append_images=[first.rotate(180), first.rotate(180)], **more)


def _bomb() -> bytes:
    return _bytes(Image.new("1", (MAX_PIXELS // 5000 + 1, 5000)), "PNG")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("kort.gif", lambda: _bytes(_two_halves("P"), "GIF"), "billede-form"),
        ("kort.png", lambda: _bytes(_two_halves("P"), "GIF"), "billede-form"),
        ("kort.png", lambda: _moving("GIF"), "billede-form"),
        ("kort.png", lambda: _moving("PNG"), "billede-bevæger-sig"),
        ("kort.png", lambda: _moving("PNG", default_image=True), "billede-bevæger-sig"),
        ("kort.jpg", lambda: _moving("PNG"), "billede-bevæger-sig"),
        ("kort.png", lambda: b"", "billede-form"),
        ("kort.png", lambda: b"<svg/>", "billede-form"),
        ("bilag.pdf", lambda: b"%PDF-1.7 ...", "billede-er-pdf"),
        ("bilag.png", lambda: b"%PDF-1.7 ...", "billede-er-pdf"),
        ("kort.png", lambda: _bytes(_two_halves(), "PNG")[:-30], "billede-beskadiget"),
        ("kort.png", _bomb, "billede-for-stort"),
        ("kort.png", lambda: bytes(MAX_BYTES + 1), "billede-fylder"),
    ],
)
def test_what_cannot_be_shown_is_told_at_its_line_with_what_to_do(
    name: str, data: Callable[[], bytes], code: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data())
    item = _refused(tmp_path, name)
    assert item.code == code
    assert f"»{name}«" in item.cause


@pytest.mark.parametrize(("size", "limit"), [((20_000, 20_000), "50"), ((9_000, 9_999), "50")])
def test_a_limit_says_the_limit_and_what_is_enough(size: tuple[int, int], limit: str, tmp_path: Path) -> None:
    header = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    (tmp_path / "stort.png").write_bytes(_png((b"IHDR", header), (b"IDAT", zlib.compress(bytes(9)))))
    item = _refused(tmp_path, "stort.png")
    assert f"{limit} millioner billedpunkter" in item.cause
    assert "2.000 punkter" in item.cure


def test_what_a_file_is_called_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "FOTO.PNG").write_bytes(_bytes(_photograph((900, 900)), "JPEG", quality=95))
    picture = _read(tmp_path, "FOTO.PNG")
    assert (picture.width, picture.height) == (900, 900)
    assert picture.data.startswith(b"\xff\xd8")
