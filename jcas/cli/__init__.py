"""The `jcas` command: arguments in, one plain sentence out. Each command's module is imported when it is called."""

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from jcas.cli import documents
from jcas.cli.exits import CANT_READ, DONE, INTERRUPTED, NO, WRONG_USAGE
from jcas.domain.refusals import Invalid, Refused, Unfinished, Unreadable

CODES = "exit codes: 0 done, 1 the command's own “no”, 2 wrong usage, 3 the input can't be read"


class Help(RawDescriptionHelpFormatter):
    """Each command on one line, with what it does."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=18, width=100)


class Parser(ArgumentParser):
    """Says what is wrong in one sentence instead of printing its usage."""

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2."""
        self.exit(WRONG_USAGE, f"{self.prog}: {message}; `{self.prog} --help` tells more.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code; errors become one sentence on standard error."""
    _print_every_letter()
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        print(end="", flush=True)
    except Refused as refusal:
        if isinstance(refusal, Unfinished) and os.environ.get("JCAS_TRACEBACK"):
            raise
        print(refusal.sentence, file=sys.stderr)
        return _code_of(refusal)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough, e.g. `jcas doctor | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as fault:
        if os.environ.get("JCAS_TRACEBACK"):
            raise
        told = " ".join(str(fault).split()) or type(fault).__name__
        print(f"jcas failed: {told} (JCAS_TRACEBACK=1 shows where).", file=sys.stderr)
        return NO
    return code


def _print_every_letter() -> None:
    """Manuscripts have letters that a machine's own encoding may lack; what reads a report reads it as UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # None where a program closed it, something else within another program
            stream.reconfigure(encoding="utf-8")


def _code_of(refusal: Refused) -> int:
    if isinstance(refusal, (Unreadable, Unfinished)):
        return CANT_READ
    return WRONG_USAGE if isinstance(refusal, Invalid) else NO


def parser() -> Parser:
    """Every command with its arguments and help."""
    root = Parser(prog="jcas", description="JCAS Desk: a journal's desk.", epilog=CODES, formatter_class=Help)
    commands = root.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)

    def command(name: str, run: object, told: str, more: str = "") -> Parser:
        made = commands.add_parser(name, help=told, description=f"{told}\n\n{more}", epilog=CODES, formatter_class=Help)
        made.set_defaults(run=run)
        return made

    documents.declare(command)
    command("issue-for", issue_for, "which issue a submission made then is considered for", ISSUE_FOR).add_argument(
        "moment", metavar="DATE-OR-TIME", help="e.g. 2026-02-28 or 2026-02-28T23:59 or 2026-02-28T18:59Z"
    )
    running = command("run", run, "the whole desk in one foreground process group", RUN)
    running.add_argument("--demo", action="store_true", help="fill an empty database with a believable quarter of work")
    running.add_argument("--port", type=_port, help="listen on this port and no other (0: any free one)")
    command("web", web, "the web server alone", "Listens on JCAS_HOST and JCAS_PORT; in production gunicorn serves it.")
    command("worker", worker, "the worker alone", "Takes checks and mails from the queue; prints its log.")
    command(
        "scheduler", scheduler, "the scheduler alone", "Sweeps for what is due every JCAS_TICK_SECONDS; prints its log."
    )
    command("admin-link", admin_link, "a one-time link that makes its opener an administrator", "Prints the link.")
    command("db", database, "the database").add_argument(
        "action", choices=["upgrade"], help="bring its tables up to date"
    )
    command("doctor", doctor, "a check of every setting and part", DOCTOR)
    # Internal, called by `make setup`: not listed.
    fonts_parser = commands.add_parser("fonts", description="Builds the static fonts from the font packages.")
    fonts_parser.set_defaults(run=fonts)
    return root


ISSUE_FOR = """A date alone means noon in the journal's time zone, a time without offset is in that zone.
Prints the issue as the journal writes it, e.g. Nº 23 (1) 2025."""
RUN = """Web server, worker, scheduler and queue server on embedded defaults. Prints the address, the demo accounts
or the one-time link of the first administrator, and where the data lies. INT and TERM end all of it."""
DOCTOR = """One line a thing: database, queue, storage, mail, time zone, settings; then every setting with its
present value (secrets masked) and source. Exit code 1 where one is not right."""


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise ValueError(text)
    return port


def issue_for(options: Namespace) -> int:
    """`jcas issue-for DATE-OR-TIME`."""
    from jcas.config.profiles import load_profile
    from jcas.domain import deadlines

    profile = load_profile()
    print(deadlines.issue_for(deadlines.parse_moment(options.moment, profile), profile).label(profile))
    return DONE


def run(options: Namespace) -> int:
    """`jcas run [--demo] [--port N]`."""
    from jcas.supervisor.run import run as run_all

    return run_all(demo=options.demo, port=options.port)


def web(_options: Namespace) -> int:
    """`jcas web`."""
    from jcas.supervisor.parts import web as serve

    return serve()


def worker(_options: Namespace) -> int:
    """`jcas worker`."""
    from jcas.supervisor.parts import worker as work

    return work()


def scheduler(_options: Namespace) -> int:
    """`jcas scheduler`."""
    from jcas.supervisor.parts import scheduler as schedule

    return schedule()


def admin_link(_options: Namespace) -> int:
    """`jcas admin-link`."""
    from jcas.supervisor.parts import admin_link as link

    print(link())
    return DONE


def database(_options: Namespace) -> int:
    """`jcas db upgrade`."""
    from jcas.supervisor.parts import upgrade

    print(upgrade())
    return DONE


def doctor(_options: Namespace) -> int:
    """`jcas doctor`."""
    from jcas.supervisor.doctor import examine

    return examine(print)


def fonts(_options: Namespace) -> int:
    """`jcas fonts`."""
    from jcas.supervisor.fonts import build

    print(build())
    return DONE
