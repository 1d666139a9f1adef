import assert from "node:assert/strict"
import { test } from "node:test"
import { Outbox } from "../../static/dist/test/outbox.js"

const storage = () => {
  const kept = {}
  return { getItem: (key) => kept[key] ?? null, setItem: (key, text) => (kept[key] = text) }
}

test("the outbox keeps one person's commands, in order, until each is answered", () => {
  const device = storage()
  const outbox = new Outbox(device, 1)
  outbox.add({ op: "a" })
  outbox.add({ op: "b" })
  new Outbox(device, 1).remove("a")
  assert.deepEqual(outbox.all, [{ op: "b" }])
  assert.deepEqual(new Outbox(device, 2).all, [])
})

test("what was refused is put aside with its words until its writer has seen it", () => {
  const outbox = new Outbox(storage(), 1)
  const refusal = { ok: false, code: "not_now", message: "Not now." }
  const command = { op: "a", name: "idea.add", payload: { words: "나눔" } }
  outbox.putAside(command, refusal)
  outbox.putAside(command, refusal)
  assert.deepEqual(outbox.aside, [{ ...command, refusal }])
  outbox.dismiss("a")
  assert.deepEqual(outbox.aside, [])
})
