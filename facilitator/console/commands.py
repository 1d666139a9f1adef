"""What facilitators send to the wall."""

from flask_babel import lazy_gettext as _l
from msgspec import Struct

from facilitator.console.models import Picture, Screen, screens
from facilitator.console.shown import What
from facilitator.core.activity import Deed
from facilitator.core.commands import command
from facilitator.deciding.kinds import Cut
from facilitator.deciding.models import Ballot
from facilitator.deciding.seen import BallotStatus
from facilitator.errors import Invalid, NotFound, Refusal
from facilitator.extensions import db
from facilitator.people.asking import FACILITATOR
from facilitator.people.models import Person
from facilitator.workshops.teams import team_in

OF_ONE_TEAM = (What.DRAFT, What.CEREMONY)


class ShowScreen(Struct, frozen=True, forbid_unknown_fields=True):
    """What to show on one projector, or on all of them where none is named.

    `cut` is that by which a result is shown that is told by several; else its own.
    """

    what: What
    projector: int | None = None
    team: int | None = None
    ballot: int | None = None
    cut: Cut | None = None


class ChooseScreen(Struct, frozen=True, forbid_unknown_fields=True):
    """One projector, or all."""

    projector: int | None = None


@command("screen.show", who=FACILITATOR)
def show_screen(leader: Person, ask: ShowScreen) -> Deed:
    """Show something on the wall. Sent again, it is drawn again from what is true now."""
    chosen = _chosen(leader, ask.projector)
    _must_be_there(leader, ask)
    ballot, cut = (ask.ballot, ask.cut) if ask.what is What.RESULT else (None, None)
    for screen in chosen:
        screen.show(ask.what, ask.team, ballot, cut)
    return Deed("screen.shown", [*map(Picture, chosen)], by=leader.name)


@command("screen.back", who=FACILITATOR)
def back_screen(leader: Person, ask: ChooseScreen) -> Deed | None:
    """Show again what was shown before."""
    chosen = [screen for screen in _chosen(leader, ask.projector) if screen.before]
    for screen in chosen:
        before = screen.before or {}
        cut = Cut(before["cut"]) if before.get("cut") else None
        screen.show(What(before["what"]), before["team"], before["ballot"], cut)
    return Deed("screen.shown", [*map(Picture, chosen)], by=leader.name) if chosen else None


def _chosen(leader: Person, projector: int | None) -> list[Screen]:
    chosen = [s for s in screens(leader.workshop_id) if projector in (None, s.person_id)]
    if not chosen:
        # NOTE: Shown when a facilitator sends something to a projector (a wall screen) that is not there.
        raise NotFound("no_such_projector", _l("There is no such projector in this workshop."))
    db.session.add_all(chosen)
    return chosen


def _must_be_there(leader: Person, ask: ShowScreen) -> None:
    if ask.what in OF_ONE_TEAM and ask.team is None:
        # NOTE: Shown when a facilitator sends a team's draft to the wall without saying whose.
        raise Invalid("team_missing", _l("Choose a team to show."))
    if ask.what is What.RESULT:
        _must_be_published(leader, ask.ballot)
    if ask.team is not None:
        team_in(leader.workshop, ask.team)


def _must_be_published(leader: Person, ballot_id: int | None) -> None:
    if Ballot.of(leader, ballot_id or 0).status is not BallotStatus.PUBLISHED:
        # NOTE: Shown when a facilitator sends a result to the wall that its own team has not seen yet.
        raise Refusal("not_published", _l("Publish the result first: its team sees it before the wall does."))
