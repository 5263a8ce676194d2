"""Words by which a text tells who wrote it, or seems to: English, Russian, Kazakh."""

from jcas.domain.structure.folding import word_list

POINTING = word_list(
    r"submitted presented prepared supervis advis instructor teacher fulfil degree dissertation thesis course "
    r"conference congress workshop seminar grant funded supported thank dedicated author written student name[ds]?\b "
    r"team\b correspond contact tel\b phone fax orcid автор руководител выполнил подготовил представлен диссертаци "
    r"дипломн конференц студент жетекші орындаған авторлар"
)
"""How words begin that speak of the people behind a text, or of the occasion that it was written for."""
OTHER_INITIALS = frozenset(word_list("U.S. U.K. E.U. U.N. S.A. P.S. N.B. A.D. B.C. D.C. P.O. N.D."))
"""What two capitals with full stops mean besides, most often."""
