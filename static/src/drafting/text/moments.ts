// What a page knows of a history: some of its moments, and more of them where the slider stands.
import type { Moment } from "../../types.gen"

/** All that is known, in the order of places. */
export const joined = (known: Moment[], more: Moment[]): Moment[] =>
  [...new Map([...known, ...more].map((moment) => [moment.place, moment])).values()].sort((one, other) => one.place - other.place)

/** The moment at a place or, until that has come, the nearest one that is known before it. */
export const nearest = (known: Moment[], place: number): Moment => known.filter((moment) => moment.place <= place).at(-1) ?? known[0]!

/** The two moments between which one at a place or right beside it is not known yet. */
export function gapAt(known: Moment[], place: number): [Moment, Moment] | null {
  for (const wanted of [place, place + 1, place - 1]) {
    const next = known.findIndex((moment) => moment.place >= wanted)
    if (next > 0 && known[next]!.place !== wanted) return [known[next - 1]!, known[next]!]
  }
  return null
}
