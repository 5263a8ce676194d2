"""Words by which a text tells who wrote it, or seems to: English, Russian, Kazakh."""

from jcas.domain.structure.folding import word_list

POINTING = word_list(
    r"submitted presented prepared supervis advis instructor teacher fulfil degree dissertation thesis course "
    r"conference congress workshop seminar grant funded supported thank dedicated author written student name[ds]?\b "
    r"team\b correspond contact tel\b phone fax orcid автор руководител выполнил подготовил представлен диссертаци "
    r"дипломн конференц студент жетекші орындаған авторлар"
)
"""How words begin that speak of the people behind a text, or of the occasion that it was written for."""
REACHING = word_list(
    r"correspond contact reach\s+(?:the|us|me)\b write\s+to authors?['’]?s?\s+(?:page|profile|channel|blog|account) "
    r"follow\s+(?:the\s+author|us|me)\b (?:our|my)\s+(?:page|profile|channel|blog|account|group) e-?mail\b "
    r"для\s+(?:связи|переписки) контакт хат\s+алмасу байланыс"
)
"""How words begin that say how to reach the authors."""
CONTRIBUTED = word_list(
    "conceived conceptualised conceptualized designed wrote drafted collected analysed analyzed performed conducted "
    "supervised edited reviewed revised contributed prepared developed led interpreted coded interviewed translated "
    "transcribed acquired curated administered participated написала? провела? собрала? разработала? подготовила? "
    "жазды жүргізді жинады дайындады"
)
"""What authors do in statements of contributions."""
OTHER_INITIALS = frozenset(
    word_list("U.S. U.K. E.U. U.N. S.A. P.S. N.B. A.D. B.C. D.C. P.O. N.D. U.S.A. U.A.E. P.R.C.")
)
"""What capitals with full stops mean besides, most often."""
