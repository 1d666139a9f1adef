"""What is on a ballot: the options, with the words that each stands for, and the text that it is bound to."""

from flask_babel import lazy_gettext as _l
from msgspec import structs, to_builtins

from facilitator.deciding.kinds import BallotKind, Topic
from facilitator.deciding.models import Ballot
from facilitator.deciding.questions import REPEATED, TOO_FEW, Question, options_of
from facilitator.deciding.seen import Option
from facilitator.drafting.amendments import WAITING, Amendment, words_at
from facilitator.drafting.entitlement import must_be_clear
from facilitator.drafting.models import Item, State, agenda_of, items_of
from facilitator.drafting.naming import is_placed
from facilitator.drafting.rules import text_hash
from facilitator.drafting.texts import Place, standing, words_in
from facilitator.errors import Invalid, NotFound, Refusal
from facilitator.extensions import db
from facilitator.ideas.models import Cluster, clusters_of
from facilitator.workshops.models import Team

NARROWED = (BallotKind.CHOICE, BallotKind.RANKING, BallotKind.RATING, BallotKind.DOTS)  # by a later round
DECIDED = (State.ADOPTED, State.DECLARED)


def options_for(ballot: Ballot, ask: Question) -> list[Option]:
    """Return what is to be chosen, as it is now. Raises NotFound or Refusal for what is not there."""
    match ballot.about:
        case Topic.CLUSTERS if ballot.team:
            clusters = enumerate(_clusters(ballot.team, ask), 1)
            return [Option(place, each.name, cluster=each.id) for place, each in clusters]
        case Topic.ITEM:
            return [_item(1, item_in(ballot.team, ballot.item_id))]
        case Topic.ITEMS if ballot.team:
            return [_item(place, item) for place, item in enumerate(items_of(ballot.team), 1)]
        case Topic.AMENDMENTS:
            return _amendments(ballot, ask)
        case Topic.DECLARATIONS:
            return _declarations(ballot)
        case Topic.QUESTION:
            return [Option(number, name) for number, name in enumerate(options_of(ask), 1)]
    return []


def among(ballot: Ballot, ask: Question, stay: list[int]) -> Question:
    """Return what a ballot asked, among those of its options alone that stay, by their ids there.

    Raises Invalid `all_stay` for a kind of ballot of which none can be left out, `no_such_option` for one
    that was not there or is named twice, and `too_few_options` for fewer than two.
    """
    if ask.kind not in NARROWED or ballot.about not in (Topic.QUESTION, Topic.CLUSTERS):
        # NOTE: Shown to a facilitator who wants to leave options out of, say, a vote on a text.
        raise Invalid("all_stay", _l("No option can be left out of this kind of vote."))
    staying = [option for option in ballot.options if option.id in stay]
    if len(staying) != len(stay):
        # NOTE: Shown to a facilitator who asks again among options that the earlier vote did not have.
        raise Invalid("no_such_option", _l("Choose each option once, among those of the earlier vote."))
    if len(staying) < 2:
        raise Invalid("too_few_options", TOO_FEW)
    if ballot.about is Topic.QUESTION:
        return structs.replace(ask, options=[option.name for option in staying])
    return structs.replace(ask, clusters=[option.cluster for option in staying])


def bound_to(ballot: Ballot, options: list[Option]) -> str | None:
    """Return the hash of the words that are voted on: of the frozen text, or of what stands on the ballot."""
    if ballot.about is Topic.TEXT and ballot.team:
        return agenda_of(ballot.team).text_hash
    if ballot.about in (Topic.ITEM, Topic.ITEMS, Topic.AMENDMENTS, Topic.DECLARATIONS):
        return text_hash([to_builtins(option) for option in options])
    return None


def _clusters(team: Team, ask: Question) -> list[Cluster]:
    clusters = [each for each in clusters_of(team) if not ask.clusters or each.id in ask.clusters]
    if len(clusters) < len(ask.clusters):
        # NOTE: Shown to a facilitator who opens a vote among groups of ideas of which one is gone by now.
        raise NotFound("no_such_cluster", _l("One of these groups is not on the team's board any more."))
    return clusters


def _item(place: int, item: Item) -> Option:
    """An item as it reads when it is voted on: its title, and what is to come of it."""
    said = words_in(standing(item.team_id, item.id), None)
    means = said.get("outcome", "") or said.get("problem", "")
    return Option(place, said.get("title", ""), means, item=item.id)


def item_in(team: Team | None, item_id: int | None) -> Item:
    """Return an item that stands in a team's draft. Raises NotFound for any other."""
    item = db.session.get(Item, item_id) if item_id and team else None
    there = item and item.team is team and is_placed(Place(item.team_id, item.id, None, "title"))
    if item is None or not there:
        # NOTE: Shown to a facilitator who opens a vote on an item that was taken out of the draft.
        raise NotFound("no_such_item", _l("There is no such item in this draft."))
    return item


def _amendments(ballot: Ballot, ask: Question) -> list[Option]:
    """What was proposed for one field, and what it says now. Option 1 keeps the text as it is."""
    if len({*ask.amendments}) < len(ask.amendments):
        raise Invalid("option_repeated", REPEATED)
    proposed = [_amendment(ballot, each) for each in ask.amendments]
    places = {each.place for each in proposed}
    if len(places) != 1:
        # NOTE: Shown to a facilitator who opens a vote among amendments to different parts of a text.
        raise Refusal("not_rivals", _l("Choose amendments to one and the same part of the text."))
    (place,) = places
    rivals = [
        Option(number, f"A{each.number}", each.words, amendment=each.id)
        for number, each in enumerate(proposed, 2)
    ]
    return [Option(1, "", words_at(place)), *rivals]


def _amendment(ballot: Ballot, number: int) -> Amendment:
    amendment = db.session.get(Amendment, number)
    there = amendment and amendment.team_id == ballot.team_id and amendment.is_placed and not amendment.hidden
    if amendment is None or not there or amendment.fate not in WAITING:
        # NOTE: Shown to a facilitator who opens a vote on an amendment that is decided, or is not there.
        raise NotFound("no_such_amendment", _l("There is no such open amendment."))
    must_be_clear(amendment)
    return amendment


def _declarations(ballot: Ballot) -> list[Option]:
    """The agendas of the teams that have adopted theirs, or of all while nobody has."""
    agendas = [agenda_of(team) for team in ballot.workshop.teams]
    decided = [agenda for agenda in agendas if agenda.state in DECIDED]
    return [
        Option(
            number,
            agenda.team.country,
            _title(agenda.team_id) if decided else "",  # a draft's title is still its team's own
            team=agenda.team_id,
            country=agenda.team.country,
        )
        for number, agenda in enumerate(decided or agendas, 1)
    ]


def _title(team_id: int) -> str:
    return words_in(standing(team_id, None), None).get("title", "")
