// Words of a field that a comment is about: found in a text, held by its two ends, and found again later.
import * as Y from "yjs"
import type { About } from "../../types.gen"
import { placeIn } from "./carets"
import { encode } from "./base64"

export type Span = { start: number; end: number }

/** The ends of a range, so that what is written at either of them stays outside. */
export function anchoredSpan(text: Y.Text, { start, end }: Span): Pick<About, "start" | "end"> {
  return { start: at(text, start, 0), end: at(text, end, -1) }
}

const at = (text: Y.Text, index: number, side: number): string =>
  encode(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, side)))

/** Where the words of a comment are now: an empty range where they are gone, null where nobody can say. */
export function spanOf(text: Y.Text, about: About): Span | null {
  if (!about.start || !about.end) return null
  const [start, end] = [placeIn(text, about.start), placeIn(text, about.end)]
  return start === null || end === null ? null : { start, end: Math.max(start, end) }
}

/** Where words stand in a text that may have moved on since they were selected: the place nearest to it. */
export function locate(text: string, words: string, near: number): Span | null {
  if (!words) return null // which would be found everywhere
  let best = -1
  for (let found = text.indexOf(words); found >= 0; found = text.indexOf(words, found + 1)) {
    if (best < 0 || Math.abs(found - near) < Math.abs(best - near)) best = found
  }
  return best < 0 ? null : { start: best, end: best + words.length }
}

export type Mark<Of> = Span & { of: Of }
export type Part<Of> = { from: number; words: string; of: Of[] }

/** A text cut where a mark begins or ends: each part with the marks that cover it. */
export function partsOf<Of>(words: string, marks: Mark<Of>[]): Part<Of>[] {
  const inside = marks.flatMap(({ start, end }) => [start, end]).filter((cut) => cut > 0 && cut < words.length)
  const cuts = [...new Set([0, ...inside, words.length])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, place) => {
    const to = cuts[place + 1]!
    const of = marks.filter(({ start, end }) => start <= from && end >= to).map((mark) => mark.of)
    return { from, words: words.slice(from, to), of }
  })
}
