import pytest

from tests.domain.citations.asking import meant, read, told

ADAMS = "Adams, A. (2020). A title. Example Press."
ADAMS_19 = "Adams, A. (2019). Another title. Example Press."
TWO = "Adams, A., & Brown, B. (2020). A title. Example Press."
THREE = "Adams, A., Brown, B., & Clark, C. (2020). A title. Example Press."
A, B = "Adams, A. (2020a). A title. Example Press.", "Adams, A. (2020b). Another. Example Press."
WHO = "World Health Organization. (2020). A report. WHO."
LAW = "Government of Kazakhstan. (2009). Law on supporting renewable energy sources (No. 165). https://example.org"
ACT = 'Postanovlenie Pravitel\'stva ot 28 marta 2023 goda № 262 "Ob utverzhdenii Kontseptsiy razvitiya otrassli na 2023 gody" [Resolution]. (2023). https://example.org'

PAIRS = [
    ("(Adams, 2020)", [ADAMS], 1, "exact"),
    ("Adams's (2020) view", [ADAMS], 1, "exact"),
    ("(ADAMS, 2020)", [ADAMS], 1, "exact"),
    ("(A. Adams, 2020)", [ADAMS], 1, "exact"),
    ("Anna Adams (2020) notes", [ADAMS], 1, "exact"),
    ("Adams Anna (2020) notes", [ADAMS], 1, "exact"),
    ("(Adams, A Title of Great Length, 2020)", [ADAMS], 1, "exact"),
    ("(Adams & Brown, 2020)", [TWO], 1, "exact"),
    ("(Adams Anna & Brown Bella, 2020)", [TWO], 1, "exact"),
    ("Adams Anna, Brown Bella and He Clara (2020) note", ["Adams, A., Brown, B., & He, C. (2020). A title. Example Press."], 1, "exact"),
    ("(Example Bank of Uzbekistan, 2020)", ["Example Bank of the Republic of Uzbekistan. (2020). A report."], 1, "exact"),
    ("(EBU, 2020)", ["Example Bank of the Republic of Uzbekistan. (2020). A report."], 1, "spelling"),
    ("(Example Bank of the Republic of Uzbekistan, 2020)", ["Example Bank of Uzbekistan. (2020). A report."], 1, "exact"),
    ("Figures are from the “Example umidi” Foundation (2020).", ["Example umidi Foundation. (2020). A report."], 1, "exact"),
    ("Adams and Brown (2020)", [TWO], 1, "exact"),
    ("(Adams et al., 2020)", [THREE], 1, "exact"),
    ("(Adams, Brown, & Clark, 2020)", [THREE], 1, "exact"),
    ("(Adams et al., 2020)", [TWO], 1, "exact"),
    ("(Adams, 2020)", [TWO], 1, "authors"),
    ("(Adams & Brown, 2020)", [THREE], 1, "authors"),
    ("(Adams et al., 2020)", [ADAMS], 1, "authors"),
    ("(Brown & Adams, 2020)", [TWO], 1, "authors"),
    ("(Brown, 2020)", [TWO], 1, "authors"),
    ("(Adams, 2020)", [TWO, ADAMS], 2, "exact"),
    ("(Adams/Brown, 2020)", [TWO], 1, "exact"),
    ("(ADAMS & BROWN, 2020)", [TWO], 1, "exact"),
    ("Anna ADAMS (2020) notes", [ADAMS], 1, "exact"),
    ("(ADEMS, 2020)", [ADAMS], 1, "spelling"),
    ("(Adams and Brown, 2020)", ["Adams, A./Brown, B. (2020). A title. Example Press."], 1, "exact"),
    ("(Adams and Brown, 2020)", ["Adams, Anna and Brown Bella. 2020. A title. Example Press."], 1, "exact"),
    ("(Adams & Brown, 2020)", ["Adams, A. smf Brown, B. (2020). A title. Example Press."], 1, "exact"),
    ("(Adams & Davis, 2020)", ["Adams, A. smf Brown, B. (2020). A title. Example Press."], None, "none"),
    ("(Adams, 1961)", ["Adams, A. (1961/1937). A title. Example Press."], 1, "exact"),
    ("(Adams, 1937)", ["Adams, A. (1961/1937). A title. Example Press."], 1, "exact"),
    ("(Adams, 1942–1947/1981)", ["Adams, A. (1981). A title. Example Press."], 1, "exact"),
    ("(Adams, 1937/1961)", ["Adams, A. (1937). A title. Example Press."], 1, "exact"),
    ("Adams‘s (2020) view", [ADAMS], 1, "exact"),
    ("(Davis & Adams, 2020)", [ADAMS], None, "none"),
    ("(Davis and Adams, 2020)", [ADAMS], None, "none"),
    ("(Aadammes & Brown, 2020)", [TWO], 1, "spelling"),
    ("(Davis & Brown, 2020)", [TWO], None, "none"),
    ("(Adams, de-Brown, & al-Clark, 2020)", ["Adams, A., de-Brown, B., & al-Clark, C. (2020). A title. Example Press."], 1, "exact"),
    ("Adams and her colleagues (2020) note", [THREE], 1, "exact"),
    ("(Adams; Brown, 2020)", [TWO], 1, "exact"),
    ("(ADAMS; BROWN; CLARK, 2020)", [THREE], 1, "exact"),
    ("(Örnek Bakanlığı, 2020)", ["T.C. Örnek Bakanlığı. (2020). Rapor. https://example.org"], 1, "exact"),
    ("(ENU, 2020)", ["L.N. Example Eurasian National University. (2020). A report. https://example.org"], 1, "spelling"),
    ("(Adams's translation, 2020)", [ADAMS], 1, "exact"),
    ("Adams with colleagues (2020) notes", [THREE], 1, "exact"),
    ("the law “On Examples” (2009) says", ["Law of the Republic “On Examples” No. 165. (2009). https://example.org"], 1, "spelling"),
    ("(King & London, 2020)", ["King, A., & London, B. (2020). A title. Example Press."], 1, "exact"),
    ("(García, 2020)", ["García López, A. (2020). A title. Example Press."], 1, "exact"),
    ("(Adams & García, 2020)", ["Adams, A., & García López, B. (2020). A title. Example Press."], 1, "exact"),
    ("(Adams, 2020)", ["Adams Anna B. (2020). A title. Example Press."], 1, "exact"),
    ("(Adams & Brown, 2020)", ["Anna Adams, & Bella Brown. (2020). A title. Example Press."], 1, "exact"),
    ("(Adams et al., 2020)", ["Anna Adams, Bella Brown, and Clara Clark (2020). A title. Example Press."], 1, "exact"),
    ("(Brown & Adams, 2020)", ["Anna Adams, & Bella Clark. (2020). A title. Example Press."], None, "none"),
    ("Adams's rather useful criteria of growth (2020)", [ADAMS], 1, "exact"),
    ("(May, 2020)", ["May, A. (2020). A title. Example Press."], 1, "exact"),
    ("Pérez y Ruiz (2020) notes", ["Pérez, A., & Ruiz, B. (2020). A title. Example Press."], 1, "exact"),
    ("(Adams & Davis, 2020)", [TWO], None, "none"),
    ("(Adams, 2018)", [ADAMS], 1, "year"),
    ("(Adams, n.d.)", [ADAMS], 1, "year"),
    ("(Adams, 2018) and (Adams, 2020)", [ADAMS], None, "none"),
    ("(Adams & Brown, 2018)", [ADAMS], None, "none"),
    ("(Davis, 2020)", [ADAMS], None, "none"),
    ("(Adam, 2020)", [ADAMS], 1, "spelling"),
    ("(Adems, 2020)", [ADAMS], 1, "spelling"),
    ("(Wu, 2020)", ["Xu, A. (2020). A title. Example Press."], None, "none"),
    ("(Lee, 2020)", ["Li, A. (2020). A title. Example Press."], None, "none"),
    ("(Müller, 2020)", ["Muller, A. (2020). A title. Example Press."], 1, "exact"),
    ("(Mueller, 2020)", ["Müller, A. (2020). A title. Example Press."], 1, "spelling"),
    ("(Satoh, 2020)", ["Sato, A. (2020). A title. Example Press."], 1, "spelling"),
    ("(Zhumabayev, 2020)", ["Jumabaev, A. (2020). A title. Example Press."], 1, "spelling"),
    ("(Жумабаев, 2020)", ["Zhumabaev, A. (2020). A title. Example Press."], 1, "spelling"),
    ("(Иванов, 2020)", ["Ivanov, I. (2020). A title. Example Press."], 1, "spelling"),
    ("(Иванов, 2020)", ["Иванов, И. И. (2020). Название. Пример."], 1, "exact"),
    ("(Yevgenyev, 2020)", ["Evgeniev, A. (2020). A title. Example Press."], 1, "spelling"),
    ("(Shcherbakov, 2020)", ["Scherbakov, A. (2020). A title. Example Press."], 1, "spelling"),
    ("(O'ktamov, 2020)", ["O‘ktamov, A. (2020). A title. Example Press."], 1, "exact"),
    ("(Oktamov, 2020)", ["O‘ktamov, A. (2020). A title. Example Press."], 1, "spelling"),
    ("(Şentürk, 2020)", ["Senturk, A. (2020). A title. Example Press."], 1, "exact"),
    ("(Berg, 2020)", ["van der Berg, J. (2020). A title. Example Press."], 1, "exact"),
    ("(van der Berg, 2020)", ["Berg, J. van der (2020). A title. Example Press."], 1, "exact"),
    ("(Farouk, 2020)", ["Al-Farouk, J. (2020). A title. Example Press."], 1, "exact"),
    ("(World Health Organization, 2020)", [WHO], 1, "exact"),
    ("(WHO, 2020)", [WHO], 1, "spelling"),
    ("World Health Organization (WHO) and (WHO, 2020)", [WHO], 1, "exact"),
    ("(World Health Organization [WHO], 2020)", [WHO], 1, "exact"),
    ("the WHO (2020) reports", ["World Health Organization (WHO). (2020). A report."], 1, "exact"),
    ("(World Health Organization, 2020)", ["WHO. (2020). A report. https://example.org"], 1, "spelling"),
    ("(the World Bank, 2020)", ["The World Bank. (2020). A report. https://example.org"], 1, "exact"),
    ("(World Bank Report, 2020)", ["World Bank. (2020). A report. https://example.org"], 1, "exact"),
    ("(Ministry of Energy, 2020)", ["Ministry of Energy of the Republic of Kazakhstan. (2020). A report. https://example.org"], 1, "exact"),
    ("(MFA, 2020)", ["Ministry of Foreign Affairs of the Republic of Examples. (2020). A report. Example Press."], 1, "spelling"),
    ("(EXTRO, 2020)", ["Example External Trade Organization. (2020). A report. Example Press."], None, "none"),
    ("(EETRO, 2020)", ["Example External Trade Organization. (2020). A report. Example Press."], 1, "spelling"),
    ("(MoFA, 2020)", ["Ministry of Foreign Affairs. (2020). A report. Example Press."], 1, "spelling"),
    ("(Example Research Center, 2020)", ["Example Research Centre. (2020). A report. Example Press."], 1, "spelling"),
    ("(Ministry of Sport, 2020)", ["Ministry of Sports of the Republic of Examples. (2020). A report."], 1, "spelling"),
    ("(World Health Organisation, 2020)", [WHO], 1, "spelling"),
    ("(Sample Bureau, 2020)", ["Agency for Examples. Sample Bureau. (2020). A report. Example Press."], 1, "exact"),
    ("(Tourism Law, 2020)", ["Government of Kazakhstan. (2020). Law on tourism activities (No. 5). https://example.org"], 1, "authors"),
    ("(Example.kz, 2020)", ["Example. (2020). A title. https://example.org"], 1, "exact"),
    ("(Example, 2020)", ["Example.kz. (2020). A title. https://example.org"], 1, "exact"),
    ("Central Asia (2020) is large", ["Central Asia Barometer. (2020). A survey. https://example.org"], None, ""),
    ("(Ministry of Trade, 2020)", ["Ministry of Energy. (2020). A report. https://example.org"], None, "none"),
    ('(Law "On Renewable Energy Sources", 2009)', [LAW], 1, "authors"),
    ("(Ob utverzhdenii Kontseptsii razvitiya otrasli na 2023 gody, 2023)", [ACT], 1, "spelling"),
    ("(“A title”, 2020)", ["A title of some length. (2020). Example Times."], 1, "exact"),
    ("(Adams, 2020a)", [A, B], 1, "exact"),
    ("(Adams, 2020b)", [A, B], 2, "exact"),
    ("(Adams, 2020a)", [ADAMS], 1, "year"),
    ("(Adams, 1978/2003)", ["Adams, A. (2003). A title. Example Press."], 1, "exact"),
    ("(Adams, in press)", ["Adams, A. (in press). A title. Example Press."], 1, "exact"),
    ("(Brown, 2019)", ["Adams, A. (2020). A title. Example Press. Brown, B. (2019). Another. Sample Press."], 1, "exact"),
    ("По мнению Ахметова (2020), это так.", ["Ахметов, А. (2020). Название. Пример."], 1, "exact"),
    ("Вслед за Асановой (2020) мы пишем.", ["Асанова, А. (2020). Название. Пример."], 1, "exact"),
    ("Вслед за Ковалевым и Штейном (2020) мы пишем.", ["Ковалев, А., & Штейн, Б. (2020). Название. Пример."], 1, "exact"),
    ("В работе Достоевского (2020) это есть.", ["Достоевский, Ф. (2020). Название. Пример."], 1, "exact"),
    ("Сәрсеновке (2020) сүйенсек, солай.", ["Сәрсенов, Е. (2020). Атауы. Мысал."], 1, "exact"),
    ("(MoES RK, 2020)", ["Ministry of Education and Science of the Republic of Kazakhstan. (2020). A plan."], 1, "spelling"),
    ("(Decree No. 577, 2013)", ["Decree No. 577 of the President on a title. (2013, May 30). https://example.org"], 1, "exact"),
    ("(24.kz, 2022)", ["24.kz. (2022). A title. https://example.org"], 1, "exact"),
    ("(Adams & Brown, 1918–1920)", ["Adams, A., & Brown, B. (1918–1920). A title. Example Press."], 1, "exact"),
    ("as Adams-Brown (2020) advises", ["Anna Adams-Brown (2020). A title. Example Press."], 1, "authors"),
    ("Adams's “Another Title” (1979/2020) calls it so", [ADAMS], 1, "exact"),
    ("(Selman, 2020)", ["Selman Jr., A. B. (2020). A title. Example Press."], 1, "exact"),
    ("(Selman Jr., 2020)", ["Selman Jr., A. B. (2020). A title. Example Press."], 1, "exact"),
    ("(Selman Jr et al., 2020)", ["Selman Jr, A.B., Brown, B., Clark, C., 2020. A title. Example Press."], 1, "exact"),
    ("(Selmon, 2020)", ["Selman Jr, A. B. (2020). A title. Example Press."], 1, "spelling"),
    ("(Brown Jr., 2020)", ["Adams Jr., A. B. (2020). A title. Example Press."], None, "none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "entries", "reference", "match"), PAIRS)
def test_what_a_citation_means(text: str, entries: list[str], reference: int | None, match: str) -> None:
    found = meant(f"So it is, {text}.", *entries)
    assert [(number, how) for _, number, how in found[:1]] == ([(reference, match)] if match else [])


def test_a_missing_letter_leaves_several_and_all_count_as_cited() -> None:
    found = read("So it is (Adams, 2020).", A, B)
    assert [(c.reference, c.candidates, c.match) for c in found.in_text] == [(1, [1, 2], "year")]
    assert [r.cited for r in found.references] == [True, True]


def test_a_missing_letter_means_first_the_work_not_cited_with_its_own() -> None:
    found = read("So it is (Adams, 2020), and so it is (Adams, 2020a).", A, B)
    assert [(c.year, c.reference) for c in found.in_text] == [("2020", 2), ("2020a", 1)]


def test_a_letter_tells_which_work_of_a_body_is_meant_whatever_stands_before_its_name() -> None:
    entries = [
        "Example Tax Service. (2024a). Numbers. Press.",
        "Website of the Example tax service. (2024b). Register. Press.",
    ]
    found = {
        c.year: (c.reference, c.match)
        for c in read("(Example Tax Service, 2024b; Example Tax Service, 2024a)", *entries).in_text
    }
    assert found == {"2024a": (1, "exact"), "2024b": (2, "authors")}


def test_two_works_without_letters_are_ambiguous() -> None:
    found = read("So it is (Adams, 2020).", ADAMS, ADAMS.replace("title", "book"))
    assert [(c.reference, c.candidates, c.match) for c in found.in_text] == [(1, [1, 2], "exact")]


def test_an_initial_tells_two_people_apart() -> None:
    found = read("So it is (B. Adams, 2020).", ADAMS, "Adams, B. (2020). Another. Example Press.")
    assert [(c.reference, c.candidates) for c in found.in_text] == [(2, [])]


def test_a_year_is_claimed_by_one_citation_of_two() -> None:
    found = read("So it is (Adams, 2017) and (Adams, 2018).", ADAMS)
    assert [(c.year, c.reference) for c in found.in_text] == [("2017", 1), ("2018", None)]


def test_one_row_for_each_citation_as_written() -> None:
    found = read(["(Adams & Brown, 2020)", "Adams and Brown (2020) say", "(Adamz & Brown, 2020)"], TWO)
    assert [(c.authors, c.paragraphs, c.match) for c in found.in_text] == [
        (["Adams", "Brown"], [0, 1], "exact"),
        (["Adamz", "Brown"], [2], "spelling"),
    ]


def test_entries_that_nothing_cites() -> None:
    found = read("So it is (Adams, 2020).", ADAMS, ADAMS_19, WHO)
    assert [r.cited for r in found.references] == [True, False, False]


def test_an_undated_source_line_cites_a_body_of_the_list() -> None:
    found = read("Source: UNWTO Tourism Statistics", "UNWTO. (n.d.). Key statistics. https://example.org")
    assert [(c.authors, c.year, c.reference, c.match) for c in found.in_text] == [(["UNWTO"], None, 1, "year")]


def test_numbers_in_square_brackets_cite_by_position() -> None:
    found = read("So it is [1], [2, p. 5] and [3–4].", *[ADAMS] * 5)
    assert [r.cited for r in found.references] == [True, True, True, True, False]
    assert found.numeric == [0]


def test_a_talk_with_an_author_is_no_citation_of_the_work() -> None:
    found = read("So it is (A. Adams, personal communication, May 5, 2020).", ADAMS)
    assert (found.in_text, [r.cited for r in found.references]) == ([], [False])


def test_nothing_to_read() -> None:
    found = read("")
    assert (found.in_text, found.references) == ([], [])


def test_dashes_stand_for_the_authors_before() -> None:
    first, second = read(
        "(Adams, 2019) and (Adams, 2020).", ADAMS_19, "———. (2020). A title. Example Press."
    ).references
    assert (first.lead, second.lead, second.cited) == ("Adams", "Adams", True)


def test_the_text_tells_a_person_written_out_from_a_body() -> None:
    listed = ("Madeleine Adams (2020). A title. Example Press.", "Example Watch (2020). A report.")
    person, body = read("As Adams (2020) notes (Example Watch, 2020).", *listed).references
    assert (person.lead, person.problems, body.problems) == ("Adams", ["author_form"], [])


def test_a_name_whose_end_only_surnames_have_is_a_person_where_the_text_writes_it_out_too() -> None:
    listed = (
        "Bahodir Karimov. (2020). A title. Example Press.",
        "Adil Soz. (2020). A report.",
        "The Economist. (2020, May 5). News.",
    )
    references = read("As Bahodir Karimov (2020) notes (Adil Soz, 2020; The Economist, 2020).", *listed).references
    assert [(r.problems, r.cited) for r in references] == [(["author_form"], True), ([], True), ([], True)]


def test_a_list_that_sets_full_stops_behind_bodies_tells_persons_by_theirs() -> None:
    bodies = ("Example Watch. (2020). A report.", "Example Union. (2020). A report.")
    assert [r.problems for r in read("", *bodies, "Zhanat Adams (2020). A title. Example Press.").references] == [
        [],
        [],
        ["author_form"],
    ]


def test_a_name_in_two_alphabets_is_two_citations_of_one_work() -> None:
    found = read("(Ivanov, 2020) and (Иванов, 2020).", "Иванов, И. (2020). Название. Пример.").in_text
    assert [(c.authors, c.reference) for c in found] == [(["Ivanov"], 1), (["Иванов"], 1)]


def test_bare_names_count_where_the_list_answers_nearly_all_of_them() -> None:
    text = [
        "Trade grew beside Adams (2020) there.",
        "It fell beside Brown (2021) there.",
        "It rose beside Davis (2018) there.",
    ]
    brown = "Brown, B. (2021). A title. Example Press."
    assert [c.authors for c in read(text, ADAMS, brown).in_text] == [["Adams"], ["Brown"], ["Davis"]]
    assert [c.authors for c in read(text, ADAMS).in_text] == [["Adams"]]


FOUR = "Tinova, T., Halden S., Carter L., Popov C. (2014). A title. Example Press."
SWAPPED = "Hussein, M. M., & Howell, P. N. (2013). A title. Example Press."
CHO = "Xenakis, Y., Cho, M., & Boatright, B. (2019). A title. Example Press."


@pytest.mark.parametrize(
    ("text", "entry", "match"),
    [
        ("(Tinovi, Halden, Carter & Popov, 2016)", FOUR, "year"),
        ("(Howells & Hussein, 2011)", SWAPPED, "year"),
        ("(Howell & Hussein, 2013)", SWAPPED, "authors"),
        ("Cho, Xenaki & Boatweight (2019) went further", CHO, "authors"),
    ],
)
def test_the_same_authors_in_another_order_mean_the_same_work(text: str, entry: str, match: str) -> None:
    assert [(reference, how) for _, reference, how in meant(text, entry)] == [(1, match)]


@pytest.mark.parametrize("text", ["(Howell & Adams, 2011)", "(Howell, Hussein & Adams, 2013)", "(Cho & Adams, 2019)"])
def test_other_authors_mean_another_work(text: str) -> None:
    assert [how for _, _, how in meant(text, SWAPPED, "Cho, M. (2018). Another. Example Press.")] == ["none"]


def test_entries_without_a_year_are_cited_without_one() -> None:
    entries = [
        "Salimov, X. S. Gagatlinskij govor. Example Press.",
        "Official site of the Senate. https://example.org",
        "Karimov, A. Kniga. Example Press.",
    ]
    found = read(
        "The words are listed (Salimov: 43) and printed (see Official site of the Senate). Karimov wrote it.", *entries
    )
    assert [r.cited for r in found.references] == [True, True, False]


def test_a_title_that_begins_with_a_year_is_cited_by_the_whole_of_it() -> None:
    entries = [
        "2016 presidential election results. (n.d.). https://example.org",
        "2017 village election results. (n.d.). https://example.org",
    ]
    found = read("The vote was close (2016 Presidential Election Results, n.d.).", *entries)
    assert [r.cited for r in found.references] == [True, False]


def test_a_colleague_of_a_cited_author_is_another_first_author() -> None:
    entry = "Adams, A., Brown, B., & Clark, C. (2020). A title. Example Press."
    assert meant("(Adams et al., 2020; Clark et al., 2020)", entry) == [
        ("Adams 2020", 1, "exact"),
        ("Clark 2020", None, "none"),
    ]
    assert meant("(Clark et al., 2020)", entry) == [("Clark 2020", 1, "authors")]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("(Adams and KC 2021)", "Adams, Anna, and Bella KC. 2021. “A Title.” Example Press."),
        ("(K. C. and Adams 2017)", "K. C., Bella, and Anna Adams. 2017. “A Title.” Example Press."),
        ("(KC & Adams, 2017)", "KC, B., & Adams, A. (2017). A title. Example Press."),
    ],
)
def test_surnames_of_two_letters(text: str, entry: str) -> None:
    assert [(n, how) for _, n, how in meant(text, entry)] == [(1, "exact")]


def test_two_letters_of_a_body_are_no_surname() -> None:
    assert [shown for shown, _, _ in meant("(Adams & UN, 2021)", "Adams, A. (2020). A title. Example Press.")] != [
        "Adams | UN 2021"
    ]


SHORTENED = "Barlow, P., et al. (2016). A title. Journal of Examples, 1(1), 1–20."


@pytest.mark.parametrize(
    "text", ["(Barlow & Castle, 2016)", "Barlow, Castle and Dorn (2016) show", "(Barlow et al., 2016)"]
)
def test_people_whom_an_entry_leaves_out_may_be_named_in_the_text(text: str) -> None:
    assert [how for _, _, how in meant(text, SHORTENED)] == ["exact"]


def test_an_entry_that_names_the_people_goes_before_one_that_leaves_them_out() -> None:
    named = "Barlow, P., & Castle, I. (2016). Another. Example Press."
    assert [(n, how) for _, n, how in meant("(Barlow & Castle, 2016)", SHORTENED, named)] == [(2, "exact")]


def test_a_shortened_entry_that_names_two_is_not_by_others() -> None:
    entry = "Barlow, P., Castle, I., et al. (2016). A title. Example Press."
    assert [how for _, _, how in meant("(Barlow & Dorn, 2016)", entry)] == ["none"]


@pytest.mark.parametrize(
    "text",
    [
        "Petra Barlow, Ivo Castle, Lena Dorn (2010) use yields.",
        "Yields fell. Barlow, Castle, Dorn (2010) use them.",
        "Following Petra Barlow, Castle, Dorn (2010), yields are used.",
    ],
)
def test_people_parted_by_commas_alone_are_all_of_one_work_where_the_list_has_it(text: str) -> None:
    entries = [
        "Dorn, L. (2010). Other. Journal of Examples, 1(1), 1–20.",
        "Barlow, P., Castle, I., & Dorn, L. (2010). Yields. Journal of Examples, 1(1), 1–20.",
    ]
    assert [(n, how) for _, n, how in meant(text, *entries)] == [(2, "exact")]
    assert [n for _, n, _ in meant("In the valley of Kenes, Dorn (2010) saw it.", *entries)] == [1]


def test_three_people_with_given_names_are_a_list_whoever_answers() -> None:
    assert told("Petra Barlow, Ivo Castle, Lena Dorn (2010) use yields.") == [
        "Petra Barlow | Ivo Castle | Lena Dorn 2010"
    ]


def test_an_apostrophe_behind_a_name_closes_no_quotation_from_before_other_citations() -> None:
    text = "The idea of ‘biography’, a term derived from Adams (1986) and Brown (1986). Influenced by Clausas’ (1954) words, it spread."
    found = meant(text, "Brown, B. (1986). A title. Example Press.", "Clausas, C. (1954). A title. Example Press.")
    assert [shown for shown, _, _ in found] == ["Adams 1986", "Brown 1986", "Clausas 1954"]


def test_initials_apart_and_without_stops() -> None:
    one, two = "Adams, J N. 1998. “A Title.” Example 2.", "Adams, J N, and H W Brown. 1996. A Title. London: Example."
    assert meant("(Adams 1998, 60; Adams and Brown 1996)", one, two) == [
        ("Adams 1998", 1, "exact"),
        ("Adams | Brown 1996", 2, "exact"),
    ]


def test_the_last_of_three_may_be_misspelt_behind_a_given_name() -> None:
    entry = "Barlow, P., Castle, I., & Dornfeld, L. (2010). Yields. Example Press."
    assert [how for _, _, how in meant("Petra Barlow, Ivo Castle, Lena Dornfild (2010) use it.", entry)] == ["spelling"]


@pytest.mark.parametrize("text", ["Isa uulu (2014) shows it.", "Talant Isa uulu (2014) shows it.", "(Isa uulu, 2014)"])
def test_sons_and_daughters_of_are_read_in_the_sentence_too(text: str) -> None:
    assert meant(text, "Isa uulu, T. (2014). A title. Example Press.") == [("Isa uulu 2014", 1, "exact")]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("G‘ulomjon O‘ktamov (2016) shows it.", "O‘ktamov, G. (2016). A title. Example Press."),
        ("WHO (2019a) shows it.", "World Health Organization [WHO]. (2019a). A title. https://example.org"),
        ("According to Sala-i-Castell (2002), it fell.", "Sala-i-Castell, X. (2002). A title. Example Press."),
        (
            "Marta Gomes-Pui, Simón Sosv-Rivas and María del Carmen Ram-Herr (2014) use it.",
            "Gomes-Pui, M., Sosv-Rivas, S., & Ram-Herr, M. del C. (2014). A title. Example Press.",
        ),
        ("As Garz (2004) argues, it fell.", "De la Garz, Rodolfo O. (2004). A title. Example Press."),
    ],
)
def test_names_of_several_parts_agree_with_their_entry(text: str, entry: str) -> None:
    assert [(reference, how) for _, reference, how in meant(text, entry)] == [(1, "exact")]


def test_a_daughter_of_may_be_the_first_of_two() -> None:
    entry = "Asan kyzy, M., & Bekova, T. (2021). A title. Example Press."
    found = meant("According to Asan kyzy and Bekova (2021), it rose.", entry)
    assert found == [("Asan kyzy | Bekova 2021", 1, "exact")]


def test_hyphens_with_small_words_make_one_surname() -> None:
    assert told("According to Sala-i-Castell (2002), it fell.") == ["Sala-i-Castell 2002"]


def test_a_comma_within_the_quotation_marks_is_not_of_the_title() -> None:
    assert told("It rose (“Title of a Web Page,” 2016).") == ["Title of a Web Page 2016"]


def test_given_names_before_a_quoted_title_are_of_people_whom_the_text_cites() -> None:
    entry = 'Anna Adams, and Bella Brown. "Prices of land." New Examples 3 (2012): 36-39.'
    reference = read("Anna Adams and Bella Brown (2012) show it.", entry).references[0]
    assert (reference.lead, reference.cited) == ("Adams", True)
    assert {"author_form", "ampersand", "year_position", "quoted_title"} <= set(reference.problems)
    assert read("The valley (Clark, 2012) grew.", entry).references[0].problems == []


def test_two_surnames_before_given_names_are_no_given_name_and_surname() -> None:
    entry = "Dias Pabon, Fabio Andres, and Maria Gabriela Palac Luden. “Prices of land.” New Examples 3 (2021): 36-39."
    lead = read("The valley grew (Dias Pabon and Palac Luden 2021).", entry).references[0].lead
    assert lead is not None
    assert lead.startswith("Dias Pabon")


@pytest.mark.parametrize("text", ["the US Census Bureau (USCB) tells. USCB (2014) counts.", "(USCB, 2014)"])
def test_states_give_all_their_letters_to_an_abbreviation(text: str) -> None:
    assert [n for _, n, _ in meant(text, "US Census Bureau. (2014). Monthly survey. https://www.example.org")] == [1]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("A study by Dick, Mach, and Mann in which they look at a market supports it (1999).", [True, False, False]),
        ("According to the National Bureau of Examples, the period was a recession (2014).", [False, True, False]),
        ("According to Dick and Mach, the period was a recession (1999).", [False, False, False]),
        ("According to Dick, Mach, and Mann, it fell. So did the price in the valley (1999).", [False, False, False]),
        ("In Central Asia the price of grain fell in all the valleys (2014).", [False, False, False]),
        ("The book of Dick, Mach, and Mann tells of the market of those years (1998).", [False, False, False]),
    ],
)
def test_a_year_far_behind_the_names_means_the_entry_that_has_just_these(text: str, cited: list[bool]) -> None:
    entries = [
        "Dick, R., Mach, S., & Mann, A. (1999). Effects. Journal of Examples, 17(1), 1–22.",
        "National Bureau of Examples. (2014). Cycles. https://www.example.org",
        "Central Asia in words and figures. (2014). https://www.example.org",
    ]
    found = read(text, *entries)
    assert [r.cited for r in found.references] == cited
    assert all(c.match == "exact" for c in found.in_text)


@pytest.mark.parametrize(
    "lead", ["US Department of Labor", "U.S. Department of Labor", "United States Department of Labor"]
)
def test_a_state_in_full_or_by_its_letters_is_the_same_body(lead: str) -> None:
    text = "It rose to $7.25 in July 2009 (United States Department of Labor, 2013)."
    found = read(text, f"{lead}. (2013). Changes in wages. https://www.example.org").in_text
    assert [(c.text, c.match) for c in found] == [("United States Department of Labor, 2013", "exact")]


LONG = "Ikonomidopulos, A., Brown, B., & Clark, C. (2017). A title. Example Press."


@pytest.mark.parametrize(
    ("text", "entries", "number", "match"),
    [
        ("(Ikonomipodulos et al., 2017)", [LONG], 1, "spelling"),
        ("(Ikonomidopolus et al., 2017)", [LONG], 1, "spelling"),
        ("(Ikonamidopolis et al., 2017)", [LONG], None, "none"),
        ("(Ikonomipodulos et al., 2016)", [LONG], None, "none"),
        ("(Berghof et al., 2016)", ["von dem Berghof, O., Davis, N., & Kim, T. (2016). A title. Press."], 1, "exact"),
        ("(d’Ancora Lopez & Hein, 2018)", ["d’Ancora Lopez, J., & Hein, A. (2018). A title. Press."], 1, "exact"),
        ("(Adams et al., 2014)", ["Adams, I., & Clark, W. (2014). B.", "Adams, I., Brown, A., & Clark, W. (2014). C."], 2, "exact"),
        ("(Adams et al., 2018)", ["Adams, I., & Clark, W. (2014). A title. Example Press."], None, "none"),
        ("(the Short Scale SST, Brown & Adams, 2020)", [ADAMS, TWO.replace("Adams, A., & Brown, B.", "Brown, B., & Adams, A.")], 2, "exact"),
        ("*(Adams et al., 2020)", ["*" + THREE], 1, "exact"),
        ("(Adems & Brown, 2020)", ["*" + TWO], 1, "spelling"),
        ("Millmann et al. (2018) show", ["Millmann, K. Jarro, Anna Brown, Ross Clark, and Jean Davis. 2018. A title. Press."], 1, "exact"),
        ("as the Example Academies of Arts, Trade, and Medicine (2019) ask", ["Example Academies of Arts, Trade, Medicine, and others. 2019. A report. Press."], 1, "exact"),
        (
            "([Example et al.] Example Institute of Relics, Museums and Trade of the Far District, and Example Office of the Valley, 2017)",
            ["[Example et al.] Example Institute of Relics, Museums and Trade of the Far District, and Example Office of the Valley, 2017. 2015 nian kaogu. Journal 12, 1–20."],
            1,
            "exact",
        ),
    ],
)  # fmt: skip
def test_names_that_writers_of_reviews_cite(text: str, entries: list[str], number: int | None, match: str) -> None:
    assert [(reference, how) for _, reference, how in meant(text, *entries)] == [(number, match)]


@pytest.mark.parametrize(
    ("text", "entries", "expected"),
    [
        ("(Davis and Martin Adams, 2014)", ["Brown, D., & Adams, M. (2014). A title. Press."], [(None, "none")]),
        ("(UN Women, 2020)", ["Example Bank. (2020). Women of the valley and trade. https://example.org"], [(None, "none")]),
        ("(U.S. Dept. of Health, 2020)", ["U.S. Department of Health and Services. (2020). A page."], [(1, "exact")]),
        ("(Brown & Adams, 2019; Adams, 2019)", ["Brown, D., & Adams, M. (2019). A title. Press."], [(1, "exact"), (None, "none")]),
        ("(Adams, 2019)", ["Brown, D., & Adams, M. (2019). A title. Press."], [(1, "authors")]),
        ("(A. Adams et al., 2019)", ["Adams, J., & Brown, D. (2019). A title. Press."], [(None, "none")]),
        ("(J. Adams et al., 2019)", ["Adams, J., & Brown, D. (2019). A title. Press."], [(1, "exact")]),
        ("(Yu. Ivanov, 2019)", ["Ivanov, Iu. (2019). A title. Press."], [(1, "exact")]),
        ("(Example Times, 2019; Joint statement by the speakers, 2019)", ["Joint statement by the speakers of Example. (2019). Example Times, a page. https://example.org"], [(None, "none"), (1, "exact")]),
        ("(www.example.co.uk, 2021)", ["Example. (2021). Example: A page. https://example.co.uk"], [(1, "exact")]),
        ("as van ’t Veer and Brown (2016) show", ["van ’t Veer, A. E., & Brown, R. (2016). A title. Journal, 2(1), 1–9."], [(1, "exact")]),
        ("(Adams, Anna and Brown, 2019)", ["Adams, Anna, and David Brown. (2019). A title. Press."], [(1, "exact")]),
    ],
)  # fmt: skip
def test_a_part_of_the_names_answers_for_none_of_the_others(
    text: str, entries: list[str], expected: list[tuple[int | None, str]]
) -> None:
    assert [(reference, how) for _, reference, how in meant(text, *entries)] == expected
