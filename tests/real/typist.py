"""Somebody's device that types in a shared text over a real socket, as static/src/drafting/text does.

Its network and the server may go at any moment: what was not answered is sent with the next comparison.
"""

from base64 import b64decode, b64encode
from contextlib import suppress

import regex
from pycrdt import Doc, Text
from socketio.exceptions import BadNamespaceError


class Typist:
    """A tab, and what became of what was typed in it: `acknowledged`, or `given_back`.

    `deleted` is what was deleted here, `let_go` those deletions that were refused with their page.
    """

    def __init__(self, phone, team):
        self.phone, self.team = phone, team
        self.doc, self.key, self.pen, self.number, self.is_here = Doc(), "", 0, 0, True
        self.acknowledged, self.given_back, self.deleted, self.let_go = set(), set(), set(), set()
        self.written, self.waiting, self.sent = set(), [], []
        self.answers, self.under_way, self.news = [], 0, []
        self.follow()
        self.open()

    def follow(self):
        self.line = self.phone.socket
        self.line.on("text", self.news.append)

    def words(self, field):
        return str(self.doc.get(field, type=Text))

    def open(self):
        """Compare with the server: take what this page lacks, and send what the server lacks."""
        self.news.clear()
        clocks = b64encode(self.doc.get_state()).decode() if self.key else ""
        asked = {"team": self.team, "key": self.key, "clocks": clocks, "pen": self.pen}
        opened = self.phone.call("text.open", asked)
        if opened is None:
            return
        assert opened["ok"], opened
        if self.key not in ("", opened["key"]):
            self.give_back()
        self.begin(opened)
        if self.waiting:
            self.send(self.doc.get_update(b64decode(opened["clocks"])), self.waiting)
            self.settle()

    def begin(self, opened):
        before = self.doc.get_update()
        self.key, self.number = opened["key"], opened["number"]
        if self.pen != opened["pen"] or self.doc.client_id != self.pen:
            self.pen, self.doc = opened["pen"], Doc(client_id=opened["pen"] or 1)
            self.doc.apply_update(before)
        self.doc.apply_update(b64decode(opened["data"]))

    def type(self, field, words, chance):
        ends = [0, *(sign.end() for sign in regex.finditer(r"\X", self.words(field)))]
        place, before = chance.choice(ends), self.doc.get_state()
        written = self.doc.get(field, type=Text)
        written.insert(len(str(written)[:place].encode()), words)
        self.written.add(words[0])
        self.changed(self.doc.get_update(before), {words[0]}, set())

    def delete(self, field, chance):
        signs = list(regex.finditer(r"\X", self.words(field)))
        if not signs:
            return
        first = chance.randrange(len(signs))
        start, end = signs[first].start(), signs[min(first + chance.randint(0, 2), len(signs) - 1)].end()
        words, before = self.words(field), self.doc.get_state()
        del self.doc.get(field, type=Text)[len(words[:start].encode()) : len(words[:end].encode())]
        self.deleted |= {*words[start:end]}
        self.changed(self.doc.get_update(before), set(), {*words[start:end]})

    def changed(self, update, written, deleted):
        self.waiting.append((written, deleted))
        if self.is_here:
            self.send(update, [self.waiting[-1]])

    def send(self, update, what):
        """Send without waiting for the answer."""
        line, what = self.phone.socket, list(what)
        asked = {"team": self.team, "key": self.key, "data": b64encode(update).decode()}

        def answered(answer):
            with self.phone.news:
                self.answers.append((line, what, answer))
                self.sent += [asked] if answer["ok"] else []
                self.phone.news.notify_all()

        with suppress(BadNamespaceError):
            line.emit("text.write", asked, callback=answered)
            self.under_way += 1

    def send_again(self, chance):
        """Send once more what was answered long ago."""
        if self.is_here and self.sent:
            self.send(b64decode(chance.choice(self.sent)["data"]), [])
            self.settle()

    def settle(self):
        """Take in the answers that are due. Who missed one compares; who was refused begins anew."""
        if self.phone.socket is not self.line:  # there was another connection meanwhile
            self.follow()
        elif not self.phone.ended:
            self.phone.wait(lambda: len(self.answers) >= self.under_way or self.phone.ended)
        answers, self.answers, self.under_way = self.answers, [], 0
        codes = {answer.get("code") for _, _, answer in answers}
        for _, what, answer in answers:
            if answer["ok"]:
                self.taken(what)
        if codes - {None, "behind"}:
            assert codes - {None, "behind"} <= {"frozen", "another_text"}, codes
            self.give_back()
        if self.waiting and self.is_here:
            self.open()

    def taken(self, what):
        for each in what:
            if each in self.waiting:
                self.waiting.remove(each)
            self.acknowledged |= each[0]

    def give_back(self):
        for written, deleted in self.waiting:
            self.given_back |= written
            self.let_go |= deleted
        self.waiting, self.doc, self.key, self.pen = [], Doc(), "", 0
        self.open()

    def hear(self):
        """Take in what others have sent; after a hole, compare."""
        if not self.is_here:
            return
        news, self.news[:] = [*self.news], []
        for told in news:
            if told["key"] != self.key or told["number"] > self.number + 1:
                return self.open()
            if told["number"] == self.number + 1:
                self.doc.apply_update(b64decode(told["data"]))
                self.number = told["number"]
        return None

    def leave(self):
        """The network is gone: nothing that is typed goes out, and nothing comes in."""
        self.settle()
        self.is_here = False

    def come_back(self):
        self.is_here = True
        self.settle()
        self.open()
