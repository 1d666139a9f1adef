// The words that somebody has chosen to comment on, for each item: kept in this tab until the comment is sent.
import type { Room } from "../core/room"
import { one } from "../core/store"
import { term } from "../core/words"
import { firstGraphemes } from "../ideas/typing"
import type { About as Told, ItemSeen } from "../types.gen"
import { ACTION, CONDITIONS, INDICATOR, MAIN } from "./fields"
import { idOf, labelOf } from "./frame"
import { agendaOf } from "./parts"
import { reveal } from "./seeking"
import { anchoredSpan, locate } from "./text/anchoring"
import type { SharedText } from "./text/sharedtext"
import { sharedText } from "./texts"

export type About = Told
/** `words` as they were selected, from the sign `near` on; both are let go of once the two ends are known. */
type Chosen = About & { words?: string; near?: number }

const QUOTE = 300 // graphemes; drafting/reviewing.py says the same
const FIELDS = [...MAIN, ...INDICATOR, ...CONDITIONS, ...ACTION]

const placeFor = (room: Room, item: number): string => `about-${room.me.id}-${item}`

/** Choose words of a field (or the field as a whole) to comment on, and go to where the comment is written. */
export function choose(room: Room, item: number, field: string, picked: { words: string; start: number } | null): void {
  const chosen: Chosen = { field, start: "", end: "", quote: firstGraphemes(picked?.words ?? "", QUOTE) }
  keep(room, item, picked ? { ...chosen, words: picked.words, near: picked.start } : chosen)
  const team = one(room.store, "item", item)?.team
  if (picked && team) sharedText(room, team) // so that the two ends can be said
  room.link.redraw()
  reveal(`comment-on-${item}`)
}

export function chosenFor(room: Room, item: number): About | null {
  const kept = sessionStorage.getItem(placeFor(room, item))
  if (!kept) return null
  const { field, start, end, quote } = JSON.parse(kept) as Chosen
  return { field, start, end, quote }
}

/** As soon as the text is open: hold the chosen words by their ends, so that they are the same when it has changed. */
export function hold(room: Room, item: number, shared: SharedText): void {
  const kept = sessionStorage.getItem(placeFor(room, item))
  const chosen = kept ? (JSON.parse(kept) as Chosen) : null
  if (!chosen?.words) return
  const { words, near = 0, ...about } = chosen
  const text = shared.text(about.field)
  const span = locate(text.toString(), words, near)
  keep(room, item, span ? { ...about, ...anchoredSpan(text, span) } : about)
}

export function letGoOf(room: Room, item: number): void {
  sessionStorage.removeItem(placeFor(room, item))
  room.link.redraw()
}

const keep = (room: Room, item: number, chosen: Chosen): void => sessionStorage.setItem(placeFor(room, item), JSON.stringify(chosen))

const nameIn = (text: string): string => text.slice(text.indexOf(".") + 1)

/** How a field is called to readers, by the name of its text. */
export function labelOfText(text: string): string {
  const field = FIELDS.find(({ name }) => name === nameIn(text))
  return field ? labelOf(field) : term(`field.${nameIn(text)}`)
}

/** Which element of the page shows a field of an item; null where the action is not there (any more). */
export function placeOfText(item: ItemSeen, text: string): string | null {
  const [kind, key] = text.split(".")[0]!.split("-")
  const field = FIELDS.find(({ name }) => name === nameIn(text))
  const action = kind === "action" ? item.actions.find((each) => each.key === key) : null
  if (!field || action === undefined) return null
  return idOf({ ...agendaOf(item.team), item: item.id, action: action?.id ?? null, text }, field)
}
