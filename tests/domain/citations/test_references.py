import pytest

from jcas.domain.citations.references import read_entries
from tests.domain.citations.asking import entry

ELEMENTS = [
    ("Adams, A. B. (2020). A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("1. Adams, A. B. (2020). A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("[12] Adams, A. B. (2020). A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("12) Adams, A., & Brown, B. (2020). A title. Example Press.", "Adams", "2020", ["Adams", "Brown"]),
    ("• Adams, A. (2020a). A title. Example Press.", "Adams", "2020a", ["Adams"]),
    ("Adams, A., Brown, B. C., & Clark, D. (2020, May 5). A title. Example Times.", "Adams", "2020", ["Adams", "Brown", "Clark"]),
    ("Adams, A. (n.d.). A title. https://example.org/a", "Adams", "n.d.", ["Adams"]),
    ("DoW. 2026. Every Well a Policy Paper. Department of Wells.", "DoW", "2026", []),
    ("Example Center for Not-For-Profit Law. 2021a. “Tracker.” https://example.org/a", "Example Center for Not-For-Profit Law", "2021a", []),
    ("Adams, A. (in press). A title. Journal of Examples.", "Adams", "in press", ["Adams"]),
    ("Adams, A. (1978/2003). A title. Example Press.", "Adams", "1978/2003", ["Adams"]),
    ("Adams, A.-M. (2020). A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("Hu, L.-t., & Ho, J. C.-t. (2020). A title. Example Press.", "Hu", "2020", ["Hu", "Ho"]),
    ("al-Adams, A. ibn ʿA., & al-Brown, B. al-D. (2020). A title. Example Press.", "al-Adams", "2020", ["al-Adams", "al-Brown"]),
    ("van der Berg, J., & de Vries, K. (2020). A title. Example Press.", "van der Berg", "2020", ["van der Berg", "de Vries"]),
    ("O‘ktamov, Sh. R. (2020). Sarlavha. Example Press.", "O‘ktamov", "2020", ["O‘ktamov"]),
    ("Al-Farouk, Zh., & El Amrani, Kh. (2020). A title. Example Press.", "Al-Farouk", "2020", ["Al-Farouk", "El Amrani"]),
    ("Smith-Jones, A., García López, M., & Łukasik, P. (2020). A title. Example Press.", "Smith-Jones", "2020", ["Smith-Jones", "García López", "Łukasik"]),
    ("Şentürk, Ö., & Yılmaz, İ. (2020). Bir başlık. Örnek Yayınları.", "Şentürk", "2020", ["Şentürk", "Yılmaz"]),
    ("Иванов, И. И., & Петров, П. П. (2020). Название. Пример.", "Иванов", "2020", ["Иванов", "Петров"]),
    ("Иванов И.И., Петров П.П. Название // Журнал примеров. – 2020. – № 3. – С. 5–10.", "Иванов", "2020", ["Иванов", "Петров"]),
    ("Иванов, И.И. Название. М.: Пример, 2020. 320 с.", "Иванов", "2020", ["Иванов"]),
    ("Әбдіров, Қ. Ө. (2020). Атауы. Мысал баспасы.", "Әбдіров", "2020", ["Әбдіров"]),
    ("Adams A.B., Brown C. 2020. A title. Journal of Examples 5(2): 1-10.", "Adams", "2020", ["Adams", "Brown"]),
    ("Adams AB, Brown C. A title. J Examples. 2020;5(2):1-10.", "Adams", "2020", ["Adams", "Brown"]),
    ("Adams, Anna, and Bernard C. Brown. “A title.” Journal of Examples 5, no. 2 (2020): 1–10.", "Adams", "2020", ["Adams", "Brown"]),
    ("Adams, A. Bernard, and Clara D. Brown. “A title.” Journal of Examples 5, no. 2 (2020): 1–10.", "Adams", "2020", ["Adams", "Brown"]),
    ("Adams, Anna, Bernard Brown, Clara de Clark and Daniel Davis (2020) A title. Example Press.", "Adams", "2020", ["Adams", "Brown", "de Clark", "Davis"]),
    ("Adams, A. B., Bella Carla Brown, and C. Dan Clark. 2020. A title. Example Press.", "Adams", "2020", ["Adams", "Brown", "Clark"]),
    ("Adams, A./Brown, B. C. (2020): A title. Example Press.", "Adams", "2020", ["Adams", "Brown"]),
    ("Adams, Anna / Brown, Bernard (2020): A title. Example Press.", "Adams", "2020", ["Adams", "Brown"]),
    ("Adams, A. B, Brown, C. D., & Clark, E. (2020). A title. Example Press.", "Adams", "2020", ["Adams", "Brown", "Clark"]),
    ("Adams, A. de B. C., & Brown, D. (2020). A title. Example Press.", "Adams", "2020", ["Adams", "Brown"]),
    ("Adams, Anna 2020: A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("Al-Adams, Anna: (2020). A title. Example Press.", "Al-Adams", "2020", ["Al-Adams"]),
    ("Adams, Anna, 1984 [1893]: A title. Example Press.", "Adams", "1984", ["Adams"]),
    ("L.N. Example Eurasian National University. (2020). A report. https://example.org", "L.N. Example Eurasian National University", "2020", []),
    ("T.C. Örnek ve Turizm Bakanlığı. (2020). Rapor. https://example.org", "T.C. Örnek ve Turizm Bakanlığı", "2020", []),
    ("Президент РК. (2020). Послание. https://example.org", "Президент РК", "2020", []),
    ("U.S. Example Bureau. (2020). A report. https://example.org", "U.S. Example Bureau", "2020", []),
    ("U.S. Department of Examples. (2020). A report. https://example.org", "U.S. Department of Examples", "2020", []),
    ("Adams, A. A title. Example Times, Aug. 31, 2019. Available at: https://example.org/a. Last access: Jan. 14, 2024.", "Adams", "2019", ["Adams"]),
    ("Адамс А.А. История примеров (1917–1991). Алматы: Пример, 2005.", "Адамс", "2005", ["Адамс"]),
    ("Ministry of Examples. A report on trade (2015-2020). Astana, 2021.", "Ministry of Examples", "2021", []),
    ("Adams, A. (1918–1920). A history (1917–1991). Example Press, 2009.", "Adams", "1918", ["Adams"]),
    ("Adams, A. B & Brown, C (2020). A title. Example Press.", "Adams", "2020", ["Adams", "Brown"]),
    ("Adams, J.–A., etc. (2020). A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("Garcia Adams, Anna, Bella Brown, and Clara Clark. 2020. “A title.” Journal of Examples 5 (2).", "Garcia Adams", "2020", ["Garcia Adams", "Brown", "Clark"]),
    ("Garcia Adams, Anna. 2020. A title. Example Press.", "Garcia Adams", "2020", ["Garcia Adams"]),
    ("Adams, Anna, Bella Brown, Clara Clark, et al. 2020. A title. Example Press.", "Adams", "2020", ["Adams", "Brown", "Clark"]),
    ("London, Anna, & Law, Bernard (2020). A title. Example Press.", "London", "2020", ["London", "Law"]),
    ("Adams, A. (Org.) (2020). A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("Adams, A., et al. (2020). A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("Adams, A., Brown, B., . . . Young, Y. (2020). A title. Example Press.", "Adams", "2020", ["Adams", "Brown", "Young"]),
    ("Adams, A. (Ed.). (2020). A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("Adams, A., & Brown, B. (Eds.). (2020). A title. Example Press.", "Adams", "2020", ["Adams", "Brown"]),
    ("World Bank. (2020). A report. https://example.org", "World Bank", "2020", []),
    ("World Health Organization (WHO). (2020). A report. WHO.", "World Health Organization (WHO)", "2020", []),
    ("Ministry of Energy of the Republic of Kazakhstan. (2020, May 5). A report. https://example.org", "Ministry of Energy of the Republic of Kazakhstan", "2020", []),
    ("OECD, 2020. A report. OECD Publishing.", "OECD", "2020", []),
    ("News.kz. (2020). A title. https://news.example.org/2019/05/a", "News.kz", "2020", []),
    ("A title without an author [Sarlavha]. (2020). Example Times.", "A title without an author", "2020", []),
    ('Zakon Respubliki Kazakhstan ot 5 maya 2020 goda № 123 "O primerakh". (2020). https://example.org', "Zakon Respubliki Kazakhstan ot 5 maya 2020 goda № 123", "2020", []),
    (
        'Law of the Republic dated July 11, 1997 No. 151-I "On Examples". https://example.org',
        'Law of the Republic dated July 11, 1997 No. 151-I "On Examples"',
        "1997",
        [],
    ),
    ("Adams, A. A title of 1999. Example Press. Accessed 5 May 2021.", "Adams", "1999", ["Adams"]),
    ("Adams, A. (2020). A title about 1999 (1990–2000). Example Press.", "Adams", "2020", ["Adams"]),
    ("Adams, A. [2020]. A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("Adams, A. (2020) A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("Adams, A., 2020. A title. Example Press.", "Adams", "2020", ["Adams"]),
    ("Adams, A. (б. г.). Название. Пример.", "Adams", "n.d.", ["Adams"]),
    ("Satō, H., Ōta, K., & Ito, M. (2020). A title. Example Press.", "Satō", "2020", ["Satō", "Ōta", "Ito"]),
    ("Li, W., Wu, X., & Ng, J. (2020). A title. Example Press.", "Li", "2020", ["Li", "Wu", "Ng"]),
    ("no lead at all", "no lead at all", None, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lead", "year", "people"), ELEMENTS)
def test_elements_of_an_entry(text: str, lead: str, year: str | None, people: list[str]) -> None:
    found = entry(text)
    assert (found.lead, found.year.text if found.year else None) == (lead, year)
    assert ([p.surname for p in found.people.persons] if found.people else []) == people


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Adams, A. (2020). A title. Example Press.", ["Adams"]),
        ("Adams, A. (2020). A title. Example Press. Brown, B. (2019). Another. Sample Press.", ["Adams", "Brown"]),
        (
            "Adams, A. (2020). A title. https://example.org/a Brown, B., & Clark, C. (2019). Another.",
            ["Adams", "Brown"],
        ),
        ("Adams, A. 2020. A title. Example Press. ISBN 978-1-23-456789-7. Brown, 2019", ["Adams", "Brown"]),
        ("Adams, A. (2020). A title. In B. Brown (Ed.), A book (pp. 1–5). Example Press.", ["Adams"]),
        ("Adams, A. (2020). A title. In Brown, B. (2019). A book. Example Press.", ["Adams"]),
        ("Adams, A. (2020). “A title”, in Brown, B. (2019). A book. Example Press.", ["Adams"]),
        ("Adams, A. (2020). A title. Int. J. Ex. Biol. (in press).", ["Adams"]),
    ],
)
def test_works_of_an_entry(text: str, leads: list[str]) -> None:
    assert [work.lead for work in entry(text).works] == leads


@pytest.mark.parametrize(
    "first",
    [
        "Adams, A. A title. Example Press, 1965.",
        "Adams, Anna. A title. Example Press, 1965.",
        "Adams, A. (1965). A title.",
    ],
)
@pytest.mark.parametrize(
    "second", ["_______. Dictionary of Examples. Example Press, 1972.", "———. (1972). A title. Press."]
)
def test_dashes_stand_for_the_authors_of_the_entry_before(first: str, second: str) -> None:
    read = read_entries(enumerate([first, second]))
    assert [(e.lead, e.year.text if e.year else None) for e in read] == [("Adams", "1965"), ("Adams", "1972")]


def test_numbers_without_full_stops_are_left_out_where_the_whole_list_has_them() -> None:
    entries = ["Adams, A. (2020). A title.", "Brown, B. (2020). A title.", "24 Example. (2020). News."]
    numbered = [f"{n} {text}" for n, text in enumerate(entries, 1)]
    assert [e.lead for e in read_entries(enumerate(numbered))] == ["Adams", "Brown", "24 Example"]
    assert [e.lead for e in read_entries(enumerate(entries))] == ["Adams", "Brown", "24 Example"]
