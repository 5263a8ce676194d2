"""Copies written where somebody asks: whole or not at all, under a fitting name, never over their source."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from jcas.domain.refusals import Invalid


def must_be_another(out: Path, source: Path) -> None:
    """Refuse with `Invalid` an output that is the input, under whatever name, or that can't be a file."""
    if out.is_dir():
        raise Invalid(f"{out} is a folder; name the file to write.")
    if out.exists() and out.samefile(source):
        raise Invalid(f"{out} is the manuscript itself, which is never overwritten; name another file.")


def must_fit(out: Path, kind: str) -> None:
    """Refuse with `Invalid` an output whose suffix is not that of its format."""
    if out.suffix.lower() != f".{kind}":
        raise Invalid(f"The manuscript is a .{kind} file and so is its copy; name one that ends in .{kind}.")


@contextmanager
def whole(out: Path) -> Iterator[Path]:
    """A place beside `out` to write to, which takes out's name when all went well; else nothing of it is left.

    Raises `Invalid` where nothing can be written there.
    """
    try:
        folder = TemporaryDirectory(prefix=".jcas-", dir=out.parent)
    except OSError as fault:
        raise Invalid(f"Nothing can be written to {out.parent} ({fault.strerror}); name another place.") from None
    with folder as unfinished:
        place = Path(unfinished) / "copy"
        yield place
        place.replace(out)
