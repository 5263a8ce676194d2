"""Names of people, comparable across alphabets, cases and spellings: for citations and for anonymity."""
