"""The commands on one manuscript: each declares its arguments here and loads its module when it is called."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jcas.cli.exits import DONE, NO
from jcas.domain.refusals import Invalid

CHECK = """Prints what passes, what fails, where, and what to do; with --format json the report of
preflight-report.schema.json. Exit code 0 for pass or warn, 1 for fail, 3 for a file that can't be read."""
ANNOTATE = """Writes OUT, a copy of FILE with each finding as a comment at its paragraph; nothing else is changed, FILE
stays as it is. Prints where it wrote and how many comments. Exit code 2 where OUT is FILE itself or does not end like
it, 3 for a file that can't be read; then nothing is written."""


ANONYMISE = """Writes OUT, a copy of FILE for reviewers: without byline, affiliations, addresses, properties, comments,
authors of changes and what headers say; names in the text become “[name removed]”. FILE stays as it is. Prints each
thing removed, and what a person must still look at. Exit code 2 where OUT is FILE itself or does not end like it, 3 for
a file that can't be read; then nothing is written."""


def declare(command: Callable[..., ArgumentParser]) -> None:
    """Add these commands; `command(name, run, told, more)` makes one and gives its parser."""
    made = command("check", check, "the preflight of one manuscript", CHECK)
    _manuscript(made, "the manuscript (.docx or .odt; .pdf for what it tells; .doc and .rtf with LibreOffice)")
    _article_type(made)
    made.add_argument("--format", choices=["text", "json"], default="text", help="text (default) or json")
    _profile(made)
    made = command("anonymise", anonymise, "a copy of a manuscript for reviewers", ANONYMISE)
    _manuscript(made)
    _copy(made)
    made.add_argument(
        "--names", type=Path, metavar="FILE", help="one further name, e-mail or institution a line to look for"
    )
    _profile(made)
    made = command("annotate", annotate, "a copy of a manuscript with each finding as a comment", ANNOTATE)
    _manuscript(made)
    _copy(made)
    _article_type(made)
    _profile(made)


def _copy(made: ArgumentParser) -> None:
    made.add_argument("out", metavar="OUT", type=Path, help="the copy to write, of the manuscript's format")


def _manuscript(made: ArgumentParser, told: str = "the manuscript (.docx or .odt)") -> None:
    made.add_argument("file", metavar="FILE", type=Path, help=told)


def _article_type(made: ArgumentParser) -> None:
    made.add_argument(
        "--type", default=None, metavar="TYPE", help="article type of the profile: original (default) or review"
    )


def _profile(made: ArgumentParser) -> None:
    made.add_argument("--profile", type=Path, metavar="FILE", help="another journal's profile")


def article_type_of(options: Namespace, profile: Path) -> str:
    """The article type that was asked for, else the profile's first; refuses one that the journal does not have."""
    from jcas.config.profiles import load_profile

    kinds = load_profile(profile).article_type_keys
    if options.type is not None and options.type not in kinds:
        raise Invalid(f"The journal has no article type {options.type}; it has {' and '.join(kinds)}.")
    return options.type or kinds[0]


def check(options: Namespace) -> int:
    """`jcas check FILE`."""
    from jcas.adapters.preflight import run_preflight
    from jcas.config.profiles import profile_path
    from jcas.domain.checks.text import render

    profile: Path = options.profile or profile_path()
    kind = article_type_of(options, profile)
    report = run_preflight(options.file, name=options.file.name, article_type=kind, profile_path=profile)
    print(json.dumps(report, ensure_ascii=False, indent=1) if options.format == "json" else render(report))
    return NO if report["verdict"] == "fail" else DONE


def anonymise(options: Namespace) -> int:
    """`jcas anonymise FILE OUT`."""
    from jcas.adapters.anonymised import write_copy

    made = write_copy(options.file, options.out, names_file=options.names, profile_path=options.profile)
    print(f"Wrote {options.out}.")
    removed, looks = made["removed"], made["to_look_at"]
    print("\nRemoved:" if removed else "\nNothing had to be removed.")
    print("".join(f"  - {sentence}\n" for sentence in removed), end="")
    print("\nA person must still look at:" if looks else "\nNothing is left to look at.")
    said = dict.fromkeys(f"  - {look['sentence']}{_said(look)}\n" for look in looks)
    print("".join(said), end="")
    return DONE


def _said(look: dict[str, Any]) -> str:
    """The manuscript's own words, where there are any."""
    return f" “{look['context']}”" if look["context"] else ""


def annotate(options: Namespace) -> int:
    """`jcas annotate FILE OUT`."""
    from jcas.adapters.preflight import run_annotate
    from jcas.config import clock
    from jcas.config.profiles import profile_path

    profile: Path = options.profile or profile_path()
    kind = article_type_of(options, profile)
    copy = run_annotate(
        options.file, options.out, name=options.file.name, article_type=kind, profile_path=profile, now=clock.now()
    )
    comments = copy["comments"]
    print(f"Wrote {options.out} with {comments or 'no'} comment{'' if comments == 1 else 's'}.")
    return DONE
