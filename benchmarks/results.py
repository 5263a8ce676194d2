"""Where results are kept: benchmarks/README.md, between the marks of each benchmark, with the machine."""

import os
import platform
from datetime import date
from pathlib import Path

RESULTS = Path(__file__).parent / "README.md"


def write(name: str, table: str) -> None:
    """Put a table between the marks `<!-- name -->` and `<!-- /name -->`."""
    machine = f"{date.today()}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"  # noqa: DTZ011
    head, _, rest = RESULTS.read_text("utf8").partition(f"<!-- {name} -->")
    _, _, tail = rest.partition(f"<!-- /{name} -->")
    RESULTS.write_text(f"{head}<!-- {name} -->\n{machine}\n\n{table}\n<!-- /{name} -->{tail}", "utf8")
