import assert from "node:assert/strict"
import { test } from "node:test"
import { isOnItsWay, left, newerText, overtaken, ownText, same, typed } from "../../static/src/drafting/typing.ts"

const [ME, SARI] = [1, 2]
const text = (id, words, by = SARI, rivals = []) => ({ id, words, by, at: id, rivals })

test("who types begins over the text that stands, or over nothing", () => {
  assert.deepEqual(typed(null, "a", undefined, ME), { words: "a", base: null })
  assert.deepEqual(typed(null, "a", text(7, "x"), ME), { words: "a", base: 7 })
})

test("who has a rival writes on in it", () => {
  const seen = text(7, "x", SARI, [text(8, "mine", ME), text(9, "theirs")])
  assert.equal(ownText(seen, ME).id, 8)
  assert.deepEqual(typed(null, "mine!", seen, ME), { words: "mine!", base: 8 })
})

test("the base stays that of the beginning while others write", () => {
  const draft = typed(null, "a", text(7, "x"), ME)
  assert.equal(typed(draft, "ab", text(8, "y"), ME).base, 7)
})

test("what is sent and arrived leaves nothing to send", () => {
  assert.equal(left({ words: "a", base: 7, sent: "a" }, text(8, "a", ME), ME), null)
  assert.equal(left({ words: "a ", base: 7, sent: "a " }, text(8, "a", ME), ME), null)
})

test("what was typed since is written over what arrived", () => {
  const draft = { words: "abc", base: 7, sent: "ab" }
  assert.deepEqual(left(draft, text(8, "ab", ME), ME), { words: "abc", base: 8 })
  assert.deepEqual(left(draft, text(9, "theirs", SARI, [text(10, "ab", ME)]), ME), { words: "abc", base: 10 })
})

test("what is on its way waits", () => {
  const draft = { words: "abc", base: 7, sent: "ab" }
  assert.equal(left(draft, text(7, "x"), ME), draft)
})

test("what was written over at once is not sent again, and later words keep their base", () => {
  assert.equal(overtaken({ words: "ab", base: 7, sent: "ab" }), null)
  assert.deepEqual(overtaken({ words: "abc", base: 7, sent: "ab" }), { words: "abc", base: 7 })
})

test("words that are as before need no sending", () => {
  assert.equal(left({ words: "x", base: 7 }, text(7, "x"), ME), null)
  assert.equal(left({ words: "", base: null }, undefined, ME), null)
  const draft = { words: "", base: 7 }
  assert.equal(left(draft, text(7, "x"), ME), draft)
})

test("a colleague's newer text is shown beside, one's own is not", () => {
  const draft = { words: "a", base: 7 }
  assert.equal(newerText(draft, text(8, "theirs"), ME).id, 8)
  assert.equal(newerText(draft, text(7, "x"), ME), undefined)
  assert.equal(newerText(draft, text(8, "mine", ME), ME), undefined)
  assert.equal(newerText(draft, text(8, "a"), ME), undefined)
  assert.equal(newerText({ ...draft, sent: "a" }, text(8, "theirs"), ME), undefined)
  assert.equal(newerText(null, text(8, "theirs"), ME), undefined)
})

test("words are compared as the server keeps them", () => {
  assert.ok(same(" e\u0301\r\n", "\u00e9"))
  assert.ok(!same("a", "b"))
})

test("a field knows whether its own words are on their way", () => {
  const place = { item: 4, action: null, field: "problem" }
  const command = (payload) => [{ op: "1", name: "field.write", payload: { words: "", ...payload } }]
  assert.ok(isOnItsWay(command({ item: 4, field: "problem" }), place))
  assert.ok(isOnItsWay(command({ item: 4, action: null, field: "problem" }), place))
  assert.ok(!isOnItsWay(command({ item: 5, field: "problem" }), place))
  assert.ok(!isOnItsWay(command({ item: 4, action: 2, field: "problem" }), place))
  assert.ok(!isOnItsWay([{ op: "1", name: "item.move", payload: { item: 4, direction: "up" } }], place))
})
