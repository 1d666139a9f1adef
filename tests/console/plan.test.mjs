import assert from "node:assert/strict"
import { test } from "node:test"
import { drift, minutesOf, nextStep, planned, shifted, stepBefore } from "../../static/dist/test/plan.js"

const MINUTE = 60_000
const START = 1_000_000_000
const step = (id, position, kind, minutes) => ({ id, position, kind, minutes })
// The ids are not in the order of the day, as after a reordering.
const DAY = [step(9, 0, "lobby", 20), step(4, 1, "recap", 30), step(7, 2, "ideas", 20), step(5, 3, "break", 10)]
const standing = (id, entered, minutes, left = null) => ({
  step: id,
  entered_at: START + entered * MINUTE,
  ends_at: START + (entered + minutes) * MINUTE,
  left,
})
const at = (minutes) => START + minutes * MINUTE

test("the lobby lies before the day, and each step begins where the one before ends", () => {
  const plan = planned([...DAY].reverse(), START).map(({ step, starts, ends }) => [step.kind, (starts - START) / MINUTE, (ends - START) / MINUTE])
  assert.deepEqual(plan, [["lobby", 0, 0], ["recap", 0, 30], ["ideas", 30, 50], ["break", 50, 60]])
  assert.equal(minutesOf(DAY), 60)
})

test("a team that entered its step when it was planned is on the plan", () => {
  assert.deepEqual(drift(standing(7, 30, 20), DAY, START, at(40)), { state: "on", minutes: 0 })
})

test("a team that came early is ahead, one that came late or got more minutes is behind", () => {
  assert.deepEqual(drift(standing(7, 26, 20), DAY, START, at(40)), { state: "ahead", minutes: 4 })
  assert.deepEqual(drift(standing(7, 33, 20), DAY, START, at(40)), { state: "behind", minutes: 3 })
  assert.deepEqual(drift(standing(7, 30, 25), DAY, START, at(40)), { state: "behind", minutes: 5 })
})

test("a team that stays after the end falls behind minute by minute", () => {
  assert.equal(drift(standing(7, 30, 20), DAY, START, at(50)).state, "on")
  assert.deepEqual(drift(standing(7, 30, 20), DAY, START, at(53)), { state: "behind", minutes: 3 })
})

test("while a clock is paused, the end moves on with the time", () => {
  assert.deepEqual(drift(standing(7, 30, 20, 15 * MINUTE), DAY, START, at(42)), { state: "behind", minutes: 7 })
})

test("before the start, in the lobby and in a step that was taken out there is no plan to be measured by", () => {
  assert.equal(drift(standing(7, 30, 20), DAY, null, at(40)), undefined)
  assert.equal(drift(standing(9, 0, 20), DAY, START, at(40)), undefined)
  assert.equal(drift(standing(8, 0, 20), DAY, START, at(40)), undefined)
})

test("next and before go by the order of the day, and end with it", () => {
  assert.equal(nextStep(DAY, 4).id, 7)
  assert.equal(stepBefore(DAY, 4).id, 9)
  assert.equal(nextStep(DAY, 5), undefined)
  assert.equal(stepBefore(DAY, 9), undefined)
  assert.equal(nextStep(DAY, 77), undefined)
})

test("one place up or down, and never over the end", () => {
  assert.deepEqual(shifted([1, 2, 3], 1, -1), [2, 1, 3])
  assert.deepEqual(shifted([1, 2, 3], 2, 1), [1, 2, 3])
  assert.deepEqual(shifted([1, 2, 3], 0, -1), [1, 2, 3])
})
