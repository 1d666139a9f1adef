"""What it takes to ask: a team that can be asked, what is on the paper, and who is on the roll."""

import msgspec
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitator.core.clock import now
from facilitator.core.text import clean
from facilitator.deciding.judging.strata import safe, sizes
from facilitator.deciding.kinds import BallotKind, Cut, Rule, Topic, Voters
from facilitator.deciding.models import Ballot, Seat, ballots_of
from facilitator.deciding.options import bound_to, item_in, options_for
from facilitator.deciding.questions import (
    ELECTING,
    LONGEST_EXPLANATION,
    LONGEST_TITLE,
    Question,
    about_of,
    fitted,
    is_secret,
)
from facilitator.deciding.seen import BallotStatus
from facilitator.drafting.freezing import holds
from facilitator.drafting.models import Agenda, State, agenda_of, items_of, readers_of
from facilitator.errors import Invalid, Refusal
from facilitator.extensions import db
from facilitator.ideas.models import clusters_of
from facilitator.people.models import Person, members
from facilitator.workshops.models import Right, Team, Workshop

UNFINISHED = (BallotStatus.OPEN, BallotStatus.CLOSED)
ADOPTING = (BallotKind.CONSENT, BallotKind.GRADIENTS, BallotKind.MOTION)
OF_THE_STEP = (Topic.TEXT, Topic.CLUSTERS)  # asked of teams where the day has them vote
ONE_AT_A_TIME = (*OF_THE_STEP, Topic.ITEMS)  # one ballot of a kind; asked again, it is another round

# NOTE: Shown to a facilitator who asks the same again while it, or the next round of it, is open.
ASKED = _l("This is being voted on already.")


def is_asked(team: Team, ask: Question) -> bool:
    """True if the team is being asked this already. One that was closed is published or taken back first."""
    if about_of(ask) not in ONE_AT_A_TIME:
        return False
    unfinished = ballots_of(team, ask.kind, about_of(ask), *UNFINISHED)
    if ask.team and unfinished and unfinished[0].status is BallotStatus.CLOSED:
        # NOTE: Shown to a facilitator who asks a team again before the earlier result was shown.
        raise Refusal("ballot_closed", _l("Publish the earlier result first, or take that ballot back."))
    if ask.team and unfinished and unfinished[0].voters is not ask.voters:  # with readers, or without
        raise Refusal("ballot_open", ASKED)
    return bool(unfinished)


@holds
def _votes_are_under_way(agenda: Agenda) -> None:
    if any(ballots_of(agenda.team, kind, Topic.TEXT, *UNFINISHED) for kind in ADOPTING):
        # NOTE: Shown to a facilitator who wants to open a text again on which people are voting.
        said = _l("A vote on this text is not finished. Publish it, or take it back first.")
        raise Refusal("vote_unfinished", said)


def drafted(ask: Question, rule: Rule, workshop: Workshop, team: Team | None) -> Ballot:
    """Return a draft of what is asked; a team's draft of this kind is made anew, as it can be asked now."""
    draft = _left_over(ask, team) or Ballot(
        workshop=workshop, workshop_id=workshop.id, status=BallotStatus.DRAFT
    )
    written(draft, ask, rule, team)
    db.session.add(draft)
    return draft


def written(draft: Ballot, ask: Question, rule: Rule, team: Team | None) -> None:
    """Write into a draft what it asks, and of whom."""
    draft.team, draft.step_id = team, team.step.id if team else None
    draft.lacking = lacking(team, ask) if team else ""
    draft.earlier_id = _round_before(team, ask) if team else None
    draft.kind, draft.about, draft.voters = ask.kind, about_of(ask), ask.voters
    draft.secret = is_secret(ask)
    draft.title = clean(ask.title, LONGEST_TITLE, required=about_of(ask) is Topic.QUESTION)
    draft.explanation = clean(ask.explanation, LONGEST_EXPLANATION, required=False)
    draft.item_id = item_in(draft.team, ask.item).id if about_of(ask) is Topic.ITEM else None
    draft.rule_kept = msgspec.to_builtins(rule)
    draft.asked_kept = msgspec.to_builtins(ask)


def _left_over(ask: Question, team: Team | None) -> Ballot | None:
    if team is None or about_of(ask) not in ONE_AT_A_TIME:
        return None
    drafts = ballots_of(team, ask.kind, about_of(ask), BallotStatus.DRAFT)
    return next((draft for draft in drafts if draft.voters is ask.voters), None)


def _round_before(team: Team, ask: Question) -> int | None:
    if about_of(ask) not in ONE_AT_A_TIME:
        return None
    published = ballots_of(team, ask.kind, about_of(ask), BallotStatus.PUBLISHED)
    return published[-1].id if published else None


def lacking(team: Team, ask: Question) -> str:
    """Say by a code what a team lacks for such a ballot; nothing when it can be asked."""
    about = about_of(ask)
    if about in OF_THE_STEP and Right.VOTE not in team.step.rights:
        return "no_vote_in_step"
    if not members(team):
        return "no_members"
    if about is Topic.CLUSTERS:
        return "" if clusters_of(team) else "no_clusters"
    if about is Topic.ITEMS and not items_of(team):
        return "no_items"
    if ask.voters is Voters.READERS and not readers_of(team):
        return "no_readers"
    if about is not Topic.TEXT:
        return ""
    if agenda_of(team).state is not State.FROZEN:
        return "not_frozen"
    others = [each for each in ADOPTING if each is not ask.kind]
    return "other_vote" if any(ballots_of(team, each, about, *UNFINISHED) for each in others) else ""


def must_be_free(draft: Ballot, ask: Question) -> None:
    """Refuse to ask what is being asked, be it of the same team by another draft, or as a later round."""
    later = rounds_after(draft) if draft.id else []
    if any(each.status in UNFINISHED for each in later) or (draft.team and is_asked(draft.team, ask)):
        raise Refusal("ballot_open", ASKED)


def rounds_after(ballot: Ballot) -> list[Ballot]:
    """Return the ballots that asked the same again, and again."""
    later = list(db.session.scalars(select(Ballot).filter_by(earlier_id=ballot.id)))
    return later + [each for next_ in later for each in rounds_after(next_)]


def refusal(code: str) -> Refusal:
    sentences = {
        # NOTE: Shown to a facilitator who opens a ballot while the team's step has no voting.
        "no_vote_in_step": _l("There is no voting in the step that the team is in."),
        # NOTE: Shown to a facilitator who opens a ballot in a team without participants.
        "no_members": _l("There is nobody in this team who could vote."),
        # NOTE: Shown to a facilitator who opens a rating in a team without named groups of ideas.
        "no_clusters": _l("The team has no named groups of ideas to vote on yet."),
        # NOTE: Shown to a facilitator who opens a vote on the items of a draft that has none.
        "no_items": _l("The team has no items in its draft to vote on yet."),
        # NOTE: Shown to a facilitator who asks those who read a draft while no team does.
        "no_readers": _l("No other team reads this draft now: that is so in the steps of peer review."),
        # NOTE: Shown to a facilitator who opens the adoption of a text that can still change.
        "not_frozen": _l("Freeze the team's text first, so that it cannot change while people vote."),
        # NOTE: Shown to a facilitator who opens a second vote on one text, by another rule.
        "other_vote": _l("The team is voting on this text already, by another rule. Finish that vote first."),
    }
    return Refusal(code, sentences[code])


def open_box(ballot: Ballot, ask: Question) -> None:
    """Fix what is asked and who may vote, and let them. Raises Refusal if that is nobody, or nothing."""
    options = options_for(ballot, ask)
    if ask.kind in ELECTING:
        ballot.rule_kept = msgspec.to_builtins(fitted(ballot.rule, len(options)))
    if about_of(ask) is not Topic.TEXT and ask.kind not in ADOPTING and not options:
        # NOTE: Shown to a facilitator who opens a vote without anything to choose.
        raise Invalid("no_options", _l("There is nothing on this ballot to vote on yet."))
    ballot.options_kept = msgspec.to_builtins(options)
    ballot.text_hash = bound_to(ballot, options)
    reading = readers_of(ballot.team) if ballot.team and ask.voters is Voters.READERS else []
    ballot.readers = [team.id for team in reading]
    call_roll(ballot, ask)
    ballot.status = BallotStatus.OPEN
    ballot.opened_at = now()
    ballot.closes_at = now() + ask.minutes * 60_000 if ask.minutes else None


def call_roll(ballot: Ballot, ask: Question) -> None:
    """Put on the roll who may vote now. Raises Refusal `no_members` if that is nobody."""
    people = voters_of(ballot, ask)
    if not people:
        raise refusal("no_members")
    ballot.roll = [Seat(person=person, person_id=person.id) for person in people]
    cut = ballot.rule.cut
    groups = {person.id: group_of(person, cut) for person in people}
    told = safe(sizes(groups.values()) | {"": [*groups.values()].count("")}) if ballot.secret else {}
    for seat in ballot.roll:
        own = groups[seat.person_id]
        seat.stratum = told.get(own, own)
        seat.other_stratum = "" if ballot.secret else group_of(seat.person, cut.other)


def group_of(person: Person, cut: Cut) -> str:
    """Return the group in which somebody is counted: the first of their perspectives, or their country."""
    if cut is Cut.COUNTRY:
        return person.team.country if person.team else ""
    return person.perspectives[0] if person.perspectives else ""


def voters_of(ballot: Ballot, ask: Question) -> list[Person]:
    """Return who is asked, in the order of the roster. Of a country its delegate, its host, or the first."""
    readers = [team for team in ballot.workshop.teams if team.id in ballot.readers]
    teams = [ballot.team, *readers] if ballot.team else ballot.workshop.teams
    people = [members(team) for team in teams]
    if ballot.voters is not Voters.COUNTRIES:
        return [person for team in people for person in team]
    return [_delegate(team, ask.delegates) for team in people if team]


def _delegate(team: list[Person], delegates: list[int]) -> Person:
    named = [person for person in team if person.id in delegates]
    hosts = [person for person in team if person.host]
    if len(named) > 1:
        # NOTE: Shown to a facilitator who named two people to vote for one country.
        raise Invalid("two_delegates", _l("Only one person votes for each country here."))
    return [*named, *hosts, *team][0]
