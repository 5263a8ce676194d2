"""The preflight: what a journal's own rules say about a manuscript.

`rules.RULES` is the table; a new rule is one function, one line there, one test. `report.report` runs them all and
gives the contract's report; `text.render` prints it for people.
"""
