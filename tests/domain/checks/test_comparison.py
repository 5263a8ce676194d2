"""What was mended, what remains, what is new between two reports: by what a point is about, never by its paragraph."""

import copy
from typing import Any

import pytest

from jcas.domain.checks.comparison import Comparison, compare
from jcas.domain.checks.points import Point, points

Report = dict[str, Any]


def finding(rule: str, verdict: str = "fail", *, paragraphs: tuple[int, ...] = ()) -> dict[str, Any]:
    return {"rule": rule, "verdict": verdict, "consequence": "advise", "message": f"About {rule}.",
            "paragraphs": list(paragraphs)}  # fmt: skip


def cited(text: str, match: str, *paragraphs: int, reference: int | None = None, **more: Any) -> dict[str, Any]:
    return {"text": text, "authors": [], "year": None, "reference": reference, "candidates": [], "match": match,
            "paragraphs": list(paragraphs), **more}  # fmt: skip


def entry(number: int, lead: str | None, year: str | None, *problems: str, was_cited: bool = True, **more: Any) -> Any:
    return {"number": number, "text": f"{lead}. Text.", "lead": lead, "year": year, "cited": was_cited,
            "problems": list(problems), "minor": [], "paragraph": 100 + number, **more}  # fmt: skip


def a_report(*findings: Any, in_text: Any = (), references: Any = None, anonymity: Any = ()) -> Report:
    listed = [entry(1, "Adams", "2001")] if references is None else list(references)
    return {"findings": list(findings), "citations": {"in_text": list(in_text), "references": listed},
            "anonymity": list(anonymity)}  # fmt: skip


def told(comparison: Comparison) -> dict[str, list[str]]:
    lists = {name: getattr(comparison, name) for name in ("mended", "remaining", "new", "untold")}
    return {name: [point.label or point.rule for point in found] for name, found in lists.items() if found}


MISSING = "citations.missing_reference"


def test_citations_are_told_apart_by_their_text_while_paragraphs_shift() -> None:
    before = a_report(
        finding(MISSING, paragraphs=(3, 9)), in_text=[cited("Beck, 1999", "none", 3), cited("Cole, 2004", "none", 9)]
    )
    after = a_report(
        finding(MISSING, paragraphs=(10, 20)),
        in_text=[cited("cole,  2004", "none", 10), cited("Diaz, 2010", "none", 20)],
    )
    assert told(compare(before, after)) == {
        "mended": ["Beck, 1999"],
        "remaining": ["cole,  2004"],
        "new": ["Diaz, 2010"],
    }


def test_the_same_report_with_other_paragraphs_shows_no_change() -> None:
    before = a_report(
        finding("section.discussion", "warn", paragraphs=(40,)),
        finding("format.font", paragraphs=(1, 2, 3)),
        finding(MISSING, paragraphs=(3,)),
        finding("references.apa", paragraphs=(101,)),
        in_text=[cited("Beck, 1999", "none", 3)],
        references=[entry(1, "Adams", "2001", "ampersand")],
    )
    after = copy.deepcopy(before)
    for row in after["findings"]:
        row["paragraphs"] = [n + 7 for n in row["paragraphs"]]
    after["citations"]["in_text"][0]["paragraphs"] = [10]
    after["citations"]["references"][0] |= {"number": 9, "paragraph": 300}
    result = compare(before, after)
    assert (len(result.remaining), result.same) == (4, True)


def test_a_section_is_told_by_its_key() -> None:
    before = a_report(finding("section.discussion"), finding("section.findings", "warn"))
    after = a_report(finding("section.discussion", "pass"), finding("section.findings", "warn"))
    assert told(compare(before, after)) == {"mended": ["section.discussion"], "remaining": ["section.findings"]}


def test_an_entry_mended_in_part_stays_the_same_entry_under_another_year() -> None:
    before = a_report(finding("references.apa"), references=[entry(1, "Adams", None, "missing_year", "ampersand")])
    after = a_report(finding("references.apa"), references=[entry(5, "Adams", "2001", "ampersand")])
    assert told(compare(before, after)) == {
        "mended": ["1. Adams (no year): no year"],
        "remaining": ["5. Adams (2001): “and” for “&”"],
    }


def test_of_two_entries_of_one_author_the_one_with_the_same_year_remains() -> None:
    both = [entry(1, "Adams", "2001", "ampersand"), entry(2, "Adams", "2005", "ampersand")]
    before, after = (a_report(finding("references.apa"), references=listed) for listed in (both, both[1:]))
    assert told(compare(before, after)) == {
        "mended": ["1. Adams (2001): “and” for “&”"],
        "remaining": ["2. Adams (2005): “and” for “&”"],
    }


def test_a_list_that_is_found_no_more_mends_no_citation() -> None:
    before = a_report(finding(MISSING), finding("references.present", "pass"), in_text=[cited("Beck, 1999", "none", 3)])
    after = a_report(finding("references.present"), references=[])
    assert told(compare(before, after)) == {"untold": ["Beck, 1999"], "new": ["references.present"]}


def test_a_rule_that_had_nothing_to_look_at_mends_nothing() -> None:
    before = a_report(finding("abstract.maximum"), finding("abstract.present", "pass"))
    after = a_report(finding("abstract.present"))
    assert told(compare(before, after)) == {"untold": ["abstract.maximum"], "new": ["abstract.present"]}


@pytest.mark.parametrize("rule", ["citations.year", "citations.spelling", "citations.authors"])
def test_a_rule_that_is_silent_where_all_is_fine_was_mended(rule: str) -> None:
    match = rule.partition(".")[2]
    before = a_report(finding(rule, "warn"), in_text=[cited("Adams, 2002", match, 4, reference=1)])
    assert told(compare(before, a_report())) == {"mended": ["Adams, 2002 – 1. Adams (2001)"]}


def test_what_could_not_be_judged_this_time_is_not_mended() -> None:
    references = [entry(n, f"Author{n}", "2001", was_cited=False) for n in (1, 2)]
    before = a_report(finding("citations.uncited"), references=references)
    after = a_report(finding("citations.uncited", "unknown"), references=references)
    assert told(compare(before, after)) == {"remaining": ["citations.uncited"]}


def test_traces_of_authors_are_told_by_what_they_say() -> None:
    def report(*names: str) -> Report:
        traces = [{"kind": "metadata", "where": "properties", "what": name, "paragraph": None} for name in names]
        return a_report(*([finding("anonymity.metadata", "warn")] if names else []), anonymity=traces)

    changed = compare(report("Dana Ospanova", "Timur Aliyev"), report("Timur Aliyev"))
    assert told(changed) == {"mended": ["Dana Ospanova"], "remaining": ["Timur Aliyev"]}
    assert told(compare(report("Timur Aliyev"), report())) == {"mended": ["Timur Aliyev"]}


def test_tables_and_figures_are_told_apart_though_one_rule_speaks_of_both() -> None:
    def unmentioned(*names: str) -> Report:
        message = "The text never mentions {}; refer to it where the reader should look at it."
        rule = "captions.unmentioned"
        return a_report(*(finding(rule, "warn") | {"message": message.format(name)} for name in names))

    changed = compare(unmentioned("tables 1 and 2", "figure 4"), unmentioned("table 2", "figures 4 and 5"))
    assert told(changed) == {"mended": ["table 1"], "remaining": ["table 2", "figure 4"], "new": ["figure 5"]}
    assert told(compare(unmentioned("figure 4"), a_report())) == {"mended": ["figure 4"]}


def test_ten_thousand_points_of_one_author_are_paired() -> None:
    listed = [entry(n, "Adams", str(n), "ampersand") for n in range(1, 10_001)]
    before, after = (a_report(finding("references.apa"), references=part) for part in (listed, listed[5000:]))
    result = compare(before, after)
    assert (len(result.mended), len(result.remaining), len(result.new)) == (5000, 5000, 0)
    assert result.mended[-1].label.startswith("5000.")


def test_points_name_their_places_and_an_entry_without_a_name_its_text() -> None:
    report = a_report(
        finding(MISSING, paragraphs=(3,)),
        finding("citations.uncited", paragraphs=(101,)),
        finding("citations.ambiguous", "warn", paragraphs=(7,)),
        finding("references.minor", "warn", paragraphs=(101,)),
        in_text=[cited("Beck, 1999", "none", 3, 4), cited("Adams, 2001", "exact", 7, candidates=[1, 2], reference=1)],
        references=[entry(1, None, None, was_cited=False, minor=[{"code": "doi", "message": "Write the DOI short."}])],
    )
    assert points(report) == [
        Point(MISSING, "beck, 1999", "", "Beck, 1999", "Beck, 1999", (3, 4)),
        Point("citations.uncited", "none. text.", "", "1. None. Text. (no year)", "", (101,)),
        Point("citations.ambiguous", "adams, 2001", "", "Adams, 2001", "Adams, 2001", (7,)),
        Point(
            "references.minor",
            "none. text. doi",
            "",
            "1. None. Text. (no year): Write the DOI short",
            "Write the DOI short",
            (101,),
        ),
    ]
