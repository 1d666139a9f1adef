import assert from "node:assert/strict"
import { test } from "node:test"
import { Doc } from "yjs"
import { cellsOf, heldIndex, takeLocal, takeRemote } from "../../static/dist/test/cells.js"
import { decode, encode } from "../../static/dist/test/base64.js"
import { anchoredSpan, locate, partsOf, spanOf } from "../../static/dist/test/anchoring.js"
import { spliceOf } from "../../static/dist/test/splice.js"

const applied = (words, { at, gone, come }) => words.slice(0, at) + come + words.slice(at + gone)

test("the caret tells which of two equal letters was typed", () => {
  assert.deepEqual(spliceOf("aa", "aaa", 1), { at: 0, gone: 0, come: "a" })
  assert.deepEqual(spliceOf("aa", "aaa", 3), { at: 2, gone: 0, come: "a" })
  assert.deepEqual(spliceOf("aaa", "aa", 0), { at: 0, gone: 1, come: "" })
})

test("a change never cuts a pair of units that are one sign", () => {
  assert.deepEqual(spliceOf("😀", "😁", 2), { at: 0, gone: 2, come: "😁" })
  assert.deepEqual(spliceOf("x😀y", "x🀀y", 3), { at: 1, gone: 2, come: "🀀" })
})

test("nothing changed is no change", () => {
  assert.deepEqual(spliceOf("한국", "한국", 2), { at: 2, gone: 0, come: "" })
})

/** A generator of the same numbers in every run. */
const chances = (seed) => (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below

test("a change turns the old words into the new ones, wherever the caret is", () => {
  const chance = chances(3)
  const some = () => Array.from({ length: chance(6) }, () => "ab한😀"[chance(5)] ?? "").join("").toWellFormed()
  for (let turn = 0; turn < 5000; turn++) {
    const [before, after] = [some(), some()]
    assert.equal(applied(before, spliceOf(before, after, chance(after.length + 1))), after)
  }
})

/** A document as plain text, changed as Yjs would be. */
function documentOf(words) {
  const held = { words }
  const change = (at, gone, come) => {
    assert.ok(at + gone <= held.words.length, "beyond the end")
    held.words = held.words.slice(0, at) + come + held.words.slice(at + gone)
  }
  return { held, remove: (at, count) => change(at, count, ""), insert: (at, words) => change(at, 0, words) }
}

/** Others type Hangul and delete; the delta is what an observer would be told. */
function others(document, chance, sign) {
  const at = chance(document.held.words.length + 1)
  const gone = chance(Math.min(3, document.held.words.length - at + 1))
  if (sign) document.insert(at, sign)
  if (gone) document.remove(at + sign.length, gone)
  return [...(at ? [{ retain: at }] : []), ...(sign ? [{ insert: sign }] : []), ...(gone ? [{ delete: gone }] : [])]
}

test("while changes of others wait, nothing that anybody typed is lost, and every place has its place", () => {
  const chance = chances(7)
  for (let story = 0; story < 4000; story++) {
    const document = documentOf("abcdefgh".slice(0, chance(9)))
    let field = document.held.words
    const cells = cellsOf(field)
    const alive = new Set()
    for (let turn = 0; turn < 10; turn++) {
      if (chance(2)) {
        const before = document.held.words
        const sign = chance(3) ? String.fromCharCode(0xac00 + story % 100 * 100 + turn) : ""
        const delta = others(document, chance, sign)
        for (const gone of before) if (!document.held.words.includes(gone)) alive.delete(gone)
        if (sign) alive.add(sign)
        takeRemote(cells, delta)
      } else {
        const at = chance(field.length + 1)
        const gone = chance(Math.min(3, field.length - at + 1))
        const come = chance(3) ? String.fromCharCode(0x3041 + turn) : ""
        const next = field.slice(0, at) + come + field.slice(at + gone)
        const splice = spliceOf(field, next, at + come.length)
        for (const sign of field.slice(splice.at, splice.at + splice.gone)) alive.delete(sign)
        for (const sign of splice.come) alive.add(sign)
        takeLocal(cells, splice, document)
        field = next
      }
      const shown = (which) => cells.filter((cell) => cell[which]).map(({ unit }) => unit).join("")
      assert.equal(shown("held"), document.held.words)
      assert.equal(shown("shown"), field)
      for (const sign of alive) assert.ok(document.held.words.includes(sign), `lost ${sign}`)
      assert.ok(heldIndex(cells, chance(field.length + 1)) <= document.held.words.length)
    }
  }
})

test("what somebody else has deleted is not deleted again, and new words come in its place", () => {
  const document = documentOf("one two three")
  const cells = cellsOf("one two three")
  document.remove(4, 4)
  takeRemote(cells, [{ retain: 4 }, { delete: 4 }])
  takeLocal(cells, { at: 4, gone: 3, come: "2" }, document)
  assert.equal(document.held.words, "one 2three")
})

test("bytes survive as text, many of them too", () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, place) => place % 256)
  assert.deepEqual(decode(encode(bytes)), bytes)
})

/** What the words of a comment are after a text has changed. */
function wordsAfter(words, span, change) {
  const { text, about } = commented(words, span)
  change(text)
  const { start, end } = spanOf(text, about)
  return text.toString().slice(start, end)
}

function commented(words, span) {
  const text = new Doc().getText("item-1.problem")
  text.insert(0, words)
  return { text, about: { field: "item-1.problem", quote: "", ...anchoredSpan(text, span) } }
}

test("the words of a comment stay the same while the text around them changes", () => {
  const span = { start: 4, end: 8 } // "laws"
  assert.equal(wordsAfter("The laws stand", span, (text) => text.insert(0, "한글 😀 ")), "laws")
  assert.equal(wordsAfter("The laws stand", span, (text) => text.insert(4, "old ")), "laws")
  assert.equal(wordsAfter("The laws stand", span, (text) => text.insert(8, " still")), "laws")
  assert.equal(wordsAfter("The laws stand", span, (text) => text.insert(6, "-")), "la-ws")
  assert.equal(wordsAfter("The laws stand", span, (text) => text.delete(0, 6)), "ws")
  assert.equal(wordsAfter("laws", { start: 0, end: 4 }, (text) => text.insert(4, "!")), "laws")
})

test("words that were deleted are an empty range, also when others are written in their place", () => {
  const span = { start: 4, end: 8 }
  assert.equal(wordsAfter("The laws stand", span, (text) => text.delete(3, 6)), "")
  const replace = (text) => (text.delete(4, 4), text.insert(4, "acts"))
  assert.equal(wordsAfter("The laws stand", span, replace), "")
})

test("of a comment without places, or of another text, nobody can say where it is", () => {
  const { about } = commented("The laws", { start: 4, end: 8 })
  const other = new Doc().getText("item-1.problem")
  assert.equal(spanOf(other, about), null)
  assert.equal(spanOf(other, { field: "item-1.problem", start: "", end: "" }), null)
})

test("selected words are found again nearest to where they were", () => {
  assert.deepEqual(locate("a law, a law, a law", "law", 10), { start: 9, end: 12 })
  assert.deepEqual(locate("law", "law", 90), { start: 0, end: 3 })
  assert.equal(locate("acts", "law", 0), null)
  assert.equal(locate("acts", "", 0), null)
})

test("a text is cut where marks begin and end, and none of it is lost", () => {
  const marks = [{ start: 2, end: 6, of: "a" }, { start: 4, end: 99, of: "b" }, { start: -3, end: 0, of: "c" }]
  const parts = partsOf("abcdefgh", marks)
  assert.deepEqual(parts.map(({ words, of }) => [words, of.join()]), [["ab", ""], ["cd", "a"], ["ef", "a,b"], ["gh", "b"]])
  assert.deepEqual(partsOf("", marks), [])
})
