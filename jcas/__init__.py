"""JCAS Desk: a journal's desk for manuscripts, reviews and decisions."""

from zoneinfo import reset_tzpath

# Asia/Almaty changed its offset in 2024: zones come from the tzdata package, never from an old system's files.
reset_tzpath(to=())
