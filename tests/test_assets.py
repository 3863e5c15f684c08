"""The front-end files that we serve: unchanged, licensed, whole for Vietnamese, loading nothing."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

STATIC = Path(__file__).parent.parent / "tracker" / "static"
VENDOR = STATIC / "vendor"
PACKAGES = json.loads(VENDOR.joinpath("VENDOR.json").read_text(encoding="utf-8"))
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳáắấéếíóốớúứýảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵ"
)
ICON = re.compile(r"""\b(?:icon|badge|empty)\(\s*['"]([a-z0-9-]+)['"]""")
LOADS = re.compile(r"""@import|url\(\s*['"]?(?:https?:)?//|\bimport\(|\bsrc\s*=\s*['"]https?:""")


def test_every_vendored_file_is_the_one_recorded() -> None:
    recorded = {path: wanted for package in PACKAGES for path, wanted in package["sha256"].items()}
    served = {path.relative_to(STATIC).as_posix() for path in VENDOR.rglob("*") if path.is_file()}
    assert served - set(recorded) == {"vendor/VENDOR.json"}
    for path, wanted in recorded.items():
        assert hashlib.sha256(STATIC.joinpath(path).read_bytes()).hexdigest() == wanted, path


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["name"])
def test_every_vendored_package_names_its_licence(package: dict[str, str]) -> None:
    assert package["licence"] in {"MIT", "OFL-1.1"}
    assert package["version"]


def test_every_vendored_folder_holds_its_licence_text() -> None:
    for folder in VENDOR.iterdir():
        assert not folder.is_dir() or folder.joinpath("LICENSE.txt").stat().st_size > 1000, folder


@pytest.mark.parametrize("file", sorted(VENDOR.rglob("*.*s")), ids=lambda file: file.name)
def test_vendored_styles_and_scripts_load_nothing_from_elsewhere(file: Path) -> None:
    assert LOADS.findall(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_the_font_holds_every_vietnamese_letter(weight: int) -> None:
    held: set[int] = set()
    for file in VENDOR.glob(f"*/be-vietnam-pro-*-{weight}-normal.woff2"):
        held |= set(TTFont(file).getBestCmap())
    assert [letter for letter in LETTERS + LETTERS.upper() if ord(letter) not in held] == []


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_the_ten_figures_are_equally_wide(weight: int) -> None:
    (file,) = VENDOR.glob(f"dd-so-*/dd-so-{weight}.woff2")
    font = TTFont(file)
    figures = {chr(code): font["hmtx"][name][0] for code, name in font.getBestCmap().items()}
    assert sorted(figures) == list("0123456789")
    assert len(set(figures.values())) == 1


def test_the_sprite_holds_the_listed_icons() -> None:
    listed = STATIC.parents[1].joinpath("assets/icons.txt").read_text(encoding="utf-8").split()
    assert re.findall(r'<symbol id="([^"]+)"', STATIC.joinpath("icons.svg").read_text()) == listed


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', STATIC.joinpath("icons.svg").read_text()))
    for template in STATIC.parents[1].joinpath("templates").rglob("*.html"):
        named = set(ICON.findall(template.read_text(encoding="utf-8")))
        assert named <= drawn, template
