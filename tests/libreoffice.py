"""LibreOffice as the office program that people open our files with: one call converts many."""

import subprocess
from collections.abc import Sequence
from pathlib import Path


def converted(paths: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Open each file and save it as `kind` ("odt", "docx", "txt:Text") into `folder`, in a profile of its own.

    Success is that the files are there: soffice's exit code does not tell.
    """
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}"
    done = subprocess.run(
        ["/usr/bin/soffice", "--headless", "--norestore", profile, "--convert-to", kind, "--outdir", folder, *paths],
        check=False, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    made = [folder / f"{path.stem}.{kind.partition(':')[0]}" for path in paths]
    lost = [path.name for path in made if not path.is_file()]
    assert not lost, f"LibreOffice did not open {lost}: {done.stdout} {done.stderr}"
    return made
