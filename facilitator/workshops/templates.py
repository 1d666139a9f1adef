"""The day as data: the full day (420 minutes) and the half day (240). Both are a start; all is editable."""

from typing import NamedTuple

from facilitator.workshops.models import Kind, Right, Step

LENSES = ("informal", "gender_age", "rural", "covid_law")

RIGHTS: dict[Kind, list[Right]] = {
    Kind.IDEAS: [Right.IDEAS],
    Kind.PERSPECTIVES: [Right.IDEAS, Right.LENSES],
    Kind.CLUSTER: [Right.IDEAS, Right.CLUSTER],
    Kind.PRIORITISE: [Right.VOTE, Right.SHORTLIST],
    Kind.DRAFT: [Right.DRAFT],
    Kind.PEER: [Right.COMMENT],
    Kind.ADOPT: [Right.DRAFT, Right.COMMENT, Right.VOTE],
}
SILENT = {Kind.IDEAS, Kind.BREAK}


class Plan(NamedTuple):
    """One step of a template: what for, how many minutes, and for a round its lens or its number."""

    kind: Kind
    minutes: int
    lens: str | None = None
    round: int | None = None

    def step(self, position: int) -> Step:
        return Step(
            position=position,
            kind=self.kind,
            minutes=self.minutes,
            lens=self.lens,
            round=self.round,
            silent=self.kind in SILENT,
            rights=[str(right) for right in RIGHTS.get(self.kind, [])],
        )


def _rounds(minutes: int) -> list[Plan]:
    return [Plan(Kind.PERSPECTIVES, minutes, lens, number) for number, lens in enumerate(LENSES, 1)]


def _pairs(first: int, second: int) -> list[Plan]:
    return [Plan(Kind.PEER, first, round=1), Plan(Kind.PEER, second, round=2)]


TEMPLATES: dict[str, list[Plan]] = {
    "full_day": [
        Plan(Kind.LOBBY, 20),
        Plan(Kind.RECAP, 30),
        Plan(Kind.IDEAS, 20),
        *_rounds(15),
        Plan(Kind.BREAK, 10),
        Plan(Kind.CLUSTER, 30),
        Plan(Kind.BREAK, 60),
        Plan(Kind.PRIORITISE, 30),
        Plan(Kind.DRAFT, 20),
        Plan(Kind.BREAK, 20),
        Plan(Kind.DRAFT, 40),
        *_pairs(18, 17),
        Plan(Kind.ADOPT, 25),
        Plan(Kind.DECLARE, 30),
        Plan(Kind.CLOSE, 10),
    ],
    "half_day": [
        Plan(Kind.LOBBY, 10),
        Plan(Kind.RECAP, 15),
        Plan(Kind.IDEAS, 10),
        *_rounds(8),
        Plan(Kind.CLUSTER, 18),
        Plan(Kind.PRIORITISE, 20),
        Plan(Kind.BREAK, 15),
        Plan(Kind.DRAFT, 45),
        *_pairs(13, 12),
        Plan(Kind.ADOPT, 20),
        Plan(Kind.DECLARE, 30),
        Plan(Kind.CLOSE, 10),
    ],
}


def steps_of(template: str) -> list[Step]:
    """Return new steps for a template, in order. Raises KeyError for a template that is not there."""
    return [plan.step(position) for position, plan in enumerate(TEMPLATES[template])]


def minutes_of(template: str) -> int:
    """Return the length of the day in minutes. The lobby is not counted."""
    return sum(plan.minutes for plan in TEMPLATES[template] if plan.kind is not Kind.LOBBY)
