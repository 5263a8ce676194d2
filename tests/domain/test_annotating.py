"""Which comment an annotated copy bears at which paragraph."""

from typing import Any

from jcas.domain.annotating import MOST_PLACES, Remark, remarks, remarks_of
from jcas.domain.anonymising import plan_of_names
from jcas.domain.documents import Comment, Document

TEXTS = [f"Paragraph number {n}" for n in range(60)]


def finding(rule: str, verdict: str = "fail", paragraphs: list[int] | None = None, **rest: Any) -> dict[str, Any]:
    row = {"rule": rule, "verdict": verdict, "consequence": "advise", "message": f"Mend {rule}.", "expected": None, "found": None}  # fmt: skip
    return row | {"paragraphs": paragraphs or []} | rest


def report(*findings: dict[str, Any], **citations: Any) -> dict[str, Any]:
    return {"findings": list(findings), "citations": {"in_text": [], "references": []} | citations}


def entry(number: int, **rest: Any) -> dict[str, Any]:
    return {"number": number, "lead": "Writer", "cited": True, "year": "2001", "problems": [], "minor": [], "paragraph": 40 + number} | rest  # fmt: skip


def citation(text: str, match: str, *paragraphs: int, **rest: Any) -> dict[str, Any]:
    return {"text": text, "match": match, "paragraphs": list(paragraphs), "reference": None, "candidates": []} | rest


def test_a_finding_is_said_at_its_paragraph_with_what_was_expected_and_found() -> None:
    row = finding("format.font", "warn", [7], expected="Arial", found="Calibri (100%)")
    told = ("Mend format.font.", "Expected: Arial; found: Calibri (100%); advice [format.font]")
    assert remarks(report(row), TEXTS) == [Remark(7, told)]


def test_what_a_finding_asks_is_told() -> None:
    rows = (
        finding("a", "fail", [1], consequence="block"), finding("b", "fail", [2], consequence="explain"),
        finding("c", "unknown", [3]), finding("d", "pass", [4]),
    )  # fmt: skip
    assert [r.lines[1] for r in remarks(report(*rows), TEXTS)] == [
        "Must be mended [a]", "Mend, or explain when you submit [b]", "Could not be told [c]"
    ]  # fmt: skip


def test_what_has_no_place_is_gathered_at_the_title() -> None:
    title = finding("title.present", "pass", [3, 4])
    rows = (
        finding("words.maximum"),
        finding("format.size", paragraphs=[9]),
        finding("section.findings", paragraphs=[999]),
    )
    first, second = remarks(report(title, *rows), TEXTS)
    assert first.paragraph == 3
    assert first.lines[0] == "About the manuscript as a whole:"
    assert [line for line in first.lines if line.startswith("Mend")] == [
        "Mend words.maximum.",
        "Mend section.findings.",
    ]
    assert second.paragraph == 9
    assert remarks(report(finding("words.maximum")), TEXTS)[0].paragraph == 0


def test_nothing_to_mend_gives_no_comment() -> None:
    assert remarks(report(finding("a", "pass"), finding("b", "pass", [1])), TEXTS) == []


def test_many_places_are_capped_and_the_rest_named_in_the_last() -> None:
    said = remarks(report(finding("a", paragraphs=list(range(5, 36)))), TEXTS)
    assert [r.paragraph for r in said] == list(range(5, 5 + MOST_PLACES))
    assert [r for r in said if "further" in r.lines[-1]] == [said[-1]]
    named = said[-1].lines[-1]
    assert named.startswith("The same holds for 11 further paragraphs, which begin “Paragraph number 25 …”")
    assert named.endswith("“Paragraph number 34 …” and others.")
    assert len(remarks(report(finding("a", paragraphs=[3, 3, 3])), TEXTS)) == 1
    one = remarks(report(finding("a", paragraphs=list(range(MOST_PLACES + 1)))), ["", *TEXTS[:19], "", "x"])
    assert one[-1].lines[-1] == "The same holds for 1 further paragraph."


def test_each_place_tells_what_of_a_finding_concerns_it() -> None:
    cited = [
        citation("Lost, 1999", "none", 7), citation("Gone, 1998", "none", 8), citation("Writer, 2002", "year", 7, reference=1),
        citation("Two, 2020", "exact", 9, candidates=[1, 2]),
    ]  # fmt: skip
    minor = [{"code": "order", "message": "Move it."}, {"code": "doi", "message": "Write the DOI as an address."}]
    entries = [entry(1, problems=["ampersand", "missing_year"]), entry(2, minor=minor)]
    rows = (
        finding("citations.missing_reference", paragraphs=[7, 8]), finding("citations.year", paragraphs=[7]),
        finding("citations.ambiguous", paragraphs=[9]), finding("references.apa", paragraphs=[41]),
        finding("references.minor", paragraphs=[42]), finding("citations.uncited", paragraphs=[42]),
    )  # fmt: skip
    said = remarks(report(*rows, in_text=cited, references=entries), TEXTS)
    assert [r.lines[0] for r in said] == [
        "Cited here, not in the reference list: Lost, 1999.", "Cited here, not in the reference list: Gone, 1998.",
        "The years differ between text and list: Writer, 2002 – 1. Writer (2001).",
        "More than one entry may be meant: Two, 2020.", "Not in the form asked for: “and” for “&”; no year.",
        "Small points of form: Write the DOI as an address.", "In the list, never cited.",
    ]  # fmt: skip
    assert all(len(r.lines) == 2 and r.lines[1].endswith("]") for r in said)


def test_a_line_holds_only_what_xml_can() -> None:
    row = finding("a", paragraphs=[0], message="one\ntwo\ud800\x00\ufffe 😀\u202e", found="\udfff")
    assert remarks(report(row), TEXTS)[0].lines == ("one two\ufffd\ufffd\ufffd 😀\u202e", "Found: \ufffd; advice [a]")


def test_what_all_of_the_body_has_wrong_is_said_once() -> None:
    rows = [finding("formatting.font", "fail", [5, 6, 7]), finding("formatting.size", "warn", [5, 6])]
    said = remarks(report(*rows), TEXTS)
    assert [(r.paragraph, r.lines[0].startswith("About the manuscript as a whole")) for r in said] == [
        (0, True), (5, False), (6, False),
    ]  # fmt: skip


def test_comments_of_others_are_handed_on_without_their_signatures() -> None:
    comments = [
        Comment("A. Bekova", "Where is the method?\nAigerim", 3),
        Comment("A. Bekova", "As I, Aigerim Bekova, said"),
    ]
    document = Document("docx", [], comments=comments)
    told = [(remark.paragraph, remark.lines) for remark in remarks_of(document, plan_of_names(("Aigerim Bekova",)))]
    assert told == [(3, ("Where is the method? [name removed]",)), (0, ("As I, [name removed], said",))]
