"""What a page knows: the rules of static/src/core/store.ts once more, for devices without a browser.

Written from the rules, not run from that file: where the two part, one of them is wrong about the server.
"""

from copy import copy


def key_of(thing):
    return thing["type"], thing["id"]


class Store:
    """Begins with a snapshot, and goes on by what it is told."""

    def __init__(self, snapshot):
        self.seq, self.me, self.heard = snapshot["seq"], snapshot["me"], {}
        self.things = {key_of(thing): thing for thing in snapshot["things"]}
        assert len(self.things) == len(snapshot["things"]), "something is told twice, through two rooms"

    def copy(self):
        """Return what another device of the same person knows that leaves now."""
        left = copy(self)
        left.heard, left.things = {**self.heard}, {**self.things}
        return left

    def of(self, kind):
        """Return everything of a kind, in the order in which a page shows it."""
        found = [thing for (of, _), thing in self.things.items() if of == kind]
        return sorted(found, key=lambda thing: (thing.get("position", 0), thing["id"]))

    def is_behind(self, room, seq):
        """Say whether the room has come further than this viewer."""
        return seq > self.heard.get(room, self.seq)

    def has_hole(self, event):
        """Say whether something in the event's room, before the event, never arrived."""
        return self.is_behind(event["room"], event["prev"])

    def take(self, events):
        """Take these in, one after the other; say whether what the viewer may see has changed as a whole."""
        step = self.own_step
        for event in events:
            if self.is_behind(event["room"], event["seq"]) and not self.has_hole(event):
                self.heard[event["room"]] = event["seq"]
                self.show(event["subject"])
        return self.own_step != step or self.own_team != self.me["team"]

    def show(self, subject):
        if subject["type"] == "gone":
            self.things.pop((subject["of"], subject["id"]), None)
        else:
            self.things[key_of(subject)] = subject

    @property
    def own_step(self):
        return next((c["step"] for c in self.of("clock") if c["team"] == self.me["team"]), None)

    @property
    def own_team(self):
        return self.things.get(("person", self.me["id"]), self.me)["team"]

    def differs(self, snapshot):
        """Return where this shows something else than a fresh snapshot, as (key, shown, fresh)."""
        fresh = Store(snapshot).things
        shown = self.things
        keys = shown.keys() | fresh.keys()
        return [(k, shown.get(k), fresh.get(k)) for k in keys if shown.get(k) != fresh.get(k)]
