import assert from "node:assert/strict"
import { test } from "node:test"
import { leftOf, offset, reading, stateOf } from "../../static/dist/test/clock.js"

const HOUR = 3_600_000
const clock = (ends_at, left = null) => ({ ends_at, left })

test("a clock that is an hour wrong is corrected by the server's time", () => {
  const server = 1_000_000_000
  const found = offset(undefined, server, server + HOUR)
  assert.equal(leftOf(clock(server + 60_000), server + HOUR + found), 60_000)
})

test("latency only ever makes a reading too small, so the largest of them counts", () => {
  assert.equal(offset(-30, 1000, 1090), -30)
  assert.equal(offset(-30, 1000, 1010), -10)
})

test("a clock that was set, or a device that slept, is read afresh", () => {
  assert.equal(offset(0, 1_000_000, 1_000_000 + HOUR), -HOUR)
})

test("a countdown reads as minutes and seconds, hours when there are any, and past its end with a plus", () => {
  const readings = [[760_000, "12:40"], [3_723_000, "1:02:03"], [9_500, "0:10"], [0, "0:00"], [-35_000, "+0:35"]]
  for (const [left, face] of readings) assert.equal(reading(left), face)
})

test("a paused countdown stays where it is", () => {
  assert.equal(leftOf(clock(0, 5000), 99_999), 5000)
  assert.equal(stateOf(clock(0, 5000), 99_999), "paused")
  assert.equal(stateOf(clock(100_000), 0), "running")
  assert.equal(stateOf(clock(100_000), 50_000), "ending")
  assert.equal(stateOf(clock(100_000), 100_000), "over")
})
