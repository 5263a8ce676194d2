"""An issue of the journal: volume, number, year; how it is written, stored and counted on."""

import re
from dataclasses import dataclass

from jcas.domain.profiles import Deadline, Profile
from jcas.domain.refusals import Invalid

_KEY = re.compile(r"(\d{1,4})-(\d{1,2})-(\d{4})\Z")


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One issue; issues of one journal sort in the order of their appearance."""

    volume: int
    number: int
    year: int

    @property
    def key(self) -> str:
        """As stored and as part of an address: '24-1-2026'."""
        return f"{self.volume}-{self.number}-{self.year}"

    @classmethod
    def parse(cls, text: str) -> "Issue":
        """The issue that a key names; raises `Invalid` where the text is no key of the form '24-1-2026'."""
        found = _KEY.match(text)
        if not found:
            raise Invalid(f"“{text}” is not an issue; write volume, number and year, such as 24-1-2026.")
        return cls(*(int(part) for part in found.groups()))

    def label(self, profile: Profile) -> str:
        """As written in running text: 'Nº 24 (1) 2026'."""
        return profile.identity.issue_label.format(volume=self.volume, number=self.number, year=self.year)

    def cover_label(self, profile: Profile) -> str:
        """As written on the cover: 'Nº 24 (1) | 2026'."""
        return profile.identity.issue_label_cover.format(volume=self.volume, number=self.number, year=self.year)

    def entry(self, profile: Profile) -> Deadline:
        """What the profile says of this number: months, season, name; raises `Invalid` where it has no such number."""
        if not 1 <= self.number <= len(profile.deadlines):
            raise Invalid(
                f"The journal has {len(profile.deadlines)} issues a year, so there is no number {self.number}."
            )
        return profile.deadlines[self.number - 1]

    def next(self, profile: Profile) -> "Issue":
        """The issue after this one."""
        if self.number < len(profile.deadlines):
            return issue_of(self.year, self.number + 1, profile)
        return issue_of(self.year + 1, 1, profile)

    def previous(self, profile: Profile) -> "Issue":
        """The issue before this one."""
        if self.number > 1:
            return issue_of(self.year, self.number - 1, profile)
        return issue_of(self.year - 1, len(profile.deadlines), profile)


def issue_of(year: int, number: int, profile: Profile) -> Issue:
    """The issue of that year and number; the volume follows from the journal's first year."""
    return Issue(volume=year - profile.identity.first_volume_year + 1, number=number, year=year)
