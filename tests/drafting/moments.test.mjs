import assert from "node:assert/strict"
import { test } from "node:test"
import { gapAt, joined, nearest } from "../../static/dist/test/moments.js"

const at = (...places) => places.map((place) => ({ place, seq: place * 10 }))
const places = (moments) => moments?.map(({ place }) => place) ?? null

test("what comes is put in its place, and what was known already is told anew", () => {
  assert.deepEqual(places(joined(at(0, 10, 20), at(4, 12))), [0, 4, 10, 12, 20])
  assert.deepEqual(joined(at(0, 1), [{ place: 1, seq: 11 }]).at(-1), { place: 1, seq: 11 })
  assert.deepEqual(joined([], []), [])
})

test("until a moment has come, the one before it stands for it", () => {
  assert.equal(nearest(at(0, 10, 20), 10).place, 10)
  assert.equal(nearest(at(0, 10, 20), 19).place, 10)
  assert.equal(nearest(at(5, 10), 3).place, 5)
})

test("what is missing at a place, or right beside it, is asked for between two that are known", () => {
  assert.deepEqual(places(gapAt(at(0, 10, 20), 15)), [10, 20])
  assert.deepEqual(places(gapAt(at(0, 10, 20), 10)), [10, 20])
  assert.deepEqual(places(gapAt(at(0, 9, 10, 11, 20), 11)), [11, 20])
  assert.deepEqual(places(gapAt(at(0, 10, 20), 20)), [10, 20])
  assert.equal(gapAt(at(0, 9, 10, 11, 20), 10), null)
  assert.equal(gapAt(at(0, 1), 0), null)
  assert.equal(gapAt(at(0), 0), null)
})
