"""Words that tell people from institutions and places in a byline: English, Russian, Kazakh."""

from jcas.domain.structure.folding import word_list

PARTICLES = frozenset(
    word_list("""
    al el bin ibn bint abu abd de da di do dos del della der den van von zu la le du st ben bar ogly oglu ogli
    uly qyzy kyzy kizi qizi uulu uul ugli o'g'li zoda zade ұлы қызы оглы кызы уулу
    """)
)
"""Small words within names, that may be written in lower case."""

INSTITUTIONS = frozenset(
    word_list("""
    university universität université institute institution academy college school faculty department center
    centre laboratory ministry agency committee council foundation fund bank company corporation association
    society embassy университет институт академия факультет кафедра департамент центр школа колледж
    министерство университеті институты академиясы кафедрасы факультеті орталығы мектебі universidad universidade
    università universitet universiteti üniversitesi uniwersytet univerzita instituto istituto instituti institut
    enstitüsü école ecole escuela scuola hochschule akademie akademia akademiyasi faculdade facultad faculté
    fakültesi fakulteti politecnico polytechnic laboratoire museum library archive archives observatory hospital
    музей библиотека архив комитет агентство лаборатория фонд университети институти академияси донишгоҳи
    """)
)
"""Words that name institutions."""

POSTS = frozenset(
    word_list("""
    division office republic state national international federal federation region regional city street
    avenue district oblast professor prof lecturer researcher research fellow scholar student candidate master
    bachelor doctor phd dr sc associate assistant senior junior leading chief head director dean rector vice
    expert analyst specialist manager adviser advisor consultant independent visiting teaching economics
    economic political politics science sciences studies relations history philosophy sociology law policy
    security education technology management business administration humanities social language languages
    corresponding orcid tel phone address affiliation республика город улица профессор доцент доктор кандидат
    наук магистр студент докторант преподаватель научный сотрудник старший младший главный республикасы қаласы
    ғылым ғылымдарының докторы кандидаты магистрі докторанты аға оқытушы kazakhstan kyrgyzstan uzbekistan
    tajikistan turkmenistan afghanistan azerbaijan armenia georgia russia china turkey türkiye iran mongolia
    pakistan india japan korea usa uk germany france italy poland hungary austria switzerland netherlands
    belgium sweden norway finland denmark estonia latvia lithuania ukraine belarus moldova romania bulgaria
    greece spain portugal canada australia brazil mexico egypt israel qatar uae malaysia indonesia singapore
    vietnam thailand kingdom states arab emirates казахстан қазақстан россия кыргызстан узбекистан таджикистан
    туркменистан китай
    """)
)
"""Words of posts, degrees, subjects and countries: no word of a name."""

COMMON = frozenset(
    word_list("""
    abstract keywords author authors email e-mail the of and in for on with from to at by as or under between
    towards into building campus road statement declaration data availability accessibility acknowledgments
    acknowledgements acknowledgement conflict interest interests funding ethics ethical approval consent appendix
    appendices annex annexes annexe supplement supplementary material materials table tables figure figures equation
    hypothesis chapter questionnaire приложение приложения таблица рисунок қосымша кесте сурет ilova jadval
    """)
)
"""Words of running text that never stand in a name."""

PLACES = frozenset(
    word_list("""
    new hong saudi south north east west central united great los san sri costa abu cape kuala tel nur-sultan
    """)
)
"""First words of places that are written like names: New York, Saudi Arabia."""

LETTERED = frozenset(word_list("panel model box map part section chart group case scheme plate"))
"""What a letter behind it counts, though all of them may be surnames: Panel A."""
