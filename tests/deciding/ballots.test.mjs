import assert from "node:assert/strict"
import { test } from "node:test"
import { numbersIn } from "../../static/dist/test/ballots.js"

const dots = (options, given) => ({
  options: options.map((option, place) => ({ id: place + 1, ...option })),
  result: { kind: "dots", options: given.map((dots, place) => ({ option: place + 1, dots, rank: 1 })) },
})
const CARE = { name: "Care", cluster: 7 }
const LAW = { name: "A law", cluster: 8 }

test("in another round a group is the same by what it is, whatever its place and its name are then", () => {
  const before = numbersIn(dots([CARE, LAW], [3, 5]))
  const now = numbersIn(dots([{ ...LAW, name: "A framework law" }, { name: "Care", cluster: 9 }], [2, 1]))
  const both = [...now].filter(([key]) => before.has(key)).map(([key, { name, number }]) => [name, before.get(key).number, number])
  assert.deepEqual(both, [["A framework law", 5, 2]])
})

test("so is an item of a draft, also where two have one title", () => {
  const before = numbersIn(dots([{ name: "Care", item: 7 }, { name: "Care", item: 8 }], [3, 5]))
  const now = numbersIn(dots([{ name: "Care at home", item: 8 }, { name: "Care", item: 7 }], [2, 1]))
  assert.deepEqual([...now].map(([key, { number }]) => [before.get(key).number, number]), [[5, 2], [3, 1]])
})

test("an option that somebody wrote is the same by its name", () => {
  const [before, now] = [dots([{ name: "Seoul" }, { name: "Manila" }], [3, 5]), dots([{ name: "Manila" }], [2])].map(numbersIn)
  assert.deepEqual([...now].map(([key, { number }]) => [before.get(key).number, number]), [[5, 2]])
})
