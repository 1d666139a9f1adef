"""A whole Day 3, acted over real connections with the words of the demonstration's seeds."""

import itertools
from concurrent.futures import ThreadPoolExecutor

from facilitator.demonstration import read
from tests.server import Phone
from tests.teamwork import (
    answer,
    comment,
    consent,
    form_clusters,
    mark,
    rate,
    shortlist,
    write_head,
    write_ideas,
    write_nth,
)

LENSES = ("informal", "gender_age", "rural", "covid_law")
POLLING = ("polling",)


class Day:
    """Everybody's devices, by team; the steps of the day as methods, in the order in which they come.

    The observer, and the last of each team, are in networks that let no WebSocket through.
    """

    def __init__(self, server, teams=None, size=None):
        self.server, self.seeds = server, read("seeds")["countries"]
        rows = server.links
        first = {
            role: next(r for r in rows if r["role"] == role)
            for role in ("facilitator", "projector", "observer")
        }
        self.lead, self.wall = Phone(server, first["facilitator"]), Phone(server, first["projector"])
        self.watcher = Phone(server, first["observer"], POLLING)
        self.teams = {}
        for row in rows:
            if row["role"] == "participant" and (teams is None or row["team"] in teams):
                self.teams.setdefault(row["team"], []).append(row)
        self.teams = {country: self.arrive(own[:size]) for country, own in self.teams.items()}
        self.ids = {team["country"]: team["id"] for team in self.lead.knows("team")}
        self.strayed, self.away = [], []

    def arrive(self, rows):
        ways = [*[("websocket",)] * (len(rows) - 1), POLLING]
        with ThreadPoolExecutor(8) as pool:
            return list(pool.map(lambda row, way: Phone(self.server, row, way), rows, ways))

    @property
    def everybody(self):
        return [self.lead, self.wall, self.watcher, *itertools.chain(*self.teams.values())]

    def act(self):
        """Live through the day, and return the declarations."""
        self.recap()
        self.ideas()
        self.perspectives()
        self.rest(1)
        self.cluster()
        self.rest(2)
        self.prioritise()
        self.draft()
        self.peer()
        self.adopt()
        self.declare()
        self.end()
        self.compare()
        return self.lead.knows("declaration")

    def step(self, kind, turn=1):
        """Return the id of a step, by its kind and its place among those of its kind."""
        return [step["id"] for step in self.lead.knows("step") if step["kind"] == kind][turn - 1]

    def go(self, kind, turn=1):
        plenary = next(clock for clock in self.lead.knows("clock") if clock["team"] is None)
        self.compare()
        self.lead.does("step.move", leaving=plenary["step"], to=self.step(kind, turn))
        self.look()

    def each(self, act):
        """Let the teams work side by side, as they do; `act` gets a country, its phones and its seeds."""
        with ThreadPoolExecutor(len(self.teams)) as pool:
            list(pool.map(lambda country: act(country, self.teams[country], self.seeds[country]), self.teams))

    def ready(self, kind):
        step = self.step(kind)
        self.each(lambda _, phones, __: [phone.does("ready.set", step=step, ready=True) for phone in phones])

    def recap(self):
        """Read the cards; one team needs help with them, and the regional card is mended."""
        self.go("recap")
        self.ready("recap")

    def rest(self, turn):
        """A break: nobody writes, and the clock stands still for a while."""
        self.go("break", turn)
        self.lead.does("clock.pause")
        self.lead.does("announcement.make", words="Tea is in the hall.")
        self.lead.does("clock.resume")

    def ideas(self):
        self.go("ideas")
        self.each(write_ideas)
        self.ready("ideas")
        self.lead.does("ideas.reveal")

    def perspectives(self):
        for turn, lens in enumerate(LENSES, 1):
            self.go("perspectives", turn)
            self.each(lambda _, phones, seeds, lens=lens: mark(phones[0], seeds, lens))

    def cluster(self):
        self.go("cluster")
        self.each(form_clusters)

    def prioritise(self):
        self.go("prioritise")
        self.open("rating", "dots")
        self.each(rate)
        self.finish("rating", "dots")
        self.each(shortlist)

    def draft(self):
        """Write the agendas, a part at a time: more at once would be too much for one catch-up."""
        self.go("draft", 1)
        self.each(write_head)
        self.write(0)
        self.rest(3)
        self.go("draft", 2)
        self.write(1)
        self.compare()
        self.look()
        self.write(2)

    def write(self, place):
        self.each(lambda _, phones, seeds: write_nth(phones, seeds, place))

    def peer(self):
        for turn in (1, 2):
            self.go("peer", turn)
            self.each(comment)

    def adopt(self):
        self.go("adopt")
        self.each(answer)
        self.freeze()
        self.open("consent")
        self.each(consent)
        self.finish("consent")

    def freeze(self):
        for country in self.teams:
            self.lead.does("agenda.freeze", team=self.ids[country])

    def declare(self):
        self.go("declare")
        for country in self.teams:
            self.lead.does("declaration.declare", team=self.ids[country])

    def end(self):
        self.go("close")
        answers = {"useful": 5, "heard": 4, "stand_behind": 5, "pace": 3, "tool": 4, "keep": "The rounds."}
        self.each(lambda _, phones, __: [phone.does("evaluation.send", answers) for phone in phones])

    def open(self, *kinds):
        for kind, country in itertools.product(kinds, self.teams):
            self.lead.does("ballot.open", kind=kind, team=self.ids[country])

    def finish(self, *kinds):
        for kind in kinds:
            self.lead.does("ballots.close", kind=kind)
            self.lead.does("ballots.publish", kind=kind)

    def look(self):
        """Let a second device of each kind, in either network, know this much and go away."""
        for phone in self.everybody:
            phone.settle()
        kinds = [self.lead, self.wall, self.watcher]
        for phones in self.teams.values():
            kinds += phones[:1] + phones[-1:]
        self.away = [(phone, phone.store.copy()) for phone in kinds]

    def compare(self):
        """Note where a page, live or returning, shows something else than a fresh one."""
        with ThreadPoolExecutor(8) as pool:
            fresh = dict(zip(self.everybody, pool.map(fresh_of, self.everybody), strict=True))
        for phone in self.everybody:
            self.note(phone, "live", phone.store, fresh[phone])
            self.strayed += [(phone.row["name"], "never came", hole) for hole in phone.holes]
        for phone, store in self.away:
            missed = phone.catch_up(store.seq, store.heard)
            assert not missed["fresh"], "too much for one catch-up: compare more often"
            store.take(missed["events"])
            self.note(phone, "returning", store, fresh[phone])

    def note(self, phone, how, store, snapshot):
        self.strayed += [(phone.row["name"], how, *found) for found in store.differs(snapshot)]

    def close(self):
        for phone in self.everybody:
            phone.close()


def fresh_of(phone):
    """Return a fresh snapshot, once the live page has taken in all that it was told, and that was all."""
    for _ in range(5):  # what is written out as typing rests may be told at any moment, between the two too
        phone.settle()
        missed = phone.catch_up(phone.store.seq, phone.store.heard)
        if not missed["events"]:
            break
    assert missed == {"events": [], "fresh": False}, (phone.row["name"], missed)
    return phone.snapshot()
