import assert from "node:assert/strict"
import { afterEach, beforeEach, mock, test } from "node:test"
import { Link } from "../../static/dist/test/link.js"
import { Outbox } from "../../static/dist/test/outbox.js"
import { Device, Wire, arrived } from "./wire.mjs"

const ana = { id: 1, name: "Ana", role: "participant", team: 3, workshop: 1 }
const clock = (step) => ({ type: "clock", id: 4, team: 3, step, entered_at: 0, ends_at: 0, left: null, extra: 0 })
const line = (words) => ({ type: "announcement", id: 7, words, by: "Fay", at: 0 })
const event = (seq, prev, subject, room = "workshop-1") => ({ seq, prev, at: seq, kind: "k", by: "", room, subject })
const snapshot = (seq, ...things) => ({ seq, now: 0, me: ana, things })
const done = { ok: true, seq: 1 }
const refused = (code) => ({ ok: false, code, message: "No." })
const fault = refused("server_error")

beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"] }))
afterEach(() => mock.timers.reset())

/** Ana's page: step 2, the line "Hello", true up to 10. */
function opened({ seat = "room", device = new Device(), start = snapshot(10, clock(2), line("Hello")) } = {}) {
  const wire = new Wire()
  const link = new Link(start, seat, new Outbox(device, ana.id), () => {}, () => wire)
  return { link, wire, device }
}

/** The same, connected, with nothing missed meanwhile. */
async function connected(wanted) {
  const page = opened(wanted)
  page.wire.connects()
  if (wanted?.seat === "projector") await page.wire.sends(snapshot(10, clock(2), line("Hello")))
  else await page.wire.answers("catch_up", { events: [] })
  return page
}

const words = ({ store }) => store.things["announcement-7"]?.words
const step = ({ store }) => store.things["clock-4"].step
const write = ({ link }, words) => link.send("idea.add", { words, lens: null })
const written = ({ wire }) => wire.asked.filter(({ name }) => name === "command").map(({ data }) => data.payload.words)
const waiting = ({ link }) => link.outbox.all.map(({ payload }) => payload.words)
const aside = ({ link }) => link.outbox.aside.map(({ payload }) => payload.words)

test("an event that arrives while what was missed is on its way is drawn after it", async () => {
  const { link, wire } = opened()
  wire.connects()
  wire.tells("event", event(12, 11, line("Second")))
  assert.equal(words(link), "Hello")
  await wire.answers("catch_up", { events: [event(11, 9, line("First"))] })
  assert.equal(words(link), "Second")
  assert.equal(wire.open("catch_up"), 0)
})

test("an event after a hole is not drawn until the hole is filled", async () => {
  const { link, wire } = await connected()
  wire.tells("event", event(13, 12, line("Third")))
  assert.equal(words(link), "Hello")
  assert.deepEqual(wire.last("catch_up"), { seq: 10, heard: {} })
  await wire.answers("catch_up", { events: [event(12, 9, clock(2)), event(13, 12, line("Third"))] })
  assert.equal(words(link), "Third")
})

test("a hole among the events that were held back is asked for as well", async () => {
  const { link, wire } = opened()
  wire.connects()
  wire.tells("event", event(14, 13, line("Fourth")))
  await wire.answers("catch_up", { events: [event(11, 9, line("First"))] })
  assert.equal(words(link), "First")
  await wire.answers("catch_up", { events: [event(13, 11, clock(2)), event(14, 13, line("Fourth"))] })
  assert.equal(words(link), "Fourth")
})

test("a heartbeat that is ahead makes a deaf page ask, and one that is not does not", async () => {
  const { link, wire } = await connected()
  wire.tells("heartbeat", { room: "workshop-1", seq: 10, now: 0 })
  assert.equal(wire.open("catch_up"), 0)
  wire.tells("heartbeat", { room: "workshop-1", seq: 11, now: 0 })
  await wire.answers("catch_up", { events: [event(11, 9, line("Heard late"))] })
  assert.equal(words(link), "Heard late")
})

test("without an answer to what was missed, what follows without a hole is drawn", async () => {
  const { link, wire } = opened()
  wire.connects()
  wire.tells("event", event(11, 9, line("First")))
  await wire.answers("catch_up", null)
  assert.equal(words(link), "First")
})

test("no answer to what was missed leaves no hole: the next beat asks again", async () => {
  for (const answer of [null, refused("server_error")]) {
    const { link, wire } = opened()
    wire.connects()
    wire.tells("event", event(12, 11, line("Second")))
    await wire.answers("catch_up", answer)
    assert.equal(words(link), "Hello")
    assert.equal(wire.open("catch_up"), 0)
    wire.tells("heartbeat", { room: "workshop-1", seq: 12, now: 0 })
    await wire.answers("catch_up", { events: [event(12, 9, line("Second"))] })
    assert.equal(words(link), "Second")
  }
})

test("a move of one's own team brings a fresh snapshot, and what is told meanwhile is kept", async () => {
  const { link, wire } = await connected()
  wire.tells("event", event(11, 9, clock(5)))
  assert.equal(wire.fetches, 1)
  wire.tells("event", event(13, 11, line("Told meanwhile")))
  await wire.sends(snapshot(12, clock(5), line("As it was then"), { type: "board", id: 8 }))
  assert.equal(words(link), "Told meanwhile")
  assert.ok(link.store.things["board-8"])
})

test("a move that was missed brings a fresh snapshot as well", async () => {
  const { link, wire } = opened()
  wire.connects()
  await wire.answers("catch_up", { events: [event(11, 9, clock(5))] })
  await wire.sends(snapshot(11, clock(5), line("In step 5")))
  assert.equal(words(link), "In step 5")
})

test("a second move, while the snapshot of the first is on its way, brings another", async () => {
  const { link, wire } = await connected()
  wire.tells("event", event(11, 9, clock(5)))
  wire.tells("event", event(12, 11, clock(6)))
  await wire.sends(snapshot(11, clock(5), line("In step 5")))
  await wire.sends(snapshot(12, clock(6), line("In step 6")))
  assert.equal(step(link), 6)
  assert.equal(words(link), "In step 6")
})

test("nothing is taken from under words that are not sent; the snapshot comes once they are", async () => {
  const { link, wire } = await connected()
  link.tellUnsent(true)
  wire.tells("event", event(11, 9, clock(5)))
  assert.equal(wire.fetches, 0)
  link.tellUnsent(false)
  await wire.sends(snapshot(11, clock(5), line("In step 5")))
  assert.equal(words(link), "In step 5")
})

test("a snapshot that does not arrive is not asked for again at once, but at the next beat", async () => {
  const broken = new Response("{half", { status: 200 })
  for (const answer of [null, new Response("", { status: 502 }), broken, new Response("Proxy", { status: 403 })]) {
    const { link, wire } = await connected()
    wire.tells("event", event(11, 9, clock(5)))
    wire.tells("event", event(12, 11, line("Told meanwhile")))
    await wire.sends(answer)
    assert.equal(words(link), "Told meanwhile")
    assert.equal(wire.fetches, 0)
    assert.equal(link.closed, "")
    wire.tells("heartbeat", { room: "workshop-1", seq: 12, now: 0 })
    await wire.sends(snapshot(12, clock(5), line("In step 5")))
    assert.equal(words(link), "In step 5")
    wire.tells("heartbeat", { room: "workshop-1", seq: 12, now: 0 })
    assert.equal(wire.fetches, 0)
  }
})

test("a snapshot that is asked for while what was missed is on its way comes after it", async () => {
  const { link, wire } = opened()
  wire.connects()
  link.freshen()
  assert.equal(wire.fetches, 0)
  await wire.answers("catch_up", { events: [] })
  await wire.sends(snapshot(11, clock(2), line("Fresh")))
  assert.equal(words(link), "Fresh")
})

test("a snapshot from before a connection does not overwrite what was caught up after it", async () => {
  const { link, wire } = await connected()
  wire.tells("event", event(11, 9, clock(5)))
  wire.disconnects()
  wire.connects()
  await wire.answers("catch_up", { events: [event(13, 11, line("Caught up"))] })
  const [early, again] = wire.fetching
  await wire.sends(snapshot(11, clock(5), line("Early")), early)
  assert.equal(words(link), "Caught up")
  await wire.sends(snapshot(13, clock(5), line("Caught up"), { type: "board", id: 8 }), again)
  assert.ok(link.store.things["board-8"])
})

test("a snapshot that was asked for offline does not stand for what was told while connecting", async () => {
  const { link, wire } = await connected()
  link.tellUnsent(true)
  wire.tells("event", event(11, 9, clock(5)))
  wire.disconnects()
  link.tellUnsent(false)
  wire.connects()
  await wire.sends(snapshot(11, clock(5), line("Read before we joined our rooms")))
  await wire.answers("catch_up", { events: [event(12, 11, line("Told while connecting"))] })
  assert.equal(words(link), "Told while connecting")
})

test("what was caught up in one connection does not end the catching up of the next", async () => {
  const { link, wire } = opened()
  wire.connects()
  wire.disconnects()
  wire.connects()
  await arrived()
  wire.tells("event", event(12, 11, line("Second")))
  assert.equal(words(link), "Hello")
  await wire.answers("catch_up", { events: [event(11, 9, line("First"))] })
  assert.equal(words(link), "Second")
})

test("a projector takes a fresh snapshot at each connection", async () => {
  const { link, wire } = await connected({ seat: "projector" })
  for (const said of ["After one", "After two"]) {
    wire.disconnects()
    wire.connects()
    await wire.sends(snapshot(20, clock(2), line(said)))
    assert.equal(words(link), said)
  }
  assert.equal(wire.open("catch_up"), 0)
})

test("who missed too much starts again from a whole snapshot", async () => {
  const { link, wire } = opened()
  wire.connects()
  await wire.answers("catch_up", { events: [], fresh: true })
  await wire.sends({ ...snapshot(900, clock(2), line("Much later")), now: 60_000 })
  assert.equal(words(link), "Much later")
  assert.equal(link.now(), 60_000)
  wire.tells("heartbeat", { room: "workshop-1", seq: 900, now: 60_000 })
  assert.equal(wire.fetches, 0)
})

test("who missed too much and lost the snapshot as well asks for it at the next connection", async () => {
  const { link, wire } = opened()
  wire.connects()
  await wire.answers("catch_up", { events: [], fresh: true })
  await wire.sends(null)
  wire.disconnects()
  wire.connects()
  await wire.sends(snapshot(900, clock(2), line("Much later")))
  assert.equal(words(link), "Much later")
})

test("a page whose snapshot is forbidden is turned away with the reason", async () => {
  const { link, wire } = await connected()
  link.freshen()
  await wire.sends(Response.json(refused("removed"), { status: 403 }))
  assert.equal(link.closed, "removed")
})

test("a page that the server hangs up on asks why, and is turned away with the reason", async () => {
  const { link, wire } = await connected()
  wire.disconnects("io server disconnect")
  assert.equal(wire.tries, 1)
  wire.isRefused("link_replaced")
  assert.equal(link.closed, "link_replaced")
})

test("a network that does not get through turns nobody away", async () => {
  const { link, wire } = opened()
  wire.tells("connect_error", new Error("xhr poll error"))
  assert.equal(link.closed, "")
})

test("a fault of the server in the moment of connecting turns nobody away", async () => {
  const { link, wire } = await connected()
  wire.disconnects()
  wire.isRefused("server_error")
  assert.equal(link.closed, "")
  mock.timers.tick(4000)
  assert.equal(wire.tries, 1)
})

test("commands are sent one at a time, in order", async () => {
  const page = await connected()
  const [first] = [write(page, "First"), write(page, "Second")]
  assert.deepEqual(written(page), ["First"])
  await page.wire.answers("command", done)
  assert.deepEqual(await first, done)
  assert.deepEqual(written(page), ["First", "Second"])
  assert.equal(page.link.state, "waiting")
  await page.wire.answers("command", done)
  assert.equal(page.link.state, "saved")
})

test("a command that meets three faults of the server is put aside, and the next is sent", async () => {
  const page = await connected()
  write(page, "Cursed")
  write(page, "Blessed")
  for (const _ of [1, 2, 3]) {
    await page.wire.answers("command", fault)
    mock.timers.tick(1000)
    await arrived()
  }
  assert.deepEqual(written(page), ["Cursed", "Cursed", "Cursed", "Blessed"])
  assert.deepEqual(aside(page), ["Cursed"])
})

test("refused words are put aside for their writer, who may put them away", async () => {
  const page = await connected()
  const answer = write(page, "Too late")
  await page.wire.answers("command", refused("not_now"))
  assert.equal((await answer).code, "not_now")
  assert.deepEqual([waiting(page), aside(page)], [[], ["Too late"]])
  page.link.dismiss(page.link.outbox.aside[0].op)
  assert.deepEqual(aside(page), [])
})

test("what is larger than the server takes comes back to its writer, and the next is sent", async () => {
  const page = await connected()
  const huge = "가".repeat(90_000) // three bytes each
  write(page, huge)
  const answer = write(page, "Small")
  await arrived()
  assert.deepEqual(written(page), ["Small"])
  assert.deepEqual(aside(page), [huge])
  assert.equal(page.link.outbox.aside[0].refusal.code, "too_large")
  await page.wire.answers("command", done)
  assert.equal((await answer).ok, true)
})

test("a page that deals with a refusal itself has nothing put aside", async () => {
  const page = await connected()
  const answer = page.link.send("idea.add", { words: "Mine", lens: null }, true)
  await page.wire.answers("command", refused("not_now"))
  assert.equal((await answer).code, "not_now")
  assert.deepEqual(aside(page), [])
})

test("a command without an answer is sent again, the same, however often the connection ends", async () => {
  const page = await connected()
  write(page, "Once")
  for (const _ of [1, 2]) {
    page.wire.disconnects()
    await arrived()
    assert.equal(page.link.state, "offline")
    page.wire.connects()
  }
  const ops = page.wire.asked.filter(({ name }) => name === "command").map(({ data }) => data.op)
  assert.equal(ops.length, 3)
  assert.equal(new Set(ops).size, 1)
  await page.wire.answers("command", done)
  assert.deepEqual(waiting(page), [])
})

test("a command that the server leaves without an answer is sent again in the same connection", async () => {
  const page = await connected()
  write(page, "Once")
  await page.wire.answers("command", null)
  assert.deepEqual(written(page), ["Once", "Once"])
})

test("what is pressed offline waits, also over a new page, and is sent in order", async () => {
  const page = opened()
  write(page, "First")
  write(page, "Second")
  assert.deepEqual(written(page), [])
  const again = opened({ device: page.device })
  again.wire.connects()
  await again.wire.answers("command", done)
  await again.wire.answers("command", done)
  assert.deepEqual(written(again), ["First", "Second"])
})

test("unsent words are told once, and again to each new connection", async () => {
  const { link, wire } = opened()
  link.tellUnsent(true)
  link.tellUnsent(false)
  link.tellUnsent(true)
  assert.deepEqual(wire.emitted, [])
  wire.connects()
  link.tellUnsent(true)
  assert.deepEqual(wire.emitted, [["unsent", true]])
  wire.disconnects()
  wire.connects()
  link.tellUnsent(false)
  assert.deepEqual(wire.emitted.slice(1), [["unsent", true], ["unsent", false]])
})

test("who is here is known from each of the server's processes, until the connection ends", async () => {
  const { link, wire } = opened()
  wire.tells("presence", { worker: "a", here: { 1: false } }) // it is told before the connection counts as open
  wire.connects()
  wire.tells("presence", { worker: "b", here: { 2: true } })
  assert.deepEqual(Object.keys(link.presence), ["a", "b"])
  wire.disconnects()
  assert.deepEqual(link.presence, {})
})

test("nine seconds without a connection are trouble, until there is one", async () => {
  const { link, wire } = opened()
  mock.timers.tick(8999)
  assert.equal(link.trouble, false)
  mock.timers.tick(1)
  assert.equal(link.trouble, true)
  wire.connects()
  assert.equal(link.trouble, false)
})

test("short losses one after the other are not trouble", async () => {
  const { link, wire } = await connected()
  for (const _ of [1, 2, 3]) {
    wire.disconnects()
    mock.timers.tick(5000)
    wire.connects()
    mock.timers.tick(5000)
  }
  wire.disconnects()
  mock.timers.tick(8000)
  assert.equal(link.trouble, false)
})

test("after one end of a connection, long-polling goes first", async () => {
  const { wire } = await connected()
  wire.io.begins("reconnect_attempt")
  assert.deepEqual(wire.io.opts.transports, ["polling", "websocket"])
})

test("the server's time is read from the page and from each beat", async () => {
  const { link, wire } = opened({ start: { ...snapshot(10), now: 60_000 } })
  assert.equal(link.now(), 60_000)
  wire.connects()
  wire.tells("heartbeat", { room: "workshop-1", seq: 10, now: 90_000 })
  assert.equal(link.now(), 90_000)
})

/** Two tabs of Ana in one browser. */
async function tabs() {
  const device = new Device()
  const [one, other] = [await connected({ device }), await connected({ device })]
  device.listeners = [one, other].map(({ link }) => (key) => link.followTabs(key))
  return { device, one, other }
}

test("what a tab cannot send, another sends after a moment; both know that it is done", async () => {
  const { one, other } = await tabs()
  one.wire.disconnects()
  for (const words of ["Across", "Across again"]) {
    const answer = write(one, words)
    mock.timers.tick(3000)
    assert.equal(written(other).at(-1), words)
    await other.wire.answers("command", done)
    assert.equal((await answer).ok, true)
    assert.deepEqual(waiting(one), [])
  }
})

test("what a tab can send is not sent by another", async () => {
  const { one, other } = await tabs()
  write(one, "Mine to send")
  mock.timers.tick(2999)
  await one.wire.answers("command", done)
  mock.timers.tick(3000)
  assert.deepEqual(written(other), [])
})

test("a refusal that another tab received reaches the writer, and the page that deals with it itself", async () => {
  const { one, other } = await tabs()
  one.wire.disconnects()
  const plain = write(one, "Plain")
  const own = one.link.send("idea.add", { words: "Own", lens: null }, true)
  mock.timers.tick(3000)
  await other.wire.answers("command", refused("not_now"))
  await other.wire.answers("command", refused("not_now"))
  assert.deepEqual([(await plain).code, (await own).code], ["not_now", "not_now"])
  assert.deepEqual(aside(one), ["Plain"])
})

test("two tabs that send the same at once put a refusal aside once, and nothing that was dealt with", async () => {
  const { one, other } = await tabs()
  for (const { wire } of [one, other]) wire.disconnects()
  write(one, "Plain")
  one.link.send("idea.add", { words: "Own", lens: null }, true)
  for (const { wire } of [one, other]) wire.connects()
  for (const _ of ["Plain", "Own"]) {
    for (const { wire } of [one, other]) await wire.answers("command", refused("not_now"))
  }
  assert.deepEqual([waiting(one), aside(one)], [[], ["Plain"]])
})
