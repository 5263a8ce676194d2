"""Manuscripts for tests: one sound article, and plain documents written down paragraph by paragraph."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from jcas.config.profiles import DEFAULT_PROFILE, load_profile
from jcas.demo.manuscripts import Author, Habits, Manuscript, Section, Traces, build_docx, build_odt
from jcas.domain import documents
from jcas.domain.documents import Document, Look, Paragraph, Place, Run
from jcas.domain.structure import manuscript as structure

PROFILE = load_profile(DEFAULT_PROFILE)
SIX = ("introduction", "literature_review", "methodology", "findings", "discussion", "conclusion")
BUILDERS = {"docx": build_docx, "odt": build_odt}

SENTENCE = (
    "Trade across the border has grown in several ways over the last years, and so have the rules that govern it. "
)
TEXT = SENTENCE * 6
CITING = f"Much has been written on this (Writer, {', '.join(str(2001 + i) for i in range(9))})."

SOUND = Manuscript(
    title="Border Trade and Regional Identity in Central Asia: Evidence from the Ferghana Valley",
    authors=(
        Author("Aigerim Bekova", "Example National University, Astana, Kazakhstan", "a.bekova@example.org", "0000-0002-1825-0097"),
        Author("Данияр Сапаров", "Institute of Examples, Bishkek, Kyrgyzstan"),
        Author("O'tkir Al-Karimov ogli", "Example Academy, Tashkent, Uzbekistan"),
    ),
    abstract=("This article studies how border trade shapes identity in the valley. " * 5,),
    keywords=("border trade", "identity", "Ferghana Valley", "cooperation"),
    sections=(
        Section("Introduction", (TEXT,)),
        Section("Literature review", (TEXT, CITING)),
        Section("Methodology", (TEXT, TEXT)),
        Section("Interviews", (TEXT,), level=2),
        Section("Findings", (TEXT,)),
        Section("Discussion", (TEXT,)),
        Section("Conclusion", (TEXT,)),
        Section("Conflicts of interest", ("The authors declare none.",)),
    ),
    references=tuple(f"Writer, A. B. ({2001 + i}). A title of some length. *Journal of Examples*, {i}(1), 1–20." for i in range(9)),
)  # fmt: skip


def sound(*, habits: dict[str, Any] | None = None, traces: dict[str, Any] | None = None, **changes: Any) -> Manuscript:
    """The sound article with other habits, traces or parts."""
    return replace(SOUND, habits=Habits(**(habits or {})), traces=Traces(**(traces or {})), **changes)


def build(folder: Path, manuscript: Manuscript, kind: str = "docx") -> Path:
    """The manuscript as a file of this format."""
    return BUILDERS[kind](folder / f"manuscript.{kind}", manuscript)


def line(text: str, *, style: str = "", outline: int | None = None, centred: bool = False, **look: Any) -> Paragraph:
    """A paragraph of one look."""
    return Paragraph(-1, [Run(text, Look(**look))], style=style, outline=outline, centred=centred)


def document(*paragraphs: Paragraph | str | documents.Table, **rest: Any) -> Document:
    """A document of these paragraphs; a string is a plain one."""
    body = [line(p) if isinstance(p, str) else p for p in paragraphs]
    return documents.number(Document("docx", body, **rest))


def cell(text: str) -> documents.Cell:
    return documents.Cell([Paragraph(-1, [Run(text)], Place.TABLE)])


def understood(*paragraphs: Paragraph | str | documents.Table, **rest: Any) -> structure.Manuscript:
    """A document of these paragraphs, understood with JCAS's names of sections."""
    return structure.understand(document(*paragraphs, **rest), PROFILE.sections, SIX)
