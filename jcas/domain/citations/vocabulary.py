"""Words that tell citations from other words beside a year."""

import re


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


OPENERS = word_set("""
    president minister ambassador academician secretary king queen sir professor journalist political
    a an the in on at as by for from to of and or but if so yet both also see cf like since when while where whereas
    although though because however moreover furthermore additionally similarly likewise accordingly thus therefore
    hence meanwhile conversely finally first second third firstly secondly thirdly lastly later recently earlier
    previously according following drawing building based despite unlike after before during within among another
    other others many most some several such these those this that it its he she they we our his her their scholars
    researchers authors author studies study research work works analysis findings results data theory concept model
    here there then next notably specifically importantly indeed again still given using consequently subsequently
    nevertheless nonetheless scholar professor prof dr mr mrs ms what how why who which with under over historian
    sociologist economist philosopher critics critic experts expert even only just about against between through per
    via contrary rather e.g i.e в на по как согласно так также кроме однако исследователи работа работы автор авторы
    у из о об при для и с со к ко за от до под над вслед вопреки благодаря помимо работе книге статье по-мнению
    göre fakat ancak bu
""")
"""Words that open a sentence or introduce a name and are written with a capital only for that."""

CONNECTORS = word_set("""
    of for and on in the to at with by de la le du des del di da et der die das für und zu & и по на в о об за y e
    ve ile мен және bilan va til uchun as under from
""")
"""Small words that may stand within a body's name or a title."""

PLACES = word_set("""
    kazakhstan kyrgyzstan uzbekistan tajikistan turkmenistan afghanistan azerbaijan armenia georgia russia china
    turkey türkiye turkiye iran mongolia pakistan india japan korea usa us uk eu ussr cis eaeu sco germany france
    italy poland hungary ukraine belarus moldova romania europe asia eurasia america africa astana almaty tashkent
    bishkek dushanbe ashgabat moscow beijing ankara istanbul tehran kabul baku tbilisi yerevan samarkand bukhara
    shymkent london paris berlin brussels geneva vienna washington tokyo seoul delhi osh khujand nur-sultan rome
    казахстан россия кыргызстан узбекистан таджикистан туркменистан китай ссср москва астана алматы ташкент бишкек
    kyiv kiev lviv odesa minsk warsaw prague budapest bucharest belgrade zagreb athens madrid lisbon rome dublin oslo
    stockholm helsinki copenhagen riga vilnius tallinn chisinau karaganda pavlodar aktobe atyrau aktau kostanay
    kokshetau petropavlovsk taraz kyzylorda turkistan oskemen namangan andijan fergana nukus termez urgench jizzakh
    khorog kulob karakol jalal-abad urumqi kashgar shanghai guangzhou islamabad karachi kandahar herat mashhad
    novosibirsk kazan қазақстан ресей central soviet union republic west east north south western eastern
    northern southern iraq syria libya egypt yemen lebanon palestine saudi arabia qatar kuwait oman bahrain spain
    portugal netherlands belgium austria switzerland sweden norway denmark finland estonia latvia lithuania slovakia
    slovenia croatia serbia bosnia albania bulgaria greece cyprus canada mexico brazil argentina indonesia malaysia
    singapore thailand vietnam bangladesh nepal australia
""")
"""Places: beside a year they tell where and when, not who wrote."""

MONTHS = word_set("""
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec spring summer autumn fall winter monday tuesday wednesday thursday friday saturday
    sunday января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март
    апрель май июнь июль август сентябрь октябрь ноябрь декабрь қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз
    қыркүйек қазан қараша желтоқсан ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
""")

CURRENCIES = word_set("usd eur gbp kzt uzs kgs tjs tmt rub cny jpy krw try inr cad chf aed tenge som soum rubles")
"""Units of money: "(USD, 2019)" tells prices."""

NUMBERED = word_set("""
    figure fig figures table tables tab appendix appendices annex section chapter part equation eq model hypothesis
    article art paragraph para step phase wave stage panel column row note notes box map graph chart scheme diagram
    photo picture line item volume vol issue number no n p pp page pages interview interviewee respondent
    respondents participant participants informant informants group survey questionnaire sample case version edition
    round year years month quarter q protocol рис рисунок табл таблица приложение интервью респондент информант
    сурет кесте experiment experiments
""")
"""Words that are followed by a number, or name the authors' own material."""

OWN = re.compile(
    r"(?<!\w)(?:author|authors|author[’']s|authors[’']|own|ours?|compiled|elaborated|calculated|calculations?|"
    r"estimated|"
    r"prepared|developed|designed|fieldwork|field ?notes|personal (?:communication|interview|archive)|"
    r"interview(?:ed|s)?|"
    r"conversation|signed|adopted|established|founded|born|died|reigned|ruled|opened|built|rebuilt|erected|unveiled|"
    r"accessed|retrieved|ibid|op\. ?cit|"
    r"там же|составлено|автор(?:ом|ами|ы|ов)?|собственн\w+|личн\w+ (?:сообщение|интервью)|"
    r"құрастыр\w+)(?!\w)",
    re.IGNORECASE,
)
"""The authors' own work, a talk, a life: whatever the year beside it says, no publication."""

TALK = re.compile(
    r"personal (?:communication|interview|conversation|correspondence)|interview(?:ed)? (?:with|by)|e-?mail to|"
    r"личн\w+ (?:сообщение|интервью|беседа)|интервью с",
    re.IGNORECASE,
)
"""What was said to the authors is cited in the text alone."""

EVENTS = word_set("""
    war wars revolution revolutions summit summits crisis crises conference congress meeting forum olympics games
    election elections uprising invasion independence movement pandemic earthquake famine coup attack attacks expo
    olympiad championship visit agenda vision day era period season cup festival exhibition война революция саммит
    кризис съезд
""")
"""What happens in a year."""

PACTS = word_set("""
    agreement agreements treaty treaties convention conventions protocol pact accord accords charter declaration
    constitution memorandum initiative договор соглашение конвенция протокол хартия декларация конституция
""")
"""What is signed in a year; between brackets it may be cited by its name, in running text the year is a date."""

DOCUMENTS = word_set("""
    law laws code act decree decision directive resolution order concept strategy program programme plan doctrine
    ruling rules regulation report index bill project policy roadmap закон кодекс указ постановление приказ концепция
    стратегия программа заң zakon kodeks ukaz postanovlenie prikaz kontseptsiya
""")

BODIES = word_set("""
    bank ministry organization organisation agency committee commission council institute institution university
    center centre fund foundation association office bureau department board company corporation corp inc ltd llp
    llc group government parliament academy academies authority federation society administration network programme
    program service services statistics news times union nations forum partnership secretariat embassy press media
    statista
    министерство агентство комитет комиссия институт университет банк фонд центр бюро академия правительство
    министрлігі агенттігі комитеті комиссиясы институты университеті банкі қоры орталығы бюросы академиясы үкіметі
    bakanlığı üniversitesi enstitüsü kurumu kurulu başkanlığı müdürlüğü bankası vakfı merkezi derneği komisyonu
    ministrligi agentligi komiteti komissiyasi instituti universiteti vazirligi qo‘mitasi markazi jamg‘armasi
""")
"""Words of which names of bodies are made."""

SIGNS = re.compile(
    r"[’'\s,]*(?:also |further |have |has |had |both |clearly |rightly |first |then |who |which |that |and |"
    r"in turn |,)*"
    r"(?:argu|not(?:e|es|ed|ing)\b|show|find|found\b|suggest|emphasi|highlight|demonstrat|explor|examin|analy|"
    r"studi|claim|propos|"
    r"defin|describ|coin|offer|trac|link|see[sn]?\b|treat|distinguish|challeng|critici|introduc|us(?:e|es|ed)\b|"
    r"provid|present|"
    r"point|indicat|report|conclu|identif|classif|develop|discuss|consider|observ|reveal|maintain|"
    r"contend|assert|focus|stat(?:e|es|ed)\b|writ|wrote|refer|confirm|underlin|stress|believ|concept|theor|stud|"
    r"survey|model|"
    r"framework|approach|book|work|research|estimat|investigat|apply|applie|address|compar|warn|explain|view|call|"
    r"отмеча|указыва|подч[её]ркива|счита|пишет|утвержда|показ|рассматрив|исследу|анализир|belirt|göster|ifade)",
    re.IGNORECASE,
)
"""What stands behind a work that is cited in the sentence."""

ANNOUNCED = re.compile(
    r"(?<!\w)(?:\w+(?:ologist|ographer|orian|omist|osopher)s?|scholars?|researchers?|writers?|authors?|analysts?|experts?|"
    r"professors?|prof\.|dr\.|says?|said|according to|as|does|do|did|by|see|in|of|on|for|while|whereas|"
    r"although|than|both|but|since|e\.g\.,?|"
    r"i\.e\.,?|or|from|following|per|like|cf\.?|unlike|with|and|to|follow(?:s|ed)?|compared?|via|extend(?:s|ed|ing)?|"
    r"adopt(?:s|ed|ing)?|appl(?:y|ies|ied|ying)|us(?:e|es|ed|ing)|such as|also|what|whom|contra|against|"
    r"(?<=,\s)wr(?:ites|ote)|contradicts?|supports?|echo(?:es|ing)?|согласно|по мнению|"
    r"см\.|у)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"(?<!\w)(?:according to|by|see(?: also)?|cf\.?|as|follow(?:s|ed)?|data (?:of|from)|report (?:of|by)|согласно|"
    r"по данным)\s+(?:the\s+)?$",
    re.IGNORECASE,
)

PREFIX = re.compile(
    r"(?:see,?|also|contra|pace|versus|e\.\s?g\.|i\.\s?e\.|eg|cf\.?|cp\.|compare|"
    r"for (?:an? )?(?:example|instance|review|overview|discussion|details?|more)|"
    r"among others|such as|inter alia|as (?:cited|quoted|discussed|noted|reported|shown|argued) (?:in|by)|"
    r"(?:cited|quoted|reported|discussed|translated|adapted|reprinted) (?:in|by|from|after)|originally|based on|"
    r"according to|drawing on|following|after|apud|source|sources|data|viz\.?|and|&|but|or|in|by|from|especially|"
    r"particularly|notably|the work of|"
    r"см\.?|также|напр\.?|например|ср\.|цит\.? по|по данным|по|согласно|источник|и|"
    r"қараңыз|қар\.|мысалы|bkz\.?|örn\.|akt\.|vgl\.?|siehe|z\.\s?B\.|voir)"
    r"(?=[\s:,.]|$)[\s:,.]*",
    re.IGNORECASE,
)
"""What introduces the first name within brackets."""

SECONDARY = re.compile(
    r"(?:as )?(?:cited|quoted|reported|discussed|mentioned) (?:in|by|from)|цит\.? по|apud|akt(?:aran|\.)|zit\. nach",
    re.IGNORECASE,
)
"""What parts a work that was not read from the work that tells of it."""

ET_AL = re.compile(
    r",?\s*(?:\b(?:et|at)\.?\s?all?\b\.?|"
    r"\b(?:and|with) (?:(?:his|her|their) )?(?:others|al\b\.?|colleagues|co-authors|associates|co-workers)(?!\w)|"
    r"\bи др(?:\.|угие)|"
    r"\bжәне (?:т\.\s?б\.?|басқалар)|\bve (?:diğerleri|ark\.|arkadaşları)|\bvd\.?(?!\w)|\bu\.\s?a\.|"
    r"\bva boshq\w*\.?|\b[си] (?:соавт\.?|соавтор\w*|коллег\w*))[’'s]*,?\s*$",
    re.IGNORECASE,
)

_MARK = (
    r"(?:pp?|pgs?|pages?|paras?|paragraphs?|chs?|chaps?|chapters?|secs?|sections?|tables?|figures?|fig|vols?|"
    r"lines?|slides?|с|стр|б|бет|s|ss|S|art|гл|т|№|§|no|col|at)"
)
LOCATOR = re.compile(
    rf"^[,:;\s]*(?:{_MARK}(?:\.|\s|(?=\d))\s?\.?\s*|:\s*|,\s*(?=\d))[\divxlcA-F]*\d*[\divxlc]*(?:\s?(?:[-–—,&]|"
    rf"and)\s?\d+)*(?:ff?\.)?(?![\w])",
    re.IGNORECASE,
)
"""A page behind a year."""

_ARCHIVE = r"(?<!\w)(?:(?:f|op|d|l|ll|ф|оп|д|л|лл)\.|[Ff]ond|[Oo]pis'?|[Dd]elo|[Фф]онд|[Оо]пись|[Дд]ело)"
"""Marks of an archive's shelf: f. 2009, op. 1, d. 1917."""

BEFORE_NUMBER = re.compile(
    rf"(?:{_ARCHIVE}|(?<!\w)(?:{_MARK}|N[or])\.?|(?<!\D):|[№#§]|\b(?:N|n|M|SD|df|p|r|t|F|R²|β|α)\s?[=<>≈]|[=<>≈~])\s*$"
)
"""What makes a number of four digits a page, a value or a decree's number."""

SOURCE_LINE = re.compile(
    r"(?:^|\n|(?<=[.;)])\s)[(*\s]*(?:notes?\s*[.:]\s*)?(?:(?:data\s+)?(?:sources?|источники?|дереккөз(?:дер|і)?|"
    r"kaynak|quelle)\s*[:.–-]|adapted from|based on data (?:from|of))\s*",
    re.IGNORECASE,
)
"""What opens the line under a table or figure that says where it is from."""
