import pytest

from jcas.domain.citations.minor import out_of_order
from jcas.domain.citations.references import read_entries
from tests.domain.citations.asking import entry, faults, points

SOUND = [
    "Adams, A. B. (2020). A title: With a subtitle. *Journal of Examples*, 5(2), 1–10. https://doi.org/10.1234/abc",
    "Adams, A. B., & Brown, C. (2020). A title. Journal of Examples, 5(2), 1–10.",
    "Adams, A. B., Brown, C., & Clark, D. (2020). Is it a title? Journal of Examples, 5, 1–10.",
    "Adams, A., Brown, B. & Clark, C. (2020). A title. Journal of Examples, 5(2), 1–10.",
    "Adams, A. (2020, May 5). A title. Example Times. https://example.org/a",
    "Adams, A. (n.d.). A title. https://example.org/a",
    "Adams, A. (in press). A title. Journal of Examples.",
    "Adams, A., Brown, B., & The Example Survey Team. (2020). A title. Journal of Examples, 5, 1–10.",
    "Adams, A., Brown, B., … Example Research Group. (2020). A title. Journal of Examples, 5, 1–10.",
    "Adams, A., 2nd, & Brown, B. (2020). A title. Journal of Examples, 5, 1–10.",
    "Adams, A. (2020). An introduction with r. CRC.",
    "Adams, A. (2020). An encyclopedia of examples: Springer Netherlands Dordrecht.",
    "Adams, A. (2020). “Soft power” in the region: A title. Example Press.",
    "Adams, A. (2020). “Soft power”: A title. Example Press.",
    "Adams, A. (2020). A title [Doctoral dissertation, Example University].",
    "Adams, A. (2020). A title. In B. C. Brown (Ed.), A book (pp. 1–5). Example Press.",
    "Adams, A. (2020). A title. In B. C. Brown & D. Clark (Eds.), A book (pp. 1–5). Example Press.",
    "Adams, A. (2020). A title [Unpublished manuscript].",
    "Adams, A. (2020). A title (2nd ed.). Example Press.",
    "Adams, A. (2020). A title. In Handbook of examples (pp. 1–5). Example Press.",
    "Adams, A., & Brown, B. (Eds.). (2020). A title. Example Press.",
    "Adams, A. (2020). Nazvanie [A title]. Zhurnal Primerov, 5(2), 1–10.",
    "Adams, A., Jr., & Brown, B. (2020). A title. Example Press.",
    "Adams Jr., A. B., & Brown, B. (2020). A title. Example Press.",
    "Ivanov, I. I. [Иванов И. И.]. (2020). Nazvanie [A title]. Primer.",
    "World Bank. (2020). World development report 2020: A subtitle.",
    "Adams, A. (2020). A title. Journal of Examples, 5, 1–10. https://doi.org/10.1234/a EDN: ABCDEF",
    "Adams, A. (2020). A title. Example Press. https://example.org/a/ broken-part",
    "Ministry of Energy. (2020). “Soft power” Dialogue. https://example.org/a",
    "Adams, A. (2020). A title. Journal of Examples, vol. 5, no. 2, pp. 1–10.",
    "Ernst & Example. (2020). A report. https://example.org",
    "U.S. Example Bureau. (2020). A report. https://example.org",
    "World Bank. (2020). A report. https://example.org/report",
    "World Health Organization. (2020). A report on examples (Report No. 5).",
    "Ministry of Energy and Trade. (2020). A report. Example Press.",
    "van der Berg, J. (2020). A title. Example Press.",
    "Satō, H., Kim, M.-J., & O’Neill, P. (2020). A title. Example Press.",
    "Иванов, И. И., & Петров, П. П. (2020). Название. Пример.",
    'Law of the Republic of Kazakhstan of May 5, 2020, No. 123 "On Examples". (2020). https://example.org',
    "Закон Республики Казахстан от 5 мая 2020 года № 123 «О примерах».",
    "Constitution of the Republic of Kazakhstan, August 30, 1995.",
    "Adams, A., Brown, B., Clark, C., Davis, D., … Young, Y. (2020). A title. Example Press.",
    "Adams, A. (2020). A title. Retrieved May 5, 2021, from https://example.org/a",
    "Adams, A. (2020). A title. Example Press. https://example.org/a (accessed 5 May 2021)",
    "Adams, A. (2020). A title. Example Press. ISBN 978-1-23-456789-7.",
    "Adams, A. (1978/2003). A title (B. Brown, Trans.). Example Press. (Original work published 1978)",
    "Thomas, W., & Adams, A. (1918–1920). A title (Vols. 1–5). Example Press.",
    "Adams, A. (2020). A title in Kazakhstan: Past, present, future. Example Press.",
    "Decree No. 577 of the President on a title. (2013, May 30). https://example.org",
    "Adams, A., & Brown, B. (under review). A title of a work.",
    "Adams, A., & Brown, B. (in preparation). A title of a work.",
    "Holt, J. C. ten, Duijn, M. A. J. van, & Boomsma, A. (2010). A title. Example Press.",
    "West, K. (2023). “Go, go, go!” Mothers’ verbs align with steps. Journal of Examples, 5(1), 1–9.",
]

FAULTY = [
    ("Adams A. B. (2020). A title. Example Press.", {"author_form"}),
    ("Adams AB (2020). A title. Example Press.", {"author_form"}),
    ("Adams, Anna. (2020). A title. Example Press.", {"author_form"}),
    ("Adams, Sam. (2020). A title. Example Press.", {"author_form"}),
    ("Adams, A./Brown, B. (2020). A title. Example Press.", {"author_form"}),
    ("A. B. Adams. (2020). A title. Example Press.", {"author_form"}),
    ("Adams, A., Brown, B. (2020). A title. Example Press.", {"author_form"}),
    ("Adams, A. – Brown, B. (2020). A title. Example Press.", {"author_form"}),
    ("Adams, A., & C. Brown. (2020). A title. Example Press.", {"author_form"}),
    ("Adams, A., and Brown, B. (2020). A title. Example Press.", {"ampersand"}),
    ("Adams, A. and Brown, B. (2020). A title. Example Press.", {"ampersand"}),
    ("Иванов, И. И., и Петров, П. П. (2020). Название. Пример.", {"ampersand"}),
    ("Yılmaz, İ., ve Kaya, B. (2020). Bir başlık. Örnek Yayınları.", {"ampersand"}),
    ("Adams, A. 2020. A title. Example Press.", {"year_position"}),
    ("Adams, A., 2020. A title. Example Press.", {"year_position"}),
    ("Adams, A. A title. Example Press, 2020.", {"year_position"}),
    ("Adams, A. A title. Journal of Examples, 5(2), 1–10 (2020).", {"year_position"}),
    ("OECD, 2020. A report. OECD Publishing.", {"year_position"}),
    ("Иванов И.И. Название // Журнал примеров. – 2020. – № 3. – С. 5–10.", {"author_form", "year_position"}),
    ("Adams, A. (2020). “A title.” Journal of Examples, 5(2), 1–10.", {"quoted_title"}),
    ('Adams, A. (2020). "A title of words". Journal of Examples, 5(2), 1–10.', {"quoted_title"}),
    ("Adams, A. (2020). «A title of words». Journal of Examples, 5(2), 1–10.", {"quoted_title"}),
    ("Adams, A. (2020), “A title”, Journal of Examples, 5(2), 1–10.", {"quoted_title"}),
    ("Adams, A. (2020) 'A title of words', Journal of Examples, 5(2), 1–10.", {"quoted_title"}),
    ('Adams, Anna, and Bernard Brown. "A title." Journal of Examples 5.2 (2020): 1-10.', {"author_form", "ampersand", "year_position", "quoted_title", "mla_style"}),
    ('Adams, A. "A title." Journal of Examples, vol. 5, no. 2, 2020, pp. 1-10.', {"year_position", "quoted_title", "mla_style"}),
    ("Adams, A. A title. Example Press.", {"missing_year"}),
    ("World Bank. A report. https://example.org/report", {"missing_year"}),
    ("Adams, A. (2020). https://example.org/a", {"missing_title"}),
    ("https://example.org/a", {"missing_year", "missing_title"}),
    ("Adams, A. (2020). A title, in Brown, B. (ed.), A book. Example Press.", {"editor_form"}),
    ("Adams, A. (2020).", {"missing_title"}),
    ("Adams, A. (2020). A title of a work.", {"missing_source"}),
    ("Adams, A. (2020). A title. New York, London.", {"missing_source"}),
    ("Adams, A. (2020). A title of a work (2nd ed.).", {"missing_source"}),
    ("Adams, A. (2020). Nazvanie raboty [A title of a work].", {"missing_source"}),
    ("Adams, A. (2020). A title. Almaty.", {"missing_source"}),
    ("Adams, A. (2020). A title. Example Press. Brown, B. (2019). Another. Sample Press.", {"run_together"}),
    ("Adams, A. (2020). A title. Journal of Examples, 5(2), 1–10.s/central_en", {"stray_text"}),
    ("Adams, A. (2020). A title. Example Press. https://example.org/a see also the annex", {"stray_text"}),
    ("Adams, A. (2020). A title. Error! Bookmark not defined. Example Press.", {"stray_text"}),
    ("Adams, A. (2020). A title. In: Brown, B. (Ed.), A book (pp. 1–5). Example Press.", {"editor_form"}),
    ("Adams, A. (2020). A title. In Brown, B. & Clark, C. (Eds.), A book (pp. 1–5). Example Press.", {"editor_form"}),
    ("Adams, A. (2020). A title. In A book, edited by B. Brown. Example Press.", {"editor_form"}),
    ("Adams, A. (2020). A title on capabilities: New evidence from Kyrgyzstan, 2005–2008.", {"missing_source"}),
    ("Adams, A. (2020). Past, present, and future of a title in Kazakhstan: Words, deeds, and thoughts.", {"missing_source"}),
    ("Adams, A. (2020). Journal of Examples, 8(1), 129–153.", {"missing_title"}),
    ("Ministry of Energy of the Republic of Kazakhstan. (2020). https://example.org/a", {"missing_title"}),
    ("Adams, A., & Brown, B., eds. (2020). A title. Example Press.", {"editor_form"}),
    ("Adams, A., & Brown, B. Eds. (2020). A title. Example Press.", {"editor_form"}),
    ("Adams, A. Ed. (2020). A title. Example Press.", {"editor_form"}),
    ("West, K. (2023). “Where do they go?” Journal of Examples, 5(1), 1–9.", {"quoted_title"}),
]  # fmt: skip

SMALL = [
    ("Adams, A.B. (2020). A title. Example Press.", "initials_spacing"),
    ("Adams, A., Brown, B. & Clark, C. (2020). A title. Example Press.", "comma_before_ampersand"),
    ("Adams, A., Brown, B., … Clark, C. (2020). A title. Example Press.", "authors_cut"),
    ("Adams, A. (2020) A title. Example Press.", "year_full_stop"),
    ("Adams, A. (2020). A title. Journal of Examples, 5, 1. DOI: https://doi.org/10.1234/a", "doi_form"),
    ("Adams, A. (2020). A title. Journal of Examples, 5, 1. doi:10.1234/a", "doi_form"),
    ("Adams, A. (2020). A title. Retrieved from https://example.org", "retrieved_from"),
    ("Adams, A. (2020). A title. Almaty: Example Press.", "publisher_place"),
    ("Adams, A. (2020). A title. Journal of Examples, vol. 5, no. 2.", "volume_words"),
    ("Adams, A. (2020). A title. In: B. Brown (Ed.), A book. Example Press.", "in_colon"),
    ("Adams, A. (2020). A title. In B. Brown (Eds.), A book. Example Press.", "editor_number"),
    ("Adams, A. (2020). A title. In B. Brown (ed.), A book. Example Press.", "editor_case"),
    ("Adams, A. (2020). A title. Example Press. ISBN 978-1-23-456789-7", "isbn"),
    ("Adams, A. (2020). A title. Example Press", "full_stop"),
    ("Adams, A. (2020). A Long Title About Many Things. Example Press.", "title_case"),
]


@pytest.mark.parametrize("text", SOUND)
def test_entries_in_order(text: str) -> None:
    assert faults(text) == set()


@pytest.mark.parametrize(("text", "expected"), FAULTY)
def test_entries_that_depart(text: str, expected: set[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(("text", "code"), SMALL)
def test_small_departures_are_no_problems(text: str, code: str) -> None:
    assert code in points(text)
    assert faults(text) == set()


def test_a_tidy_entry_has_no_small_departures() -> None:
    assert (
        points(
            "Adams, A. B., & Brown, C. (2020). A title of words. Journal of Examples, 5(2), 1–10. https://doi.org/10.1234/abc"
        )
        == set()
    )


@pytest.mark.parametrize(
    ("leads", "moved"),
    [
        ("Adams Brown Clark", []),
        ("Adams Clark Brown Davis", [2]),
        ("Brown Clark Davis Adams", [4]),
        ("Adams Brown Иванов Петров", []),
        ("Иванов Петров Adams Brown", []),
        ("Петров Adams Иванов Brown", [1]),
        ("Älvarez Adams Brown", [1]),
        ("Adams von-Zet Brown", []),
    ],
)
def test_the_fewest_entries_are_moved(leads: str, moved: list[int]) -> None:
    entries = read_entries((n, f"{lead}, A. (2020). A title. Example Press.") for n, lead in enumerate(leads.split()))
    assert len(out_of_order(entries)) == len(moved)


def test_editors_in_a_german_role_are_read_as_editors() -> None:
    assert "editor_form" in faults("Adams, A. (1999). A title. In: Brown, B. et al. (Hg.): A book. Example Press.")


@pytest.mark.parametrize(
    "text",
    [
        "O‘ktamov, G‘. (2016). A title of words. Example Press.",
        "Yusupov, O'. (2018). A title of words. Example Press.",
        "Isa uulu, T., & Asan kyzy, B. (2018). A title of words. Example Press.",
    ],
)
def test_names_of_central_asia_are_in_form(text: str) -> None:
    assert faults(text) == set()
    assert entry(text).people is not None


LONG_QUESTION = "Does a Rise in Income Lead to Rises in the Mobility of a Valley?"


@pytest.mark.parametrize(
    ("text", "code", "there"),
    [
        (f"Suharto, J. (2016) “{LONG_QUESTION}” Social Examples. Example Press, 4(3), 110–132.", "quoted_title", True),
        ("Suharto, J. (2016). “Go!” Mothers’ verbs. Social Examples, 4(3), 110–132.", "quoted_title", False),
        (f"Suharto, J. (2016). “{LONG_QUESTION}” Words on trade in a valley. Example Press.", "quoted_title", False),
        ("Barlow, O. (Director). (1975). The valley [Film]. Example Films.", "year_position", False),
        ("Barlow, O. (Executive Producer). (1975). The valley [Film]. Example Films.", "year_position", False),
        ("Barlow, O. (Writer & Director). (1975). The valley [Film]. Example Films.", "author_form", False),
        (
            "Example. (2023, May 4). Example, T. Editors of (2023, May 4). Trade. https://example.org/a",
            "stray_text",
            True,
        ),
        ("Adams, A. (2023). Trade. Https://example.org/abc https://example.org/abc", "stray_text", True),
        ("Adams, A. (2023). Trade. https://example.org/abc https://example.org/abd", "stray_text", False),
    ],
)
def test_departures_that_tools_and_films_bring(text: str, code: str, there: bool) -> None:
    assert (code in faults(text)) is there


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adams, A., Brown, B, & Clark, C. (2020). A title. Example Press.", set()),
        ("Adams A, & Brown B (2020). A title. Example Press.", {"author_form"}),
        ("Adams, N.., Brown, B., & Clark, C. (2020). A title. Example Press.", set()),
        ("Adams, A., Garcia De La Torre, M., & Brown, B. (2020). A title. Example Press.", set()),
        ("Adams, A. (2001). A title. In B. Brown, C. Clark, & D. Davis, A book (1st ed., pp. 3–28). Press.", {"editor_form"}),
        ("Adams, A. (2001). A title. In B. Brown (Ed.), A book (pp. 3–28). Example Press.", set()),
        ("Adams, A. (2017). Trade in a valley (1850-2009): A history of its markets.", {"missing_source"}),
        ("Adams, A. (2018). Do they answer? Asking about the effects of global rules on small societies.", {"missing_source"}),
        ("Adams, A. (2018). Do they answer? International Journal of the Markets of Examples.", set()),
        ("Adams, A. (1974). Examples of the Plains, 19(63), 7678. https://example.org/1", {"missing_title"}),
        ("Adams, A, Brown, B, & Clark, C (2020). A title. Example Press.", {"author_form"}),
        ("Adams, A. (2001). A title. In B. Brown, A research agenda. Example Press.", {"editor_form"}),
        ("Adams, A. (2017). Effects of social status (SES) and two languages on words.", {"missing_source"}),
        ("Adams, A. (2017). A title of some words (Example Scholarly Paper No. 12).", set()),
        ("Adams, A. (2017). “Words on the “crisis” of a valley.” Example Studies, 3(2), 1–9.", {"quoted_title"}),
        ("Adams, A. (2017). “Like me”: A foundation of trade. Example Studies, 3(2), 1–9.", set()),
        ("Adams, A. (1978). Journal of Example and Trade, 46(4), 806–834. doi:10.1037/0022", {"missing_title"}),
        ("Adams-Le Clark C., & Brown, B. (2020). A title. Example Press.", {"author_form"}),
        ("Adams, A. (2019). The left behind in small towns. pages 159–164.", {"missing_source"}),
        ("Adams, A. (2020), 'A title of words', Journal of Examples, 5(2), 1–10.", {"quoted_title"}),
        ("Adams, A., van ’t Veer, A. E., & Brown, B. (2019). A title. Example, 23(10), 815–818.", set()),
        ("Adams, A., The CALM Team, & Brown, B. (2020). A title. Example, 23(10), 8–9.", set()),
        ("Adams, A., Cam-CAN, & Brown, B. (2020). A title. Example, 23(10), 8–9.", set()),
        ("Adams, E-J., & Brown, B. (2020). A title. Example, 23(10), 8–9.", set()),
        ("Adams, A., & Brown, B. (2012). Discovering statistics using R. Sage.", set()),
        ("Adams, A., & Brown, B. (2012). Discovering statistics using R.", {"missing_source"}),
        ("Adams, A., & Brown, B. (Éds.). (2017). A title: words. Example.", set()),
        ("He, J., & Veer, F. van de. (2012). A title. Example, 2(2), 1–9.", set()),
        ("2016 election results. (n.d.). https://example.org/2016", set()),
        ("Example Bank. (n.d.). https://example.org/2016", {"missing_title"}),
        ("*Brown, Bella and Anna Adams (2020). A title. Example Press.", {"author_form", "ampersand"}),
    ],
)  # fmt: skip
def test_what_writers_leave_out_of_entries(text: str, expected: set[str]) -> None:
    assert faults(text) == expected


def test_the_nineteenth_of_many_authors_may_stand_before_an_omission() -> None:
    many = ", ".join(f"{letter}ellow, A." for letter in "BCDFGHJKLMNPQRSTVWY")
    assert "authors_cut" not in points(f"{many}, … Zane, Z. (2020). A title. Example Press.")
    assert "authors_cut" in points(f"{many[11:]}, … Zane, Z. (2020). A title. Example Press.")
