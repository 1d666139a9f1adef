import assert from "node:assert/strict"
import { test } from "node:test"
import { Outbox } from "../../static/dist/test/outbox.js"
import { Device } from "./wire.mjs"

test("the outbox keeps one person's commands, in order, until each is answered", () => {
  const device = new Device()
  const outbox = new Outbox(device, 1)
  outbox.add({ op: "a" })
  outbox.add({ op: "b" })
  new Outbox(device, 1).remove("a")
  assert.deepEqual(outbox.all, [{ op: "b" }])
  assert.deepEqual(new Outbox(device, 2).all, [])
})

test("what was refused is put aside with its words until its writer has seen it", () => {
  const outbox = new Outbox(new Device(), 1)
  const refusal = { ok: false, code: "not_now", message: "Not now." }
  const command = { op: "a", name: "idea.add", payload: { words: "나눔" } }
  outbox.putAside(command, refusal)
  outbox.putAside(command, refusal)
  assert.deepEqual(outbox.aside, [{ ...command, refusal }])
  outbox.dismiss("a")
  assert.deepEqual(outbox.aside, [])
})

test("what two tabs add and take away at the same moment is neither lost nor brought back", () => {
  const device = new Device()
  const outbox = new Outbox(device, 1)
  outbox.add({ op: "a" })
  device.before = () => new Outbox(device, 1).remove("a")
  outbox.add({ op: "b" })
  device.before = () => new Outbox(device, 1).add({ op: "c" })
  outbox.remove("b")
  assert.deepEqual(outbox.all, [{ op: "c" }])
})

test("the order is that of pressing, also when the device's clock is set back", (story) => {
  story.mock.timers.enable({ apis: ["Date"], now: 9_000_000 })
  const outbox = new Outbox(new Device(), 1)
  outbox.add({ op: "z" })
  outbox.add({ op: "y" })
  story.mock.timers.setTime(1_000_000)
  outbox.add({ op: "a" })
  assert.deepEqual(outbox.all.map(({ op }) => op), ["z", "y", "a"])
})

test("a change in the storage is this outbox's own, or somebody else's", () => {
  const outbox = new Outbox(new Device(), 1)
  const keys = ["outbox-1-5-a", "aside-1-5-a", "outbox-12-5-a", "idea-1", null]
  assert.deepEqual(keys.map((key) => outbox.holds(key)), [true, true, false, false, true])
})
