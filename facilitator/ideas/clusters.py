"""Groups of ideas, and the acts that made them, each with what was before so that it can be undone."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import JSON, ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Gone, Seen
from facilitator.extensions import Instant, Key, Model, db
from facilitator.people.models import Person
from facilitator.workshops.models import Team


class ClusterSeen(Seen, frozen=True, tag="cluster"):
    """A named group; its ideas say that they are in it."""

    id: int
    team: int
    name: str


class ClusterActSeen(Seen, frozen=True, tag="cluster_act"):
    """The last act on a team's groups that was not undone, for *undo*. Its id is the team's.

    `kind` is formed, put, renamed, merged, split or dissolved; `name` is that of the group it was about.
    """

    id: int
    act: int
    kind: str
    name: str
    person: int
    by: str


class Cluster(Model):
    """A group of ideas. One that is gone stays here, for the undo of what took it away."""

    __tablename__ = "cluster"

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    name: Mapped[str]
    gone: Mapped[bool] = mapped_column(default=False)

    team: Mapped[Team] = relationship()

    @property
    def rooms(self) -> list[str]:
        return self.team.own_rooms

    def seen_by(self, audience: Audience) -> ClusterSeen | Gone:
        if self.gone:
            return Gone("cluster", self.id)
        return ClusterSeen(self.id, self.team_id, self.name)


class ClusterAct(Model):
    """What somebody did to the groups; `before` is {ideas: [[id, cluster]], clusters: [[id, name, gone]]}."""

    __tablename__ = "cluster_act"

    id: Mapped[Key]
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    name: Mapped[str]
    at: Mapped[Instant] = mapped_column(default=now)
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    undone_at: Mapped[Instant | None]

    person: Mapped[Person] = relationship()


@dataclass(frozen=True)
class LastAct:
    """The act that *undo* would undo for a team."""

    team: Team

    @property
    def rooms(self) -> list[str]:
        return self.team.own_rooms

    def seen_by(self, audience: Audience) -> ClusterActSeen | Gone:
        return self._seen

    @cached_property
    def _seen(self) -> ClusterActSeen | Gone:
        act = last_act(self.team)
        if act is None:
            return Gone("cluster_act", self.team.id)
        return ClusterActSeen(self.team.id, act.id, act.kind, act.name, act.person_id, act.person.name)


def last_act(team: Team) -> ClusterAct | None:
    acts = select(ClusterAct).filter_by(team_id=team.id, undone_at=None)
    return db.session.scalar(acts.order_by(ClusterAct.id.desc()).limit(1))


def clusters_of(team: Team) -> list[Cluster]:
    """The living clusters of a team, in the order in which they were formed."""
    living = select(Cluster).filter_by(team_id=team.id, gone=False)
    return list(db.session.scalars(living.order_by(Cluster.id)))
