"""The static fonts: small woff2 files cut from the font packages, made once by `make setup`.

Whole faces weigh 0.4 to 1.2 MB each; a page needs Latin, Cyrillic with Kazakh, punctuation and a few signs.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

TARGET = Path(__file__).resolve().parent.parent / "static" / "fonts"

RANGES = (
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x018F, 0x018F), (0x0259, 0x0259),  # Latin; Ə ə of older Kazakh and Azeri
    (0x01CD, 0x01DC), (0x01E6, 0x01EB), (0x0218, 0x021B), (0x1E00, 0x1E9F),  # pinyin, transliterations
    (0x02BB, 0x02BD), (0x02C6, 0x02DD), (0x0300, 0x030C), (0x0323, 0x0331),  # oʻ gʻ of Uzbek, accents that stand apart
    (0x0400, 0x045F), (0x0490, 0x04F9),  # Cyrillic with Kazakh, Kyrgyz, Tajik, Turkmen, Uzbek letters
    (0x2010, 0x2030), (0x2032, 0x203A), (0x2070, 0x2089), (0x20AC, 0x20BD),  # punctuation, small figures, € ₸ ₽
    (0x2113, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2265),  # № ™ → − ≈ ≠ ≤
    (0x25A0, 0x25CF), (0x2713, 0x2717),  # ■ ● ✓
)  # fmt: skip
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
"""Kerning, accents, local forms, ligatures; both families' plain figures have one width, as tables need them."""


@dataclass(frozen=True, slots=True)
class Face:
    """One static face: the package and file that it is cut from, and where it lies on the file's axes."""

    name: str
    package: str
    file: str
    axes: tuple[tuple[str, float], ...]

    @property
    def source(self) -> Path:
        """The variable font in the installed package."""
        found = find_spec(self.package)
        if found is None or found.origin is None:
            raise FileNotFoundError(f"{self.package} is not installed")
        return Path(found.origin).parent / "files" / self.file


def _faces() -> Iterator[Face]:
    for name, style, weight in (("regular", "", 400), ("semibold", "", 600), ("italic", "-Italic", 400)):
        serif = (("opsz", 14), ("wght", weight))
        yield Face(f"source-serif-4-{name}", "fontpkg_source_serif_4", f"SourceSerif4{style}[opsz,wght].ttf", serif)
        sans = (("wght", weight),)
        yield Face(f"source-sans-3-{name}", "fontpkg_source_sans_3", f"SourceSans3{style}[wght].ttf", sans)


FACES = tuple(_faces())


def build(target: Path = TARGET) -> str:
    """Writes the faces into `target` unless they are there already; tells in a sentence what was done."""
    stamp, wanted = target / ".made-from", _made_from()
    if stamp.exists() and stamp.read_text() == wanted and all(_file(target, face).exists() for face in FACES):
        return "The fonts are up to date."
    target.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as pool:
        sizes = list(pool.map(_cut, FACES, [_file(target, face) for face in FACES]))
    stamp.write_text(wanted)
    return f"{len(sizes)} fonts made, {sum(sizes) // 1024} kB in all."


def _file(target: Path, face: Face) -> Path:
    return target / f"{face.name}.woff2"


def _made_from() -> str:
    """What the result depends on: this module's text and each source's size."""
    parts = [Path(__file__).read_text(), *(f"{face.source}:{face.source.stat().st_size}" for face in FACES)]
    return sha256("\n".join(parts).encode()).hexdigest()


def _cut(face: Face, target: Path) -> int:
    """Subsets first: pinning the axes of a whole face takes ten times as long. Gives the file's bytes."""
    font = TTFont(face.source)
    options = subset.Options(notdef_outline=True, layout_features=FEATURES, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    instancer.instantiateVariableFont(font, dict(face.axes), inplace=True)
    font.flavor = "woff2"
    font.save(target)
    return target.stat().st_size
