import assert from "node:assert/strict"
import { test } from "node:test"
import { GivenVotes } from "../../static/dist/test/given.js"
import { Outbox } from "../../static/dist/test/outbox.js"
import { Device } from "../core/wire.mjs"

const HOST = 1
const [ANA, BEN] = [7, 8]
const [PLACE, NAME] = [3, 4] // ballots
const RECEIPT = "3f9a".repeat(8)
const vote = (person = ANA, ballot = PLACE, receipt = RECEIPT) => ({ ballot, person, receipt })
const command = ({ ballot, person, receipt }) => ({ op: `op${ballot}${person}`, name: "vote.give", payload: { ballot, person, receipt } })

/** A tab of the host: what it keeps of its own, and the outbox that it shares with others. */
function opened() {
  const [tab, device] = [new Device(), new Device()]
  const outbox = new Outbox(device, HOST)
  return { tab, device, outbox, given: new GivenVotes(tab, outbox, HOST) }
}

/** The host presses the button; nothing is answered yet. */
function pressed(page, ...votes) {
  votes.forEach((each) => (page.given.add(each), page.outbox.add(command(each))))
}

test("a receipt is there once the vote is acknowledged, and not while it waits for the network", () => {
  const page = opened()
  pressed(page, vote(ANA), vote(BEN))
  assert.deepEqual(page.given.recorded(PLACE), [])
  page.outbox.remove(command(vote(BEN)).op)
  assert.deepEqual(page.given.recorded(PLACE), [vote(BEN)])
  assert.deepEqual(page.given.recorded(NAME), [])
})

test("it is there also on the page that was loaded anew before the answer, and on no other page", () => {
  const page = opened()
  pressed(page, vote())
  const again = new GivenVotes(page.tab, new Outbox(page.device, HOST), HOST)
  const otherTab = new GivenVotes(new Device(), page.outbox, HOST)
  const nextHost = new GivenVotes(page.tab, page.outbox, BEN)
  page.outbox.remove(command(vote()).op)
  assert.deepEqual([again, otherTab, nextHost].map((each) => each.recorded(PLACE).length), [1, 0, 0])
})

test("when its voter has it, it is nowhere any more, but that they have voted stays known", () => {
  const page = opened()
  pressed(page, vote(ANA), vote(BEN, PLACE, "b".repeat(32)))
  ;[ANA, BEN].forEach((person) => page.outbox.remove(command(vote(person)).op))
  page.given.noted(vote(ANA))
  assert.deepEqual(page.given.recorded(PLACE).find(({ person }) => person === ANA), vote(ANA, PLACE, ""))
  const kept = [page.tab, page.device].flatMap(({ kept }) => [...kept.values()]).join()
  assert.deepEqual([RECEIPT, "b".repeat(32)].map((each) => kept.includes(each)), [false, true])
})

test("a vote that was refused has no receipt, also after its words were read and put away", () => {
  const page = opened()
  pressed(page, vote())
  const refused = command(vote())
  page.outbox.putAside(refused, { ok: false, code: "voted_by_host", message: "It was given." })
  page.outbox.remove(refused.op)
  assert.deepEqual(page.given.recorded(PLACE), [])
  page.given.letGoOfRefused()
  page.outbox.dismiss(refused.op)
  assert.deepEqual(page.given.recorded(PLACE), [])
})

test("what is sent once more has the receipt of the second time", () => {
  const page = opened()
  pressed(page, vote())
  page.given.remove(vote())
  page.outbox.remove(command(vote()).op)
  const second = vote(ANA, PLACE, "c".repeat(32))
  pressed(page, second)
  page.outbox.remove(command(second).op)
  assert.deepEqual(page.given.recorded(PLACE), [second])
})
