"""Ideas that are secret until the reveal, what people marked in them, and the board as numbers."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from facilitator.core.clock import now
from facilitator.core.rooms import Audience, Gone, Seen, Subject, Viewer, source
from facilitator.extensions import Instant, Key, Model, db
from facilitator.ideas.clusters import Cluster, ClusterAct, LastAct, clusters_of
from facilitator.people.models import Person
from facilitator.workshops.models import Team, Workshop

__all__ = [
    "Board",
    "Cluster",
    "ClusterAct",
    "Idea",
    "LensMark",
    "OwnIdea",
    "Reveal",
    "clusters_of",
    "ideas_of",
    "team_of",
]


class IdeaSeen(Seen, frozen=True, tag="idea"):
    """An idea on its team's board, after the reveal.

    `author` is empty unless they chose to sign. `lenses` says how many people marked it with each lens.
    What a facilitator has hidden has no words, except for facilitators, who also see `hidden_by`.
    """

    id: int
    team: int
    words: str
    lens: str | None
    lenses: dict[str, int]
    author: str
    cluster: int | None
    hidden: bool
    hidden_by: str


class OwnIdeaSeen(Seen, frozen=True, tag="own_idea"):
    """An idea as its author alone sees it, before and after the reveal. Its id is the same on the board."""

    id: int
    at: int
    words: str
    lens: str | None
    signed: bool
    withdrawn: bool
    hidden: bool


class OwnMarkSeen(Seen, frozen=True, tag="own_mark"):
    """The viewer has marked this idea with this lens."""

    id: int
    idea: int
    lens: str


class BoardSeen(Seen, frozen=True, tag="board"):
    """What everybody who follows a team may know of its ideas: numbers. Its id is the team's.

    `lenses` says how many of the ideas were added under a lens or marked with it.
    """

    id: int
    ideas: int
    writers: int
    revealed: bool
    clusters: int
    lenses: dict[str, int]


class Reveal(Model):
    """The moment from which a team's ideas are shown. There is no way back.

    `writers` is kept, since a number that went on rising would say whether a later idea is from somebody new.
    """

    __tablename__ = "reveal"

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    at: Mapped[Instant] = mapped_column(default=now)
    by: Mapped[str]
    writers: Mapped[int]


class Idea(Model):
    """What one person wrote. The id is random, so that it tells neither who wrote nor in which order."""

    __tablename__ = "idea"

    id: Mapped[Instant] = mapped_column(primary_key=True, autoincrement=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id"), index=True)
    at: Mapped[Instant] = mapped_column(default=now)
    words: Mapped[str]
    lens: Mapped[str | None]
    signed: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[Instant | None]
    hidden_by: Mapped[str] = mapped_column(default="")

    team: Mapped[Team] = relationship()
    author: Mapped[Person] = relationship()
    marks: Mapped[list["LensMark"]] = relationship(back_populates="idea", lazy="selectin")

    @property
    def rooms(self) -> list[str]:
        return self.team.own_rooms

    def seen_by(self, audience: Audience) -> IdeaSeen | Gone | None:
        if db.session.get(Reveal, self.team_id) is None:
            return None
        if self.withdrawn_at:
            return Gone("idea", self.id)
        readable = audience is Audience.FACILITATORS or not self.hidden_by
        return IdeaSeen(
            self.id,
            self.team_id,
            self.words if readable else "",
            self.lens,
            self._marked,
            self.author.name if readable and self.signed else "",
            self.cluster_id,
            bool(self.hidden_by),
            self.hidden_by if readable else "",
        )

    @property
    def _marked(self) -> dict[str, int]:
        lenses = [mark.lens for mark in self.marks if mark.on]
        return {lens: lenses.count(lens) for lens in sorted(set(lenses))}


@dataclass(frozen=True)
class OwnIdea:
    """An idea as a thing of its author's, while they are in the team for which they wrote it."""

    idea: Idea

    @property
    def rooms(self) -> list[str]:
        author = self.idea.author
        return [author.own_room] if author.team_id == self.idea.team_id else []

    def seen_by(self, audience: Audience) -> OwnIdeaSeen:
        idea = self.idea
        withdrawn, hidden = idea.withdrawn_at is not None, bool(idea.hidden_by)
        return OwnIdeaSeen(idea.id, idea.at, idea.words, idea.lens, idea.signed, withdrawn, hidden)


class LensMark(Model):
    """A person finds that an idea matters through this lens. Others see the number of marks."""

    __tablename__ = "lens_mark"
    __table_args__ = (UniqueConstraint("idea_id", "person_id", "lens"),)

    id: Mapped[Key]
    idea_id: Mapped[Instant] = mapped_column(ForeignKey("idea.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    lens: Mapped[str]
    on: Mapped[bool]

    idea: Mapped[Idea] = relationship(back_populates="marks")
    person: Mapped[Person] = relationship()

    @property
    def rooms(self) -> list[str]:
        return [self.person.own_room]

    def seen_by(self, audience: Audience) -> OwnMarkSeen | Gone:
        if not self.on or self.idea.withdrawn_at:
            return Gone("own_mark", self.id)
        return OwnMarkSeen(self.id, self.idea_id, self.lens)


@dataclass(frozen=True)
class Board:
    """A team's ideas as numbers, counted when the first room asks."""

    team: Team

    @property
    def rooms(self) -> list[str]:
        return self.team.own_rooms

    def seen_by(self, audience: Audience) -> BoardSeen:
        return self._seen

    @cached_property
    def reveal(self) -> Reveal | None:
        """Held while the board is, so that the team's ideas need not read it each for itself."""
        return db.session.get(Reveal, self.team.id)

    @cached_property
    def _seen(self) -> BoardSeen:
        return BoardSeen(
            self.team.id,
            self._count(func.count()),
            self.reveal.writers if self.reveal else self.writers,
            self.reveal is not None,
            len(clusters_of(self.team)),
            self._coverage,
        )

    @property
    def writers(self) -> int:
        return self._count(func.count(Idea.author_id.distinct()))

    def _count(self, what: ColumnElement[int]) -> int:
        return db.session.scalar(select(what).select_from(Idea).where(*self._shown)) or 0

    @property
    def _shown(self) -> tuple[ColumnElement[bool], ...]:
        return Idea.team_id == self.team.id, Idea.withdrawn_at.is_(None), Idea.hidden_by == ""

    @property
    def _coverage(self) -> dict[str, int]:
        """Count each idea once for a lens, whether it was added under it, marked with it, or both."""
        added = select(Idea.lens, Idea.id).where(*self._shown, Idea.lens.is_not(None))
        marked = select(LensMark.lens, Idea.id).join(LensMark.idea).where(*self._shown, LensMark.on)
        each = added.union(marked).subquery()
        lens = each.c[0]
        rows = db.session.execute(select(lens, func.count()).group_by(lens).order_by(lens))
        return dict(iter(rows))


def team_of(member: Person) -> Team:
    """The team of somebody who was let in by a right, which only a team's step gives."""
    assert member.team
    return member.team


def ideas_of(team: Team) -> list[Idea]:
    """The ideas of a team that were not withdrawn, in the order of the board."""
    own = select(Idea).filter_by(team_id=team.id, withdrawn_at=None)
    return list(db.session.scalars(own.order_by(Idea.id)))


@source
def board(viewer: Viewer) -> list[Subject]:
    """Of the teams whose work the viewer follows: numbers, groups, and after the reveal ideas."""
    teams = db.session.get_one(Workshop, viewer.workshop_id).teams
    followed = [team for team in teams if not set(team.own_rooms).isdisjoint(viewer.rooms)]
    boards = [Board(team) for team in followed]
    return [
        *boards,
        *(cluster for team in followed for cluster in clusters_of(team)),
        *(LastAct(team) for team in followed),
        *(idea for board in boards if board.reveal for idea in ideas_of(board.team)),
    ]


@source
def own_ideas(viewer: Viewer) -> list[Subject]:
    """What the viewer wrote, withdrawn or not, and what they marked."""
    written = select(Idea).filter_by(author_id=viewer.id).order_by(Idea.at)
    marked = select(LensMark).filter_by(person_id=viewer.id, on=True)
    return [*(OwnIdea(idea) for idea in db.session.scalars(written)), *db.session.scalars(marked)]
