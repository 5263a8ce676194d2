"""Front matter: a title, an abstract, keywords; and at the end a reference list."""

from collections.abc import Iterator

from jcas.domain.checks.findings import Asked, Finding, Verdict
from jcas.domain.structure.manuscript import Manuscript

_LONGEST_TITLE = 60
"""In words; beyond it the line found is hardly a title."""


def title_present(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """A title on the first page."""
    title = manuscript.front.title
    if title is None:
        message = "No title was found; put it on a line of its own at the top of the first page."
        yield Finding("title.present", Verdict.FAIL, message, "a title")
    elif len(title.split()) > _LONGEST_TITLE:
        message = "What stands where a title is expected is very long; put the title on a line of its own."
        paragraphs = manuscript.front.title_paragraphs
        yield Finding("title.present", Verdict.WARN, message, "a title", f"{len(title.split())} words", paragraphs)
    else:
        message = "The title was found."
        yield Finding("title.present", Verdict.PASS, message, "a title", title, manuscript.front.title_paragraphs)


def abstract_present(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """An abstract, told by its label."""
    if manuscript.front.abstract:
        paragraphs = manuscript.front.abstract_paragraphs
        yield Finding("abstract.present", Verdict.PASS, "The abstract was found.", "an abstract", "one", paragraphs)
    else:
        message = "No abstract was found; put one before the text and begin it with the word “Abstract”."
        yield Finding("abstract.present", Verdict.FAIL, message, "an abstract", "none")


def keywords_count(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """As many keywords as the journal prints."""
    least, most = asked.profile.formatting.keywords_minimum, asked.profile.formatting.keywords_maximum
    found = len(manuscript.front.keywords)
    at = manuscript.front.keywords_paragraph
    verdict = Verdict.PASS if least <= found <= most else Verdict.FAIL if found == 0 else Verdict.WARN
    if found == 0:
        message = (
            f"No keywords were found; add {least} to {most} of them below the abstract, after the word “Keywords”."
        )
    elif found < least:
        message = f"There are {found} keywords; add some, so that there are {least} to {most}."
    elif found > most:
        message = f"There are {found} keywords; keep the {most} that matter most."
    else:
        message = f"There are {found} keywords."
    yield Finding(
        "keywords.count", verdict, message, f"{least} to {most} keywords", str(found), [] if at is None else [at]
    )


def references_present(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """A reference list under a heading of its own."""
    heading, entries = manuscript.references.heading, manuscript.references.entries
    if heading is not None and entries:
        message = f"The reference list has {len(entries)} entries."
        found = f"{len(entries)} entries"
        yield Finding("references.present", Verdict.PASS, message, "a reference list", found, [heading.paragraph])
    else:
        message = "No reference list was found; put it at the end, under the heading “References”."
        yield Finding("references.present", Verdict.FAIL, message, "a reference list", "none")
