from jcas.domain import documents
from jcas.domain.anonymising import further_plan, plan
from jcas.domain.anonymity.plans import Plan
from jcas.domain.documents import Paragraph
from tests.manuscripts import TEXT, cell, line, understood

FRONT = (
    "UDC 327",
    line("Trade over borders", bold=True),
    "Aigerim Bekova",
    "Example University, bekova@example.org",
    "*Correspondence to: A. Bekova",
)


def planned(*paragraphs: Paragraph | str, names: tuple[str, ...] = ()) -> Plan:
    return plan(understood(*FRONT, "Abstract. About trade.", "Keywords: a, b", *paragraphs), names)


def test_everything_before_the_abstract_goes_but_title_and_codes() -> None:
    assert planned(line("Introduction", outline=1), TEXT).emptied == {2: "byline", 3: "byline", 4: "byline"}


def test_contributions_and_acknowledgements_go_up_to_the_next_heading() -> None:
    decided = planned(
        line("Introduction", outline=1), TEXT, line("Acknowledgements", outline=1), "Thanks.", "More.",
        line("Authors' contributions", outline=1), "A.B. wrote.", line("References", outline=1), "Bekova, A. (2001). B.",
    )  # fmt: skip
    assert {n: kind for n, kind in decided.emptied.items() if kind != "byline"} == {
        10: "acknowledgement",
        11: "acknowledgement",
        13: "contributions",
    }


def test_about_the_authors_behind_the_references_goes() -> None:
    decided = planned(
        line("Introduction", outline=1),
        TEXT,
        line("References", outline=1),
        "Writer, A. (2001). B.",
        "About the authors",
        "She teaches.",
    )
    assert 12 in decided.emptied


def test_byline_in_another_language_behind_the_abstract_goes() -> None:
    decided = planned(
        "Айгерім Бекова", "Пример университеті", "Аңдатпа. Сауда туралы.", line("Introduction", outline=1), TEXT
    )
    assert {7, 8} <= decided.emptied.keys()
    assert 9 not in decided.emptied


def test_names_are_sorted_into_people_and_the_rest() -> None:
    identity = planned(
        line("Introduction", outline=1), TEXT, names=("Daniyar Saparov", "Hidden University", "x@example.org")
    ).identity
    assert set(identity.people) == {"Aigerim Bekova", "Daniyar Saparov"}
    assert all(identity.found_in(text) for text in ("Saparov Daniyar", "hidden university", "bekova@example.org"))


def test_what_only_a_person_can_judge_is_listed_with_its_paragraph() -> None:
    decided = planned(
        line("Introduction", outline=1),
        "In our previous study we saw it.",
        "As A. Bekova told us.",
        line("Funding", outline=1),
        "Grant AP 123.",
    )
    assert [(look.kind, look.paragraph, look.what) for look in decided.to_look_at] == [
        ("self_citation", 8, "our previous study"),
        ("acknowledgement", 11, "Grant AP 123."),
    ]
    assert decided.to_look_at[0].sentence.startswith("Paragraph 8 speaks")
    assert decided.to_look_at[0].context == "In our previous study we saw it."


def test_keywords_on_lines_of_their_own_stay_though_they_are_places() -> None:
    manuscript = understood(
        *FRONT,
        "Abstract. About trade.",
        "Keywords:",
        "border trade",
        "Kazakhstan",
        "Uzbekistan",
        line("Introduction", outline=1),
        TEXT,
    )
    assert manuscript.front.keywords == ["border trade", "Kazakhstan", "Uzbekistan"]
    assert plan(manuscript).emptied == {2: "byline", 3: "byline", 4: "byline"}


def test_a_form_without_abstract_keeps_its_cells() -> None:
    form = documents.Table([[cell("Name of the plant"), cell("Aigerim Bekova, Example University")]])
    manuscript = understood(line("A form", bold=True), form, line("Introduction", outline=1), TEXT)
    assert 1 not in plan(manuscript).emptied


def test_a_further_file_has_no_byline_but_loses_known_names() -> None:
    letter = understood(
        "Aigerim Bekova, Example University", "Dear reviewers, as Bekova (2020) says.", "Yours, A. Bekova"
    )
    decided = further_plan(letter, ("Aigerim Bekova", "Example University"))
    assert decided.emptied == {}
    assert [[letter.document.paragraphs[n].text[e.start : e.end] for e in decided.edits(letter.document.paragraphs[n].text, n)] for n in range(3)] == [
        ["Aigerim Bekova", "Example University"], [], ["A. Bekova"],
    ]  # fmt: skip


def test_posts_and_countries_are_not_looked_for_though_they_stand_as_somebodys_institution() -> None:
    names = ("Kazakhstan", "Independent researcher, Kazakhstan", "KIMEP", "Example Academy of Kazakhstan")
    identity = planned(line("Introduction", outline=1), TEXT, names=names).identity
    assert not identity.found_in("An independent researcher in Kazakhstan")
    assert identity.found_in("at KIMEP")
    assert identity.found_in("the Example Academy of Kazakhstan")


def test_lines_in_alphabets_that_are_not_transliterated_are_left_to_a_person() -> None:
    georgian, chinese = "აიგერიმ ბეკოვა", "别科娃 艾格丽姆, 示例大学"
    decided = planned(
        georgian, line("Introduction", outline=1), f"{TEXT} {georgian}", line("References", outline=1),
        "Writer, A. (2001). B.", "作者 (2001). 书.", chinese, "β", "β, σ",
    )  # fmt: skip
    looks = [(look.paragraph, look.sentence, look.context) for look in decided.to_look_at]
    assert looks == [
        (7, "Paragraph 7 is in another alphabet; see whether it names the authors.", georgian),
        (13, "Paragraph 13 is in another alphabet; see whether it names the authors.", chinese),
    ]


def test_a_name_that_nobody_sees_broken_goes_and_is_not_listed() -> None:
    text = "By Aig\u00aderim\u200b Bek\u00adova and \u202bАйгерим\u202c Бекова and \u202eavokeB miregiA\u202c."
    decided = planned(line("Introduction", outline=1), text)
    assert decided.without(text) == "By [name removed] and \u202b[name removed] and \u202e[name removed]\u202c."
    assert decided.to_look_at == []


def test_addresses_of_the_authors_go_however_they_are_written_out() -> None:
    decided = planned(line("Introduction", outline=1), TEXT, names=("dana.s@mail.example.org",))
    for text in (
        "bekova at example dot org", "bekova[at]example.org", "BEKOVA @ EXAMPLE.ORG", "dana (dot) s (at) mail (dot) example (dot) org",
        "dana.s AT mail DOT example DOT org",
    ):  # fmt: skip
        assert decided.without(f"Write to {text}!") == "Write to [name removed]!"
    for text in ("We met at example.org.", "They stay at example dot com.", "It costs 5 @ 3.20 a piece."):
        assert decided.without(text) == text


def test_a_name_that_is_run_together_is_left_to_a_person() -> None:
    for text in (
        "The file AigerimBekova_2024.",
        "By bekova_aigerim.",
        "айгеримбекова",
    ):
        left = planned(line("Introduction", outline=1), text).to_look_at
        assert "seems to name Aigerim Bekova" in " ".join(look.sentence for look in left), text
    left = planned(line("Introduction", outline=1), "Aigerim Bekova was there. " + TEXT).to_look_at
    assert "seems to name" not in " ".join(look.sentence for look in left)


def test_where_the_authors_work_is_left_to_a_person_wherever_the_text_names_it() -> None:
    typed = "PhD student of L.N. Ospanov Steppe University, Faculty of Law"
    decided = planned(
        line("Introduction", outline=1),
        "We surveyed students of  Example University. " + TEXT,
        "At the L. N. Ospanov steppe university courses are taught. The Faculty of Law is large.",
        "Another university and its faculty of law were asked. " + TEXT,
        names=(typed,),
    )
    told = {look.paragraph: look.what for look in decided.to_look_at}
    assert told == {8: "Example University", 9: "Ospanov steppe university"}


LONG = (
    "The valley was drawn anew by each of the powers that ruled it, and its people crossed every border of theirs. " * 4
)


def said(decided: Plan) -> str:
    return " ".join(look.sentence for look in decided.to_look_at)


def front(*byline: Paragraph | str, text: str = TEXT) -> Plan:
    """The plan of a small article with this byline and text."""
    title, abstract = line("Fish of the Steppe", style="Title"), "Abstract: We counted fish."
    return plan(understood(title, *byline, abstract, "Keywords: fish, steppe", line("Introduction", outline=1), text))


def test_a_copy_that_nobody_was_looked_for_in_waits_for_a_person() -> None:
    assert "No author's name was read in this file and none was given" in said(front())
    assert "see whether its text names them" not in said(front("Aigerim Bekova"))


def test_a_byline_without_a_name_that_is_read_is_told() -> None:
    for name in ("Sukarno", "王小明, 李华", "aigerim bekova"):
        assert "went with the byline, but no name was read in it" in said(front(name)), name
    assert "no name was read" not in said(front("Aigerim Bekova", "Received: 3 May 2025"))


def test_names_below_the_abstract_beside_an_institution_are_looked_for_everywhere() -> None:
    behind = "Aigerim Bekova, Example National University, a.bekova@example.org"
    head = (line("Fish of the Steppe", style="Title"), "Abstract: We counted fish.", "Keywords: fish, steppe", behind)
    decided = plan(understood(*head, line("Introduction", outline=1), TEXT))
    assert (
        decided.without("The interviews were held by Aigerim Bekova.") == "The interviews were held by [name removed]."
    )


def test_long_paragraphs_before_the_text_stay_unless_they_are_about_the_authors() -> None:
    about = f"Bekova has lived there for years. {LONG}"
    decided = front("Aigerim Bekova", LONG, about)
    assert (decided.emptied.get(2), decided.emptied.get(3)) == (None, "byline")


def test_much_that_goes_with_the_byline_is_told() -> None:
    few, many = (front("Aigerim Bekova", *["Some words on the way of this paper to its readers."] * n) for n in (3, 40))
    assert "words went with the byline" not in said(few)
    assert "442 words went with the byline" in said(many)


def test_initials_that_stand_alone_are_left_to_a_person() -> None:
    for text in ("The first author (A.B.) coded them.", "A. B. and the guide held the interviews.", "Coded by A.B."):
        assert "has an author's initials" in said(front("Aigerim Bekova", text=text)), text
    for text in (
        "A.B. Smith wrote it.",
        "Smith, A.B. wrote it.",
        "J.A.B. is a company.",
        "A.B.C. shows it.",
        "See B.A.",
    ):
        assert "initials" not in said(front("Aigerim Bekova", text=text)), text
    assert "initials" not in said(front("Ulan Saparov", text="The U.S. pays for it."))


def test_three_initials_that_stand_alone_are_left_to_a_person() -> None:
    for text in ("Coded by A. M. B. alone.", "The first author (A.M.B.) coded them.", "Coded by B. A. M. in May."):
        assert "has an author's initials" in said(front("Aigerim Maratovna Bekova", text=text)), text
    assert "has an author's initials, A. K. B.;" in said(front("Aigerim Bekova", text="Coded by A. K. B. alone."))
    for text in ("The U.S.A. pays.", "Coded by A. M. Smith.", "Coded by M. A. B. alone."):
        assert "initials" not in said(front("Aigerim Maratovna Bekova", "Ulan Akhmetov", text=text)), text


def test_who_did_what_by_bare_initials_or_a_given_name_is_left_to_a_person() -> None:
    for text, who in (
        ("AB conceived the study.", "AB"),
        ("AMB and the guide wrote it.", None),
        ("BA, KS and DT wrote the draft.", "BA"),
        ("Aigerim wrote the draft.", "Aigerim"),
        ("Aigerim and Karl jointly collected the data.", "Aigerim"),
        ("Aigerim went to the lake.", None),
        ("AB is the name of a bank.", None),
        ("Karl wrote the draft.", None),
        ("In the project AB 12 led to nothing.", None),
    ):
        told = f"tells what {who} did for the article" in said(front("Aigerim Bekova", text=text))
        assert told is (who is not None), text


def test_a_page_on_a_social_network_to_reach_somebody_is_left_to_a_person() -> None:
    for text, is_listed in (("Contact: t.me/steppe_lakes.", True), ("The police wrote so on t.me/police.", False)):
        decided = front("Aigerim Bekova", text=text)
        assert ("has a page on the web, t.me/steppe_lakes; see" in said(decided)) is is_listed
        assert decided.without(text) == text


def test_names_on_the_web_go_though_an_initial_is_run_into_them() -> None:
    decided = front("Aigerim Bekova")
    for where in ("github.com/abekova", "https://t.me/bekovaa", "@abekova", "www.example.org/~bekova"):
        assert decided.without(f"See {where} for data.") == "See [name removed] for data.", where
    for text in ("See github.com/steppe for data.", "Men/women (and/or both) paid 5 @ 3.20.", "Write to @steppe."):
        assert decided.without(text) == text


def test_an_identifier_goes_with_whatever_hyphens() -> None:
    for hyphen in "-‐‑–":
        orcid = hyphen.join(("0000", "0002", "1825", "0097"))
        assert front("Aigerim Bekova").without(f"It is {orcid}.") == "It is [name removed]."


def test_a_citation_of_an_author_with_others_in_kazakh_stays() -> None:
    decided = front("Nurlan Сейтқали")
    assert decided.without("Сейтқали мен Әбдіров (2019) жазды.") == "Сейтқали мен Әбдіров (2019) жазды."


REFERENCES = (
    line("References", outline=1),
    *(f"Writer, A. B. ({2001 + n}). A title. Journal of Fish, 1(1), 1–20." for n in range(4)),
)


def behind(*paragraphs: Paragraph | str) -> Plan:
    """The plan of a small article by Aigerim Bekova with this behind its list."""
    head = (line("Fish of the Steppe", style="Title"), "Aigerim Bekova", "Example National University, Astana")
    body = (line("Introduction", outline=1), TEXT, line("Conclusion", outline=1), TEXT)
    return plan(
        understood(*head, "Abstract: We counted fish.", "Keywords: fish, steppe", *body, *REFERENCES, *paragraphs)
    )


def test_what_stands_behind_the_list_stays_though_it_names_countries() -> None:
    lines = (
        line("Appendix A", bold=True), "Trade of Kazakhstan with its neighbours, 2010–2020", "Table A1. Exports by region",
        "Note. Shares of all social groups, in per cent.", "Source: National Bank of Kazakhstan.",
        line("Appendix B", bold=True), "1. How do you see the economic policy of the region?", "Supplementary Material",
        "The data were collected by the research team in the Chuy region of Kyrgyzstan over three summers.", "Lake Balkhash",
    )  # fmt: skip
    decided = behind(*lines)
    assert decided.emptied == {1: "byline", 2: "byline"}
    assert decided.without("See Appendix B and Lake Balkhash.") == "See Appendix B and Lake Balkhash."


def test_a_second_front_behind_the_list_goes() -> None:
    decided = behind(
        line("Рыбы степи", bold=True), "Айгерим Бекова", "Национальный университет, Астана", "Аннотация. О рыбах."
    )
    assert [n for n in decided.emptied if n > 2] == [15, 16]
    alone = behind(line("Рыбы степи", bold=True), "Айгерим Бекова", "Аннотация. О рыбах.")
    assert [n for n in alone.emptied if n > 2] == [15]


def test_notes_that_name_countries_stay_and_those_about_the_authors_go() -> None:
    notes = ("The economic policy of the region changed in 2019.", "Ministry of Economy of Kazakhstan, 2019.",
             "Aigerim Bekova, Example National University, a.bekova@example.org")  # fmt: skip
    head = (line("Fish of the Steppe", style="Title"), "Aigerim Bekova", "Abstract: We counted fish.")
    text = (line("Introduction", outline=1), TEXT)
    found = understood(*head, *text, notes=[documents.Note(str(n), [line(note)]) for n, note in enumerate(notes)])
    assert plan(found).emptied == {1: "byline", 7: "byline"}


def test_what_the_text_has_in_lower_case_is_nobody() -> None:
    decided = front("Technical Report", text="This technical report counts fish.")
    assert decided.without("This technical report counts fish.") == "This technical report counts fish."
    assert "see whether its text names them" in said(decided)


def test_a_surname_that_is_somebody_elses_given_name_is_left_to_a_person() -> None:
    text = "Nurlan Aitmatov was interviewed. Nurlan said no."
    decided = front("Almas Nurlan", text=text)
    assert decided.without(text) == text
    assert "names Nurlan, who may be an author or somebody else" in said(decided)


def test_what_follows_a_name_is_no_surname() -> None:
    assert (
        front("John Smith Jr.").without("We thank J. Smith and Smith.") == "We thank [name removed] and [name removed]."
    )


def test_pages_of_the_press_and_of_offices_stay() -> None:
    decided = front("Aigerim Bekova")
    for text in (
        "See https://t.me/steppenews/123.",
        "See facebook.com/steppepress.",
        "See https://instagram.com/lakes.",
    ):
        assert decided.without(text) == text


def test_a_name_is_not_dropped_for_letters_within_other_words() -> None:
    decided = front("Do An and Aigerim Bekova", text="They undo and redo it. It was led by Do An.")
    assert decided.without("It was led by Do An.") == "It was led by [name removed]."


def test_a_name_typed_once_in_small_letters_is_a_name_still() -> None:
    text = "Photographs: aigerim bekova. As Aigerim Bekova said."
    decided = planned(line("Introduction", outline=1), text)
    assert "Aigerim Bekova" not in decided.without(text)
