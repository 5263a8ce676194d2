"""An anonymised copy where somebody asks for it: whole or not at all, never over its source."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jcas.adapters import outputs
from jcas.adapters.preflight import must_be_file, run_anonymise
from jcas.domain.refusals import Unreadable

_LARGEST_LIST = 1 << 20
_MOST_NAMES = 1000
"""Looking for more takes longer than a reading may."""


def write_copy(
    path: Path, out: Path, *, names_file: Path | None = None, profile_path: Path | None = None
) -> dict[str, Any]:
    """Write the reviewers' copy of the manuscript in `path` to `out`; returns what `run_anonymise` does.

    `names_file`: one further name, e-mail address or institution a line. Raises `Unreadable` where manuscript or list
    can't be read, `Invalid` where nothing can be written to `out`; then nothing of it is left.
    """
    must_be_file(path)
    outputs.must_be_another(out, path)
    names = read_names(names_file) if names_file else ()
    with TemporaryDirectory(prefix="jcas-") as folder, outputs.whole(out) as unfinished:
        made = run_anonymise(path, Path(folder), names=names, profile_path=profile_path)
        outputs.must_fit(out, made["format"])
        unfinished.write_bytes((Path(folder) / made["file"]).read_bytes())
    return made


def read_names(path: Path) -> tuple[str, ...]:
    """The lines of a list of names that are not empty. Raises `Unreadable` with what is wrong."""
    try:
        with path.open("rb") as file:  # a pipe, such as `<(…)`, tells no size beforehand
            data = file.read(_LARGEST_LIST + 1)
        if len(data) > _LARGEST_LIST:
            raise Unreadable(f"{path} is larger than a list of names; write one name a line.")
        lines = data.decode("utf-8-sig").splitlines()
    except OSError as fault:
        raise Unreadable(f"The list of names {path} can't be read: {fault.strerror}.") from None
    except UnicodeDecodeError:
        raise Unreadable(f"The list of names {path} can't be read: it is not UTF-8 text.") from None
    names = tuple(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
    if len(names) > _MOST_NAMES:
        raise Unreadable(f"{path} has {len(names):,} names; {_MOST_NAMES:,} can be looked for at once.")
    return names
