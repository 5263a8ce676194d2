import pytest

from tests.domain.citations.asking import told

CITED = [
    # between brackets
    ("Trade grew (Akhmetova, 2019).", ["Akhmetova 2019"]),
    ("Trade grew (Akhmetova 2019) and the rest (Brown and Lee 2020) too.", ["Akhmetova 2019", "Brown | Lee 2020"]),
    ("Trade grew (Akhmetova 2019; Example Institute 2020; UNEX 2021).", ["Akhmetova 2019", "Example Institute 2020", "UNEX 2021"]),
    ("So it is (H1: Akhmetova, 2019; trade theory: Lee, 2020).", ["Akhmetova 2019", "Lee 2020"]),
    ("So it is (stat.example.kz, 2022; Example Crisis Group, 2021).", ["stat.example.kz 2022", "Example Crisis Group 2021"]),
    ("(1) Akhmetova (2019); (2) Lee (2020) agree.", ["Akhmetova 2019", "Lee 2020"]),
    ("Ibn Khaldun (1377/1967) wrote.", ["Ibn Khaldun 1377/1967"]),
    ("Trade grew (Akhmetova & Lee, 2019).", ["Akhmetova | Lee 2019"]),
    ("Trade grew (Akhmetova and Lee, 2019).", ["Akhmetova | Lee 2019"]),
    ("Trade grew (Akhmetova, Lee, & Sato, 2019).", ["Akhmetova | Lee | Sato 2019"]),
    ("Trade grew (Akhmetova, Lee and Sato, 2019).", ["Akhmetova | Lee | Sato 2019"]),
    ("Trade grew (Akhmetova et al., 2019).", ["Akhmetova 2019"]),
    ("Trade grew (Akhmetova et al. 2019).", ["Akhmetova 2019"]),
    ("Trade grew (Akhmetova et. al., 2019).", ["Akhmetova 2019"]),
    ("Trade grew (Akhmetova at al., 2019; Lee et all, 2020; Sato and al., 2021).", ["Akhmetova 2019", "Lee 2020", "Sato 2021"]),
    ("Trade grew (Akhmetova 2018; Example Bank 2019, 2020).", ["Akhmetova 2018", "Example Bank 2019", "Example Bank 2020"]),
    ("So it is in Akhmetova (1394 [2015]).", ["Akhmetova 1394/2015"]),
    ("Trade grew (Akhmetova: 2019).", ["Akhmetova 2019"]),
    ("Trade grew (Akhmetova/Lee 2019), as Brown/Sato (2020) show.", ["Akhmetova | Lee 2019", "Brown | Sato 2020"]),
    ("Trade grew (Akhmetova and others, 2019).", ["Akhmetova 2019"]),
    ("Trade grew (Akhmetova, 2019; Brown, 2020; Lee et al., 2021).", ["Akhmetova 2019", "Brown 2020", "Lee 2021"]),
    ("Trade grew (Akhmetova, 2019, Brown, 2020).", ["Akhmetova 2019", "Brown 2020"]),
    ("Trade grew (Akhmetova, 2019 and Brown, 2020).", ["Akhmetova 2019", "Brown 2020"]),
    ("Trade grew (Akhmetova, 2019, 2020).", ["Akhmetova 2019", "Akhmetova 2020"]),
    ("Trade grew (Akhmetova, 2018, 2019; Brown, 2020).", ["Akhmetova 2018", "Akhmetova 2019", "Brown 2020"]),
    ("Trade grew (Akhmetova, 2018; 2019, p. 5; Brown, 2020).", ["Akhmetova 2018", "Akhmetova 2019", "Brown 2020"]),
    ("Trade grew (Akhmetova, 2019a).", ["Akhmetova 2019a"]),
    ("Trade grew (Akhmetova, 2019a, 2019b).", ["Akhmetova 2019a", "Akhmetova 2019b"]),
    ("Trade grew (Akhmetova, 2019a, b).", ["Akhmetova 2019a", "Akhmetova 2019b"]),
    ("Trade grew (Akhmetova, 2019a,b,c).", ["Akhmetova 2019a", "Akhmetova 2019b", "Akhmetova 2019c"]),
    ("Trade grew (Akhmetova, 2019a–c).", ["Akhmetova 2019a", "Akhmetova 2019b", "Akhmetova 2019c"]),
    ("Trade grew (Akhmetova, n.d.).", ["Akhmetova n.d."]),
    ("Trade grew (Akhmetova, n. d.; Brown, n.d.-a).", ["Akhmetova n.d.", "Brown n.d.-a"]),
    ("Trade grew (Akhmetova, in press).", ["Akhmetova in press"]),
    ("Trade grew (Akhmetova, 1978/2003).", ["Akhmetova 1978/2003"]),
    ("He said so (Akhmetova, 2019, p. 5).", ["Akhmetova 2019"]),
    ("He said so (Akhmetova, 2019, pp. 5–7; Brown, 2020, p. 1999).", ["Akhmetova 2019", "Brown 2020"]),
    ("He said so (Akhmetova, 2019: 1993).", ["Akhmetova 2019"]),
    ("He said so (Akhmetova, 2019: 91-94; Brown, 2020: 3).", ["Akhmetova 2019", "Brown 2020"]),
    ("He said so (Akhmetova, 2019, p. 5, Brown, 2020, ch. 2).", ["Akhmetova 2019", "Brown 2020"]),
    ("He said so (Akhmetova, 2019, para. 4; Brown, 2020, Chapter 3).", ["Akhmetova 2019", "Brown 2020"]),
    ("Он сказал (Ахметова, 2019, с. 5).", ["Ахметова 2019"]),
    ("Он сказал (Ахметова, 2019, с. 5–7; Иванов и Петров, 2020).", ["Ахметова 2019", "Иванов | Петров 2020"]),
    ("Он сказал (Ахметова и др., 2019).", ["Ахметова 2019"]),
    ("Он сказал (см. Ахметова, 2019; цит. по Иванов, 2020).", ["Ахметова 2019", "Иванов 2020"]),
    ("Он сказал [Ахметова, 2019, с. 5; Иванов, 2020].", ["Ахметова 2019", "Иванов 2020"]),
    ("Ол айтты (Ахметова және Серік, 2019).", ["Ахметова | Серік 2019"]),
    ("Öyle dedi (Yılmaz ve Kaya, 2019; Demir vd., 2020; bkz. Şahin, 2018).", ["Yılmaz | Kaya 2019", "Demir 2020", "Şahin 2018"]),
    ("So it is (see Akhmetova, 2019; see also Brown, 2020).", ["Akhmetova 2019", "Brown 2020"]),
    ("So it is (e.g., Akhmetova, 2019; cf. Brown, 2020).", ["Akhmetova 2019", "Brown 2020"]),
    ("So it is (see, for example, Akhmetova, 2019).", ["Akhmetova 2019"]),
    ("So it is (for a review, see Akhmetova, 2019).", ["Akhmetova 2019"]),
    ("So it is (for an overview of this, see Akhmetova, 2019).", ["Akhmetova 2019"]),
    ("So it is (Akhmetova, 2019, etc.).", ["Akhmetova 2019"]),
    ("So it is (Akhmetova, 2019, among others).", ["Akhmetova 2019"]),
    ("So it is (Akhmetova, 2019, emphasis added).", ["Akhmetova 2019"]),
    ("So it is (as cited in Akhmetova, 2019).", ["Akhmetova 2019"]),
    ("So it is (Brown, 1950, as cited in Akhmetova, 2019).", ["Akhmetova 2019"]),
    ("So it is (see Table 2 in Akhmetova, 2019; Figure 3).", ["Akhmetova 2019"]),
    ("So it is (Akh\u00admetova, 2019; Mu\u0308ller, 2020).", ["Akhmetova 2019", "Müller 2020"]),
    ("So says Professor Akhmetova (2019) in a book, and the historian Brown (2020).", ["Akhmetova 2019", "Brown 2020"]),
    ("So it is (a term coined by Akhmetova, 2019).", ["Akhmetova 2019"]),
    ("So it is (J. Akhmetova, 2019).", ["Akhmetova 2019"]),
    ("So it is (Akhmetova, J., 2019).", ["Akhmetova 2019"]),
    ("So it is (Akhmetova, J. K., & Lee, B., 2019).", ["Akhmetova | Lee 2019"]),
    ("So it is (Ахметова А.К., 2019).", ["Ахметова 2019"]),
    ("So it is (van der Berg, 2019; de Vries & von Hagen, 2020).", ["van der Berg 2019", "de Vries | von Hagen 2020"]),
    ("So it is (al-Rahman, 2019; Al-Farouk, 2020).", ["al-Rahman 2019", "Al-Farouk 2020"]),
    ("So it is (O‘ktamov, 2019; G‘aniyev & Mo'minov, 2020).", ["O‘ktamov 2019", "G‘aniyev | Mo'minov 2020"]),
    ("So it is (Del Monte & Smith-Jones, 2019).", ["Del Monte | Smith-Jones 2019"]),
    ("So it is (Müller, 2019; Łukasik, 2020; Şentürk, 2021; Ōta, 2022).", ["Müller 2019", "Łukasik 2020", "Şentürk 2021", "Ōta 2022"]),
    ("So it is (World Bank, 2019).", ["World Bank 2019"]),
    ("So it is (World Health Organization [WHO], 2020; WHO, 2020).", ["World Health Organization 2020", "WHO 2020"]),
    ("So it is (Ministry of Education and Science of the Republic of Kazakhstan, 2019).", ["Ministry of Education and Science of the Republic of Kazakhstan 2019"]),
    ("So it is (Bureau of National Statistics, 2023; OECD, 2021).", ["Bureau of National Statistics 2023", "OECD 2021"]),
    ("So it is (Bureau of National Statistics of the Agency for Strategic Planning and Reforms, 2023).", ["Bureau of National Statistics of the Agency for Strategic Planning and Reforms 2023"]),
    ("So it is (The Example Times, 2023; News.kz, 2024).", ["Example Times 2023", "News.kz 2024"]),
    ("So it is (eGov, 2023; UN-Habitat, 2020).", ["eGov 2023", "UN-Habitat 2020"]),
    ("So it is (World Bank data, 2021; Radio Free Europe/Radio Liberty, 2020).", ["World Bank 2021", "Radio Free Europe/Radio Liberty 2020"]),
    ("So it is (World Development Report 2020, 2021).", ["World Development Report 2020 2021"]),
    ("So it is (Bureau of National Statistics (BNS), 2023).", ["Bureau of National Statistics 2023"]),
    ("So it is (Akhmetova 2019, 45–46; Brown 2020, 3).", ["Akhmetova 2019", "Brown 2020"]),
    ("So it is (Akhmetova, 2019, March 5; News.kz, 2021, 5 May).", ["Akhmetova 2019", "News.kz 2021"]),
    ("So it is (World Bank, March 5, 2021).", ["World Bank 2021"]),
    ("So it is (World Bank, 5 March 2021).", ["World Bank 2021"]),
    ('So it is (Law of the Republic "On Examples", 2019).', ['Law of the Republic "On Examples" 2019']),
    ("So it is (“A long title”, 2019).", ["A long title 2019"]),
    ("So it is («О примерах», 2019).", ["О примерах 2019"]),
    ("So it is (Law on Examples, 2019).", ["Law on Examples 2019"]),
    ("So it is (Akhmetova, 2019) (Brown, 2020).", ["Akhmetova 2019", "Brown 2020"]),
    ("So it is (in the words of one (Akhmetova, 2019) of them).", ["Akhmetova 2019"]),
    ("So it is ((Akhmetova, 2019)).", ["Akhmetova 2019"]),
    # in the sentence
    ("Akhmetova (2019) argues this.", ["Akhmetova 2019"]),
    ("As Akhmetova (2019, p. 5) argues.", ["Akhmetova 2019"]),
    ("According to Akhmetova and Lee (2019), so it is.", ["Akhmetova | Lee 2019"]),
    ("However, Akhmetova & Lee (2019) argue this.", ["Akhmetova | Lee 2019"]),
    ("More recently, Akhmetova, Lee, and Sato (2019) argued this.", ["Akhmetova | Lee | Sato 2019"]),
    ("Akhmetova et al. (2019) argue this.", ["Akhmetova 2019"]),
    ("Akhmetova and colleagues (2019) argue this.", ["Akhmetova 2019"]),
    ("Akhmetova (2019a, 2019b) argues this.", ["Akhmetova 2019a", "Akhmetova 2019b"]),
    ("Akhmetova (2018, 2019) argues this.", ["Akhmetova 2018", "Akhmetova 2019"]),
    ("Akhmetova (2018; 2019) argues this.", ["Akhmetova 2018", "Akhmetova 2019"]),
    ("Akhmetova (n.d.) argues this.", ["Akhmetova n.d."]),
    ("Akhmetova's (2019) concept is known.", ["Akhmetova 2019"]),
    ("Akhmetova’s (2019) concept and Rawls' (2001) too.", ["Akhmetova 2019", "Rawls 2001"]),
    ("The work of Akhmetova (2019), Brown (2020), and Lee et al. (2021) shows it.", ["Akhmetova 2019", "Brown 2020", "Lee 2021"]),
    ("Scholars such as Akhmetova (2019) agree.", ["Akhmetova 2019"]),
    ("A. K. Akhmetova (2019) notes this.", ["Akhmetova 2019"]),
    ("Akhmetova, A. K. (2019) notes this, and Lee, J., & Sato, K. (2020) agree.", ["Akhmetova 2019", "Lee | Sato 2020"]),
    ("Akhmetova A.K. (2019) notes this.", ["Akhmetova 2019"]),
    ("Van der Berg (2019) notes this, as does von Hagen (2020).", ["Van der Berg 2019", "von Hagen 2020"]),
    ("По мнению Ахметовой (2019), это так. Иванов и Петров (2020) отмечают то же.", ["Ахметовой 2019", "Иванов | Петров 2020"]),
    ("Yılmaz ve Kaya (2019) göre. Yılmaz and Kaya (2019) note it.", ["Yılmaz | Kaya 2019"]),
    ("According to the World Bank (2021), so it is.", ["World Bank 2021"]),
    ("JICA's (2021) review says so.", ["JICA 2021"]),
    ("The Ministry of Energy (2022) reports this.", ["Ministry of Energy 2022"]),
    ("The World Health Organization (WHO, 2020) reports this; so it is (WHO, 2020).", ["World Health Organization 2020", "WHO 2020"]),
    # source lines
    ("Source: Akhmetova, 2019.", ["Akhmetova 2019"]),
    ("Source: World Bank, 2021", ["World Bank 2021"]),
    ("Source: Akhmetova (2019).", ["Akhmetova 2019"]),
    ("Source: compiled by the author based on (World Bank, 2021)", ["World Bank 2021"]),
    ("Note. Adapted from Akhmetova, 2019; Brown, 2020.", ["Akhmetova 2019", "Brown 2020"]),
    ("Источник: Ахметова, 2019", ["Ахметова 2019"]),
    ("Figure 1. Trade by year (World Bank, 2021)", ["World Bank 2021"]),
    ("Few look so far: Akhmetova et al. 2014, on Kazakhstan.", ["Akhmetova 2014"]),
    ("Unlike Akhmetova's 2011 study, this one counts.", ["Akhmetova 2011"]),
    ("By law (MoES RK, 2015) it is so.", ["MoES RK 2015"]),
    ("The Organization for Security and Co-operation in Europe (OSCE, 2019) asked.", ["Organization for Security and Co-operation in Europe 2019"]),
    ("Ахметованың (2018) пікірінше, бұл дұрыс.", ["Ахметова 2018"]),
    ("Shown by Аламанов и соавт. (2014) in towns.", ["Аламанов 2014"]),
    ("Trade grew (Akhmetova\u00a0& Lee,\u00a02019).", ["Akhmetova | Lee 2019"]),
    ("Trade grew (Akhmetova & Lee, under review).", ["Akhmetova | Lee under review"]),
]  # fmt: skip

NOT_CITED = [
    "Figure 2. Distribution of Wells Scale Scores (1996 vs. 2004)",
    "It was founded (in 2019) and grew.",
    "It is shown (Figure 2, 2020) and (see Table 3).",
    "Of all answers (N = 2019) half were sound, (n=1999).",
    "The Soviet Union (1922–1991) ended.",
    "The Soviet Union (1922-1991) ended; the plan (2021–2025) began.",
    "He (1902–1985) was a poet.",
    "They met (May 5, 2020) and (12 March 2021) again.",
    "They met (Astana, May 5, 2020) and (Tashkent, 2019).",
    "The Gulf War (1991) and the Tulip Revolution (2005) followed.",
    "The successive year (1997) saw more.",
    "The Treaty of Friendship (1992) was signed, and the Almaty Declaration (1991).",
    "The Constitution (1995) says so.",
    "Kazakhstan (2019) and Uzbekistan (2020) joined.",
    "The Eurasian Economic Union (2015) was founded; EAEU (2015) grew.",
    "The Shanghai Cooperation Organisation (2001) brought them together.",
    "The summit in Bishkek (2019) was the last.",
    "At the Samarkand Summit (2022) they agreed.",
    "They held talks (Samarkand Summit, 2022).",
    "The commission agreed (Decision 1600/2018).",
    "They met (March 29th to 30th, 2012), and before (15–16 May 2004).",
    "They went to war (e.g. the war in Iraq, 2003, or in Syria, 2011).",
    "The union (UJE, 1968– 1972) and its heir (UEJ, 1972 –1990) ended.",
    "It was adopted (Regulation (EC) No 1049/2001).",
    "It is so (Year: 2019; Table: 2020).",
    "It was told in a book (Almaty: Example Press, 2015; London: Example Books, 2016).",
    "It is on a page [Accessed: August 29, 2015] (Experiment 2, 1997).",
    "Unlike Akhmetova's first years in office (2015), it was calm (May, 2020).",
    "They spoke (Interview 5, 2021; Respondent 3, 2022).",
    "They spoke (personal communication, May 5, 2020).",
    "They were angry (K-07, mediator, Osh, 3 March 2022; T12, rural, chemistry, 2021).",
    "They spoke (A. Bekov, personal communication, May 5, 2020).",
    "Source: compiled by the authors, 2023.",
    "Source: authors' calculations (2023).",
    "The law (No. 2019 of 5 May) says so.",
    "In prices of 2010 (2015 prices) it grew to (2,019 tenge) and ($2019).",
    "By 2030 (Agenda 2030) and 2050 (Strategy 2050).",
    "The edition (2017 edition) is new.",
    "The number (https://example.org/2019/05) is new.",
    "Table 1. Trade (2015–2020)",
    "In January (2020) it fell.",
    "The first wave (March 2020) and the second (autumn 2020) came.",
    "It grew by 5% (2019) and 7% (2020).",
    "The film was shown (see Section 3, 2019).",
    "President of the Republic (2019) said so.",
    "It holds for both ((1991) and after).",
    "By then (Strategy Kazakhstan 2050) it grew.",
    "It holds (A, 2019) for all.",
    "An index (HDI = 0.811, 2021) fell.",
    "Unclosed (Akhmetova and no year.",
    "Prices are in tenge (KZT, 2022).",
    "The commission agreed (Protocol 4, 2021).",
    "The World Bank's 2019 forecast fell.",
    "(We could not get “examples” and “more examples” to work, and they rest on a further package that nobody has kept up since 2016.)",
    "The file is in the archive (Central Archive, f. 2009, op. 1, d. 1917).",
    "Museums of this kind (Akmola, opened 2007) are few; one is in Kyiv (2008).",
    "Photographs were taken by N. Akhmetova (2019).",
    "Trade returned under Akhmetov (2016).",
]

SENTENCE_CASES = [
    ("See Adams, 2020, p. 5.", True, ["Adams 2020"]),
    ("Adams (2020)", True, ["Adams 2020"]),
    ("Adams and Brown, 2019", True, ["Adams | Brown 2019"]),
    ("See Carter, 2020, p. 5.", True, []),
    ("As was found by Adams, 2020, and others, it grew.", False, ["Adams 2020"]),
    (
        "For a review see Adams & Brown 2019: 12, and Adams 2020; Carter 2020 died in May 2020.",
        False,
        ["Adams | Brown 2019", "Adams 2020"],
    ),
    (
        "Others are few, as Adams [sic] (2020) says, and Adams & Brown [AB] (2019).",
        False,
        ["Adams 2020", "Adams | Brown 2019"],
    ),
    ("As was found by Brown, 2019, it grew.", False, ["Brown 2019"]),
    ("In Kazakhstan, 2020 was a hard year, as May, 2020 and Carter, 2020 were.", False, []),
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_citations_that_no_list_answers(text: str, expected: list[str]) -> None:
    assert sorted(told(text)) == sorted(expected)


@pytest.mark.parametrize("text", NOT_CITED)
def test_years_that_are_no_citations(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "loose", "expected"), SENTENCE_CASES)
def test_what_the_list_has_is_cited_without_brackets(text: str, loose: bool, expected: list[str]) -> None:
    entries = ("Adams, A. (2020). A title. Example Press.", "Adams, A., & Brown, B. (2019). A title. Example Press.")
    assert told(text, *entries, loose=loose) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was rated (ERT; Adams et al., 2018) and scored (ERT, Brown & Lee, 2019).", ["Adams 2018", "Brown | Lee 2019"]),
        ("It was rated by the Example Rating Task (ERT, Adams, 1981).", ["Adams 1981"]),
        ("(shorter ways have been found, for example Adams & Brown, 2020; others failed)", ["Adams | Brown 2020"]),
        ("(trade fell in many valleys, such as Adams, 2020)", ["Adams 2020"]),
        ("The bank (Example Bank of Trade, EBT, 2019) grew.", ["Example Bank of Trade, EBT 2019"]),
    ],
)  # fmt: skip
def test_works_behind_short_forms_and_examples(text: str, expected: list[str]) -> None:
    assert sorted(told(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grew (World Example Forum, 2024).", ["World Example Forum 2024"]),
        ("Rules matter (North, 1990).", ["North 1990"]),
        ("It paid (Who Cares Less, 2004).", ["Who Cares Less 2004"]),
        ("It paid (Who, 2004).", []),
        ("It is so (Page et al., 2021; Box & Jones, 2020), see (Page 4, 2021).", ["Box | Jones 2020", "Page 2021"]),
        ("They stayed (King & Adams, 2013), as King and Brown (2014) show.", ["King | Adams 2013", "King | Brown 2014"]),
        ("It fell (cf. Adams, 2019; contra Brown, 2010).", ["Adams 2019", "Brown 2010"]),
        ("It was read (The Economist, 2023; Lo and Pan 2016).", ["Economist 2023", "Lo | Pan 2016"]),
        ("As Goodman-Adams (2021) advises, models follow Box-Brown and Jones (2004).", ["Goodman-Adams 2021", "Box-Brown | Jones 2004"]),
        ("We saw the post-Example space of Post-Soviet (1991) trade.", []),
        ("The model is Adams (2010, Chapter 10) here, and the law is Act (2011, art. 4).", ["Adams 2010"]),
        ("It is Adams (1999a; 1999b), Brown (1939 [1896]) or Clark (1916/1935).", ["Adams 1999a", "Adams 1999b", "Brown 1939", "Clark 1916/1935"]),
        ("For the valley, Adams (2003), Brown (2019), Clark & Davis (2022) tell it.", ["Adams 2003", "Brown 2019", "Clark | Davis 2022"]),
        ("The questions followed Adams (2013). Trade, wrote Brown (1998), is not history.", ["Adams 2013", "Brown 1998"]),
        ("Nagorno-Example (2020) was at war. In Nur-Sultan (2019) it snowed. Rolls-Example (1904) was founded.", []),
        ("The Nations (1945: 51 members), the Union (2015, 5 members) and Lake Example (1970: 18,200 km²).", []),
        ("Page and Plant (1994) sang. Law & Justice (2015) won. Adams wrote Capital (1867, in London).", []),
        ("The poet was Adams (1845, p. 3 of his life). The reader was Brown (2011: 41–45).", ["Brown 2011"]),
        ("Eleven states signed the Almaty Declaration (1991) and founded the Example Union (1992).", []),
    ],
)  # fmt: skip
def test_what_shows_that_a_work_is_cited(text: str, expected: list[str]) -> None:
    assert sorted(told(text)) == sorted(expected)


def test_bodies_that_open_sentences_are_cited_where_the_list_has_most_of_them() -> None:
    entries = ("World Bank. (2019). A report.", "OECD. (2020). A report.", "UNDP. (2021). A report.")
    text = "The World Bank (2019) rose. The OECD (2020) fell. UNDP (2021) too. The Ministry of Ecology (2022) measures air."
    assert told(text, *entries)[-1] == "Ministry of Ecology 2022"
    assert told("The Ministry of Ecology (2022) measures air. Trade fell.", *entries) == []


def test_years_of_one_work_are_no_comparison_of_years() -> None:
    assert told("As Adams (1996 and 2004) shows, wells dry.") == ["Adams 1996", "Adams 2004"]


def test_years_with_letters_belong_to_no_title() -> None:
    entries = ("Example Center for Law. (2021a). A title.", "Example Center for Law. (2021b). Another title.")
    expected = ["Example Center for Law 2021a", "Example Center for Law 2021b"]
    assert told("It is law (Example Center for Law 2021a, 2021b).", *entries) == expected
