"""JCAS Desk: a journal's desk for manuscripts, reviews and decisions."""
