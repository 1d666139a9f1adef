"""A whole Day 3, acted over real connections with the words of the demonstration's seeds."""

import itertools
import secrets
from concurrent.futures import ThreadPoolExecutor

from facilitator.demonstration import read
from tests.server import Phone

LENSES = ("informal", "gender_age", "rural", "covid_law")


class Day:
    """Everybody's devices, by team; the steps of the day as methods, in the order in which they come."""

    def __init__(self, server, teams=None, size=None):
        self.server, self.seeds = server, read("seeds")["countries"]
        rows = server.links
        self.lead = Phone(server, next(row for row in rows if row["role"] == "facilitator"))
        self.wall = Phone(server, next(row for row in rows if row["role"] == "projector"))
        self.watcher = Phone(server, next(row for row in rows if row["role"] == "observer"))
        self.teams = {}
        for row in rows:
            if row["role"] == "participant" and (teams is None or row["team"] in teams):
                self.teams.setdefault(row["team"], []).append(row)
        for country, own in self.teams.items():
            with ThreadPoolExecutor(8) as pool:
                self.teams[country] = list(pool.map(lambda row: Phone(server, row), own[:size]))
        self.ids = {team["country"]: team["id"] for team in self.lead.sees("team")}
        self.strayed, self.pages = [], []

    @property
    def everybody(self):
        return [self.lead, self.wall, self.watcher, *itertools.chain(*self.teams.values())]

    def act(self):
        """Live through the day, and return the declarations."""
        for step in (self.ideas, self.perspectives, self.cluster, self.prioritise, self.draft, self.peer):
            step()
        self.adopt()
        self.declare()
        self.end()
        self.compare()
        return self.lead.sees("declaration")

    def step(self, kind, turn=None):
        steps = [s for s in self.lead.sees("step") if s["kind"] == kind and turn in (None, s["round"])]
        return steps[0]["id"]

    def go(self, kind, turn=None):
        plenary = next(clock for clock in self.lead.sees("clock") if clock["team"] is None)
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
        self.prioritised()

    def prioritised(self):
        self.each(shortlist)

    def draft(self):
        self.go("draft")
        self.write()

    def write(self):
        """Write the agendas, a part at a time: more at once would be too much for one catch-up."""
        self.each(write_head)
        for place in range(3):
            self.compare()
            self.look()
            self.each(lambda _, phones, seeds, place=place: write_nth(phones, seeds, place))

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
        """Let one device of each kind take the page of the new step."""
        some = [self.lead, self.wall, self.watcher, *(phones[0] for phones in self.teams.values())]
        self.pages = [(phone, phone.snapshot()) for phone in some]

    def compare(self):
        """Note whose page, by what it was told since, shows something else than a fresh one."""
        for phone, page in self.pages:
            missed = phone.catch_up(page["seq"])
            assert not missed["fresh"], "too much for one catch-up: compare more often"
            shown = shown_after(page, missed["events"])
            fresh = things_of(phone.snapshot())
            wrong = [key for key in shown.keys() | fresh.keys() if shown.get(key) != fresh.get(key)]
            self.strayed += [(phone.row["name"], key, shown.get(key), fresh.get(key)) for key in wrong]

    def close(self):
        for phone in self.everybody:
            phone.close()


def write_ideas(_country, phones, seeds):
    for idea, phone in zip(seeds["ideas"], itertools.cycle(phones), strict=False):
        phone.does("idea.add", words=idea["text"])


def mark(phone, seeds, lens):
    wanted = {idea["text"] for idea in seeds["ideas"] if idea["lens"] == lens}
    for idea in phone.sees("idea"):
        if idea["words"] in wanted:
            phone.does("idea.lens", idea=idea["id"], lens=lens, on=True)


def form_clusters(_country, phones, seeds):
    numbers = {idea["words"]: idea["id"] for idea in phones[0].sees("idea")}
    for cluster, phone in zip(seeds["clusters"], itertools.cycle(phones), strict=False):
        ideas = [numbers[seeds["ideas"][index]["text"]] for index in cluster["ideas"]]
        phone.does("cluster.form", ideas=ideas, name=cluster["name"])


def vote(phone, kind, choice):
    ballot = next(b for b in phone.sees("ballot") if (b["kind"], b["status"]) == (kind, "open"))
    payload = {"ballot": ballot["id"], "choice": {"kind": kind, **choice(ballot)}}
    phone.does("vote.cast", {**payload, "receipt": secrets.token_hex(16)})


def rate(_country, phones, _seeds):
    for place, phone in enumerate(phones):
        vote(phone, "rating", lambda ballot, place=place: {"ratings": ratings(ballot, place)})
        vote(phone, "dots", lambda ballot, place=place: {"dots": dots(ballot, place)})


def ratings(ballot, place):
    marks = enumerate(ballot["options"])
    return [
        {"option": o["id"], "impact": 5 - (i + place) % 4, "feasibility": 2 + (i * place) % 4}
        for i, o in marks
    ]


def dots(ballot, place):
    options = ballot["options"]
    return [{"option": options[place % len(options)]["id"], "dots": 1}]


def shortlist(_country, phones, seeds):
    clusters = {cluster["name"]: cluster["id"] for cluster in phones[0].sees("cluster")}
    used = [seeds["clusters"][item["cluster"]]["name"] for item in seeds["items"]]
    others = [name for name in clusters if name not in used]
    phones[0].does(
        "agenda.shortlist", clusters=[clusters[name] for name in [*used, *others][: max(3, len(used))]]
    )


def write_head(_country, phones, seeds):
    host = phones[0]
    for field in ("title", "owner", "follow_up"):
        host.does("field.write", field=field, words=seeds[field])
    host.does("field.write", field="preamble", words="\n\n".join(seeds["preamble"]))


def write_nth(phones, seeds, place):
    """Let one member write the item at a place: about its own group where the seeds have it."""
    phone = phones[place % len(phones)]
    names = {cluster["id"]: cluster["name"] for cluster in phone.sees("cluster")}
    texts = {seeds["clusters"][item["cluster"]]["name"]: item for item in seeds["items"]}
    for item in phone.sees("item")[place : place + 1]:
        write_item(phone, item["id"], texts.get(names.get(item["cluster"])) or seeds["items"][0])


def write_item(phone, item, text):
    for field in ("problem", "outcome", "resources", "assumptions", "target_groups"):
        phone.does("field.write", item=item, field=field, words=text[field])
    for key in ("name", "baseline", "baseline_year", "target", "target_year", "verification"):
        phone.does("field.write", item=item, field=f"indicator_{key}", words=str(text["indicator"][key]))
    for keys in ("perspectives", "references"):
        phone.does("choice.set", item=item, field=keys, keys=text[keys])
    for action in text["actions"]:
        write_action(phone, item, action)


def write_action(phone, item, action):
    before = actions_of(phone, item)
    phone.does("action.add", item=item)
    (made,) = actions_of(phone, item) - before
    for field in ("text", "lead", "partners", "start", "end", "place"):
        phone.does("field.write", action=made, field=field, words=action[field])


def actions_of(phone, item):
    return {action["id"] for each in phone.sees("item") if each["id"] == item for action in each["actions"]}


def comment(_country, phones, seeds):
    for phone, said in zip(phones, seeds["comments"], strict=False):
        theirs = [item for item in phone.sees("item") if item["team"] != phone.snapshot()["me"]["team"]]
        if theirs:
            phone.does("comment.add", item=theirs[0]["id"], kind=said["kind"], words=said["text"])


def answer(_country, phones, _seeds):
    own = phones[0].snapshot()["me"]["team"]
    items = {item["id"] for item in phones[0].sees("item") if item["team"] == own}
    for said in phones[0].sees("comment"):
        if said["item"] in items:
            phones[0].does(
                "comment.answer", comment=said["id"], words="Thank you. We wrote it into the outcome."
            )


def consent(_country, phones, seeds):
    for place, phone in enumerate(phones):
        reserved = {"choice": "reservation", "words": seeds["reservation"]["text"]}
        choice = reserved if place == len(phones) - 1 and len(phones) > 1 else {"choice": "support"}
        vote(phone, "consent", lambda ballot, choice=choice: choice)


def things_of(snapshot):
    return {(thing["type"], thing["id"]): thing for thing in snapshot["things"]}


def shown_after(snapshot, events):
    """Return what a page that began with this snapshot shows once it has heard these events."""
    things = things_of(snapshot)
    for event in events:
        subject = event["subject"]
        if subject["type"] == "gone":
            things.pop((subject["of"], subject["id"]), None)
        else:
            things[subject["type"], subject["id"]] = subject
    return things
