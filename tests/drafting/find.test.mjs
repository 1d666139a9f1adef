import assert from "node:assert/strict"
import { test } from "node:test"
import { placesOf } from "../../static/dist/test/find.js"

const found = (words, sought) => placesOf(words, sought).map(({ start, end }) => words.slice(start, end))

test("words are found in any case, one place after the other", () => {
  assert.deepEqual(placesOf("Care for all; who cares?", "CARE"), [
    { start: 0, end: 4 },
    { start: 18, end: 22 },
  ])
  assert.deepEqual(found("aaaa", "aa"), ["aa", "aa"])
  assert.deepEqual(found("STRASSE, Straße", "strasse"), ["STRASSE", "Straße"])
  assert.deepEqual(found("ΟΔΟΣ οδος οδός", "ΟΔΟΣ"), ["ΟΔΟΣ", "οδος"])
})

test("width makes no difference", () => {
  assert.deepEqual(found("ＩＬＯ and ILO", "ilo"), ["ＩＬＯ", "ILO"])
  assert.deepEqual(found("ｶﾞｲﾄﾞ, ガイド", "ガイド"), ["ｶﾞｲﾄﾞ", "ガイド"])
  assert.deepEqual(found("協同組合　法", "組合 法"), ["組合　法"])
})

test("composed and decomposed words are the same words", () => {
  assert.deepEqual(found("한국 한국".normalize("NFD"), "한국"), ["한국".normalize("NFD"), "한국".normalize("NFD")])
  assert.deepEqual(found("Việt", "việt".normalize("NFD")), ["Việt"])
})

test("a sign is never cut", () => {
  assert.deepEqual(found("한국".normalize("NFD"), "하"), [])
  assert.deepEqual(found("e\u0301", "e"), [])
  assert.deepEqual(found("👩‍🌾 works", "👩"), [])
  assert.deepEqual(found("👩‍🌾👩", "👩"), ["👩"])
  assert.deepEqual(found("ﬁne", "f"), [])
  assert.deepEqual(found("ﬁne", "fine"), ["ﬁne"])
  assert.deepEqual(found("㌔ ロ", "ロ"), ["ロ"])
})

test("nothing is found for nothing, or where it is not", () => {
  assert.deepEqual(found("words", "  "), [])
  assert.deepEqual(found("", "words"), [])
  assert.deepEqual(found("words", "word of"), [])
})

test("a phrase is found across the end of a line", () => {
  assert.deepEqual(found("the care\neconomy", "care economy"), ["care\neconomy"])
})
