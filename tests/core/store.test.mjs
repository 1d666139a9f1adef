import assert from "node:assert/strict"
import { test } from "node:test"
import { all, apply, hasHole, isBehind, needsFresh, one, opened, ownStep } from "../../static/dist/test/store.js"

const ana = { id: 1, name: "Ana", role: "participant", team: 3, workshop: 1 }
const clock = (step, id = 4, team = 3) => ({ type: "clock", id, team, step, entered_at: 0, ends_at: 0, left: null, extra: 0 })
const line = (words) => ({ type: "announcement", id: 7, words, by: "Fay", at: 0 })
const page = () => opened({ seq: 10, now: 0, me: ana, things: [clock(2), clock(2, 1, null), line("Hello")] })
const event = (seq, prev, subject, room = "workshop-1") => ({ seq, prev, at: seq, kind: "k", by: "", room, subject })
const words = (store) => all(store, "announcement").map((one) => one.words)

test("an event redraws its subject and nothing else", () => {
  const store = apply(page(), event(11, 9, line("Lunch")))
  assert.deepEqual(words(store), ["Lunch"])
  assert.deepEqual(words(page()), ["Hello"])
  assert.equal(store.moved["workshop-1"], 11)
})

test("what the page or an earlier event already shows is not drawn again", () => {
  assert.deepEqual(words(apply(page(), event(10, 8, line("Old")))), ["Hello"])
  const twice = [event(12, 11, line("Second")), event(11, 9, line("First"))]
  assert.deepEqual(words([event(11, 9, line("First")), ...twice].reduce(apply, page())), ["Second"])
})

test("an event that leaves a hole changes nothing until the hole is filled", () => {
  const late = event(13, 12, line("Third"))
  assert.equal(hasHole(page(), late), true)
  assert.deepEqual(words(apply(page(), late)), ["Hello"])
  assert.deepEqual(words([event(12, 9, line("Second")), late].reduce(apply, page())), ["Third"])
})

test("each room has an order of its own", () => {
  const own = event(12, 0, { type: "seat", id: 7, voted: true }, "person-1")
  const store = [own, event(11, 9, line("Lunch"))].reduce(apply, page())
  assert.deepEqual(words(store), ["Lunch"])
  assert.equal(one(store, "seat", 7).voted, true)
})

test("what is gone is taken away, and nothing else is", () => {
  const store = apply(page(), event(11, 9, { type: "gone", of: "announcement", id: 7 }))
  assert.deepEqual(words(store), [])
  assert.equal(all(store, "clock").length, 2)
})

test("a heartbeat tells a viewer that has gone deaf", () => {
  assert.equal(isBehind(page(), { room: "workshop-1", seq: 10 }), false)
  assert.equal(isBehind(page(), { room: "workshop-1", seq: 11 }), true)
})

test("a move of one's own team, and no other, asks for a fresh snapshot", () => {
  const own = apply(page(), event(11, 9, clock(5)))
  assert.equal(ownStep(own), 5)
  assert.equal(needsFresh(page(), own), true)
  assert.equal(needsFresh(page(), apply(page(), event(11, 9, clock(5, 9, 8)))), false)
})

test("whoever is given another team needs a fresh snapshot", () => {
  const seat = (team) => ({ type: "person", id: 1, team, name: "Ana" })
  assert.equal(needsFresh(page(), apply(page(), event(11, 9, seat(3)))), false)
  assert.equal(needsFresh(page(), apply(page(), event(11, 9, seat(5)))), true)
})

test("things stand in the order of their position, then of their number", () => {
  const team = (id, position) => ({ type: "team", id, position, country: "KR" })
  const store = opened({ seq: 1, now: 0, me: ana, things: [team(1, 2), team(2, 0), team(3, 1)] })
  assert.deepEqual(all(store, "team").map(({ id }) => id), [2, 3, 1])
})
