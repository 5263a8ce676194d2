"""Turns .doc and .rtf files into .docx with LibreOffice, where it is installed, for the one reader to read.

LibreOffice fetches what a document links to and can run its macros: so it gets no network where the kernel allows
taking it away, a fresh profile that forbids links and macros, an empty environment, and limits of time and memory.
"""

import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryFile

from jcas.adapters.bounded import bounded
from jcas.adapters.documents.formats import PROTECTED, SAVE_AS
from jcas.domain.refusals import Unreadable

_SHARED = 150 << 20
"""Bytes of LibreOffice's own libraries, which no limit of private memory counts."""
_HEADER = re.compile(rb"[\xdc\xec]\xa5(?:([\x65\x67-\x69])\0|[\xc0-\xc2\xd9]\0|[\1\x0c\x12]\1).{6}(..)", re.DOTALL)
"""The header (FIB, [MS-DOC] 2.5.2) of a .doc: its sign, the version (101 to 105: Word 6 and 95), at 10 the flags."""
_IMPORTS = {"doc": "MS Word 97", "rtf": "Rich Text Format"}
_EARLIER = "MS Word 95"
"""The import that is asked for: left to itself, LibreOffice reads a broken .doc as a text of odd letters."""
_STEP = 64
"""Streams begin at multiples of this."""
_SEARCHED = 4 << 20
_ENCRYPTED = 0x0100
_LARGEST_FILE = 400 << 20
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Macros off, links not followed, and a proxy that nobody listens at for whatever asks all the same."""


def to_docx(path: Path, kind: str, folder: Path, *, seconds: float, memory: int) -> Path:
    """The .docx that LibreOffice makes of a file of this kind ("doc", "rtf"), in `folder`, which must be empty.

    `seconds` of wall and processor time and `memory` in bytes bound it. Raises `Unreadable` with what to do where
    LibreOffice is not installed or made nothing of the file.
    """
    office, limiter = shutil.which("soffice") or shutil.which("libreoffice"), shutil.which("prlimit")
    if office is None or limiter is None:
        raise Unreadable(f"Files of the kind .{kind} can't be read here; {SAVE_AS}.")
    wanted = _import_of(path, kind)
    source, out, home = folder / f"manuscript.{kind}", folder / "out", folder / "home"
    shutil.copyfile(path, source)
    _write_profile(home / "profile" / "user")
    limited = [limiter, f"--data={memory - _SHARED}", f"--cpu={int(seconds) + 1}", f"--fsize={_LARGEST_FILE}"]
    command = [*limited, "--core=0", "--", *_without_network(), *_conversion(office, wanted, source, out, home)]
    began = time.monotonic()
    with TemporaryFile() as said:
        bounded(
            command, seconds, question=b"", answer=said, complaints=said,
            environment={"HOME": str(home), "TMPDIR": str(home)},
        )  # fmt: skip
    made = out / "manuscript.docx"
    if made.is_file() and made.stat().st_size:  # its exit code tells nothing
        return made
    late = time.monotonic() - began >= seconds
    raise Unreadable(
        f"Turning the .{kind} file into .docx {'took too long and was stopped' if late else 'failed'}; {SAVE_AS}."
    )


def _import_of(path: Path, kind: str) -> str:
    """LibreOffice's import for this file; `Unreadable` for a .doc whose header says that it is encrypted."""
    if kind == "doc":
        with path.open("rb") as file:
            found = _HEADER.finditer(file.read(_SEARCHED))
        header = next((h for h in found if h.start() % _STEP == 0), None)
        if header and int.from_bytes(header[2], "little") & _ENCRYPTED:
            raise Unreadable(PROTECTED)
        if header and header[1]:
            return _EARLIER
    return _IMPORTS[kind]


def _conversion(office: str, wanted: str, source: Path, out: Path, home: Path) -> Sequence[str]:
    quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard")
    profile = f"-env:UserInstallation=file://{home}/profile"
    return [
        office,
        *quiet,
        profile,
        f"--infilter={wanted}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(out),
        str(source),
    ]


@lru_cache(maxsize=1)
def _without_network() -> tuple[str, ...]:
    """The command that starts another one without any network, nothing where the kernel does not let us."""
    for command in (("unshare", "--net", "--"), ("unshare", "--map-root-user", "--net", "--")):
        try:
            if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
                return command
        except FileNotFoundError:
            return ()
    return ()


def _write_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        encoding="utf-8",
    )
