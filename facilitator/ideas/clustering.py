"""How a team groups its ideas. Of two who move the same idea, the last one wins; every act can be undone."""

from collections.abc import Iterable
from typing import Annotated, Any

from flask_babel import lazy_gettext as _l
from msgspec import Meta, Struct
from sqlalchemy import select

from facilitator.core.activity import Deed
from facilitator.core.clock import now
from facilitator.core.commands import command
from facilitator.core.rooms import Subject, found
from facilitator.core.text import Words, clean, length
from facilitator.errors import Invalid, NotFound, Refusal
from facilitator.extensions import db
from facilitator.ideas.clusters import Cluster, ClusterAct, LastAct, clusters_of, last_act
from facilitator.ideas.models import Board, Idea, team_of
from facilitator.people.asking import member_with
from facilitator.people.models import Person
from facilitator.workshops.models import Right

SHORTEST, LONGEST = 3, 60  # graphemes of a group's name

GROUPING = member_with(Right.CLUSTER)
Chosen = Annotated[list[int], Meta(min_length=1, max_length=500)]


class FormCluster(Struct, frozen=True, forbid_unknown_fields=True):
    ideas: Chosen
    name: Words


class PutIdeas(Struct, frozen=True, forbid_unknown_fields=True):
    """Into a cluster, or out of all."""

    ideas: Chosen
    cluster: int | None


class RenameCluster(Struct, frozen=True, forbid_unknown_fields=True):
    cluster: int
    name: Words


class MergeCluster(Struct, frozen=True, forbid_unknown_fields=True):
    cluster: int
    into: int


class SplitCluster(Struct, frozen=True, forbid_unknown_fields=True):
    cluster: int
    ideas: Chosen
    name: Words


class DissolveCluster(Struct, frozen=True, forbid_unknown_fields=True):
    cluster: int


class UndoAct(Struct, frozen=True, forbid_unknown_fields=True):
    """The act that the person saw as the last one; `sure` where it was somebody else's."""

    act: int
    sure: bool = False


@command("cluster.form", who=GROUPING)
def form_cluster(member: Person, ask: FormCluster) -> Deed:
    """Put ideas into a new group, with a name."""
    return _formed(member, "formed", _ideas(member, ask.ideas), ask.name)


@command("cluster.put", who=GROUPING)
def put_ideas(member: Person, ask: PutIdeas) -> Deed | None:
    """Put ideas into a group that is there, or take them out of their groups."""
    cluster = None if ask.cluster is None else _cluster(member, ask.cluster)
    target = cluster.id if cluster else None
    ideas = [idea for idea in _ideas(member, ask.ideas) if idea.cluster_id != target]
    if not ideas:
        return None
    before = _before(ideas)
    _move(ideas, target)
    return _done(member, "put", cluster.name if cluster else "", before, ideas)


@command("cluster.rename", who=GROUPING)
def rename_cluster(member: Person, ask: RenameCluster) -> Deed | None:
    """Give a group another name."""
    cluster = _cluster(member, ask.cluster)
    name = _name(member, ask.name, cluster)
    if name == cluster.name:
        return None
    before = _before([], [cluster])
    cluster.name = name
    return _done(member, "renamed", name, before, [cluster])


@command("cluster.merge", who=GROUPING)
def merge_cluster(member: Person, ask: MergeCluster) -> Deed:
    """Put all ideas of a group into another one, whose name stays; the first is gone."""
    cluster, into = _cluster(member, ask.cluster), _cluster(member, ask.into)
    if cluster is into:
        # NOTE: Shown when somebody merges a group of ideas with itself.
        raise Invalid("same_cluster", _l("Choose two different groups."))
    return _emptied(member, "merged", cluster, into)


@command("cluster.split", who=GROUPING)
def split_cluster(member: Person, ask: SplitCluster) -> Deed:
    """Take some ideas of a group out into a new one; at least one stays."""
    cluster = _cluster(member, ask.cluster)
    ideas = _ideas(member, ask.ideas)
    if any(idea.cluster_id != cluster.id for idea in ideas):
        # NOTE: Shown when ideas were moved by somebody else while this person wanted to split their group.
        raise Refusal("not_in_cluster", _l("Some of these ideas are in another group by now."))
    staying = [idea for idea in _in(cluster) if idea not in ideas and not idea.withdrawn_at]
    if not staying:
        # NOTE: Shown when somebody wants to split a group and has selected all of its ideas.
        raise Refusal("all_of_it", _l("Leave at least one idea in the group, or rename it instead."))
    return _formed(member, "split", ideas, ask.name)


@command("cluster.dissolve", who=GROUPING)
def dissolve_cluster(member: Person, ask: DissolveCluster) -> Deed:
    """Take a group away; its ideas are in no group then."""
    return _emptied(member, "dissolved", _cluster(member, ask.cluster), None)


@command("cluster.undo", who=GROUPING)
def undo_act(member: Person, ask: UndoAct) -> Deed | None:
    """Undo the team's last act on its groups. Of two who undo it together one does; what came later stays."""
    act = _act(member, ask.act)
    if act.undone_at:
        return None
    team = team_of(member)
    last = last_act(team)
    if last is not act:
        by = last.person.name if last else ""
        # NOTE: %(name)s is a person who changed the groups after the act that was to be undone.
        raise Refusal("not_last", _l("%(name)s has changed the groups since. Undo that first.", name=by))
    if act.person_id != member.id and not ask.sure:
        # NOTE: %(name)s is the person who did what is about to be undone by somebody else.
        raise Refusal(
            "not_yours_alone", _l("This was done by %(name)s. Undo it anyway?", name=act.person.name)
        )
    act.undone_at = now()
    return Deed("cluster.undone", [*_restored(act), Board(team), LastAct(team)], by=member.name)


def _formed(member: Person, kind: str, ideas: list[Idea], name: str) -> Deed:
    """Make a cluster of these ideas. Before, it was as good as gone: so an undo takes it away."""
    cluster = Cluster(team=team_of(member), name=_name(member, name), gone=True)
    db.session.add(cluster)
    db.session.flush()  # so that it has its id
    before = _before(ideas, [cluster])
    cluster.gone = False
    _move(ideas, cluster.id)
    return _done(member, kind, cluster.name, before, [cluster, *ideas, Board(cluster.team)])


def _emptied(member: Person, kind: str, cluster: Cluster, into: Cluster | None) -> Deed:
    """Take a cluster away and its ideas elsewhere, the withdrawn ones too: they may be restored."""
    ideas = _in(cluster)
    before = _before(ideas, [cluster])
    cluster.gone = True
    _move(ideas, into.id if into else None)
    name = into.name if into else cluster.name
    return _done(member, kind, name, before, [*_shown(ideas), cluster, Board(cluster.team)])


def _done(member: Person, kind: str, name: str, before: dict[str, Any], subjects: list[Any]) -> Deed:
    team = team_of(member)
    act = ClusterAct(team_id=team.id, person_id=member.id, kind=kind, name=name, before=before)
    db.session.add(act)
    return Deed(f"cluster.{kind}", [*subjects, LastAct(team)], by=member.name)


def _before(ideas: Iterable[Idea], clusters: Iterable[Cluster] = ()) -> dict[str, Any]:
    return {
        "ideas": [[idea.id, idea.cluster_id] for idea in ideas],
        "clusters": [[cluster.id, cluster.name, cluster.gone] for cluster in clusters],
    }


def _restored(act: ClusterAct) -> list[Subject]:
    """Make everything that an act touched as it was before."""
    clusters, ideas = [], []
    for cluster_id, name, gone in act.before["clusters"]:
        cluster = db.session.get_one(Cluster, cluster_id)
        cluster.name, cluster.gone = name, gone
        clusters.append(cluster)
    for idea_id, cluster_id in act.before["ideas"]:
        idea = db.session.get_one(Idea, idea_id)
        idea.cluster_id = cluster_id
        ideas.append(idea)
    return [*clusters, *_shown(ideas)]


def _move(ideas: Iterable[Idea], cluster: int | None) -> None:
    for idea in ideas:
        idea.cluster_id = cluster


def _in(cluster: Cluster) -> list[Idea]:
    return list(db.session.scalars(select(Idea).filter_by(cluster_id=cluster.id).order_by(Idea.id)))


def _shown(ideas: Iterable[Idea]) -> list[Subject]:
    return [idea for idea in ideas if not idea.withdrawn_at]


def _name(member: Person, name: str, own: Cluster | None = None) -> str:
    cleaned = " ".join(clean(name, LONGEST).split())
    if length(cleaned) < SHORTEST:
        # NOTE: Shown at the field for the name of a group of ideas; %(least)s is a number.
        raise Invalid("too_short", _l("Give it a name of at least %(least)s signs.", least=SHORTEST))
    others = [cluster for cluster in clusters_of(team_of(member)) if cluster is not own]
    if cleaned.casefold() in {cluster.name.casefold() for cluster in others}:
        # NOTE: Shown at the field for the name of a group of ideas.
        raise Refusal(
            "name_taken", _l("Another group has this name. Put the ideas into it, or choose another.")
        )
    return cleaned


def _ideas(member: Person, chosen: list[int]) -> list[Idea]:
    # NOTE: Shown when somebody groups ideas and one of them was withdrawn meanwhile.
    missing = NotFound("no_such_idea", _l("One of these ideas is not on the board any more."))
    return [found(db.session.get(Idea, number), member, missing) for number in dict.fromkeys(chosen)]


def _cluster(member: Person, cluster_id: int) -> Cluster:
    # NOTE: Shown when somebody names a group of ideas that is not there (any more).
    missing = NotFound("no_such_cluster", _l("This group is not on the board any more."))
    return found(db.session.get(Cluster, cluster_id), member, missing)


def _act(member: Person, act_id: int) -> ClusterAct:
    act = db.session.get(ClusterAct, act_id)
    if act is None or act.team_id != member.team_id:
        # NOTE: Shown when a program asks to undo something that was never done.
        raise NotFound("no_such_act", _l("There is nothing of this kind to undo."))
    return act
