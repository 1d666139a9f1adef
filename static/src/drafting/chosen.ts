// The words that somebody has chosen to comment on, for each item and for the agenda: kept in this tab until it is sent.
import type { Room } from "../core/room"
import { one } from "../core/store"
import { term } from "../core/words"
import { firstGraphemes } from "../ideas/typing"
import type { About as Told } from "../types.gen"
import { ACTION, AGENDA, CONDITIONS, type Field, INDICATOR, MAIN } from "./fields"
import { idOf, labelOf } from "./frame"
import { atParagraph, paragraphField } from "./paragraphs"
import { agendaOf } from "./parts"
import { reveal } from "./seeking"
import { anchoredSpan, locate } from "./text/anchoring"
import type { SharedText } from "./text/sharedtext"
import { sharedText } from "./texts"

export type About = Told
/** `words` as they were selected, from the sign `near` on; both are let go of once the two ends are known. */
type Chosen = About & { words?: string; near?: number }

/** What comments stand below: an item, or (without one) the agenda of a team. */
export type Topic = { team: number; item: number | null }

export const isAbout = (comment: Topic, topic: Topic): boolean => comment.team === topic.team && comment.item === topic.item

/** How a topic is called in the page and on this device. */
export const nameOfTopic = ({ team, item }: Topic): string => (item === null ? `0.${team}` : `${item}`)

const QUOTE = 300 // graphemes; drafting/reviewing.py says the same
const FIELDS = [...MAIN, ...INDICATOR, ...CONDITIONS, ...ACTION]

const placeFor = (room: Room, topic: Topic): string => `about-${room.me.id}-${nameOfTopic(topic)}`

/** Choose words of a field (or the field as a whole) to comment on, and go to where the comment is written. */
export function choose(room: Room, topic: Topic, field: string, picked: { words: string; start: number } | null): void {
  const chosen: Chosen = { field, start: "", end: "", quote: firstGraphemes(picked?.words ?? "", QUOTE) }
  keep(room, topic, picked ? { ...chosen, words: picked.words, near: picked.start } : chosen)
  if (picked) sharedText(room, topic.team) // so that the two ends can be said
  room.link.redraw()
  reveal(`comment-on-${nameOfTopic(topic)}`)
}

export function chosenFor(room: Room, topic: Topic): About | null {
  const kept = sessionStorage.getItem(placeFor(room, topic))
  if (!kept) return null
  const { field, start, end, quote } = JSON.parse(kept) as Chosen
  return { field, start, end, quote }
}

/** As soon as the text is open: hold the chosen words by their ends, so that they are the same when it has changed. */
export function hold(room: Room, topic: Topic, shared: SharedText): void {
  const kept = sessionStorage.getItem(placeFor(room, topic))
  const chosen = kept ? (JSON.parse(kept) as Chosen) : null
  if (!chosen?.words) return
  const { words, near = 0, ...about } = chosen
  const text = shared.text(about.field)
  const span = locate(text.toString(), words, near)
  keep(room, topic, span ? { ...about, ...anchoredSpan(text, span) } : about)
}

export function letGoOf(room: Room, topic: Topic): void {
  sessionStorage.removeItem(placeFor(room, topic))
  room.link.redraw()
}

const keep = (room: Room, topic: Topic, chosen: Chosen): void => sessionStorage.setItem(placeFor(room, topic), JSON.stringify(chosen))

const nameIn = (text: string): string => text.slice(text.indexOf(".") + 1)

/** Which field of which part a text is, as the page shows it; null where it is not there (any more). */
function fieldOf(room: Room, { team, item }: Topic, text: string): { field: Field; id: string } | null {
  const [kind, key] = text.split(".")[0]!.split("-")
  const agenda = one(room.store, "agenda", team)
  const paragraph = agenda?.paragraphs.findIndex((each) => each.key === key) ?? -1
  if (kind === "paragraph" && paragraph < 0) return null
  if (kind === "paragraph") return shown(paragraphField(paragraph), atParagraph(team, agenda!.paragraphs[paragraph]!))
  const field = (item === null ? AGENDA : FIELDS).find(({ name }) => name === nameIn(text))
  const action = kind === "action" ? one(room.store, "item", item)?.actions.find((each) => each.key === key) : null
  return field && action !== undefined ? shown(field, { ...agendaOf(team), item, action: action?.id ?? null, text }) : null
}

const shown = (field: Field, at: Parameters<typeof idOf>[0]) => ({ field, id: idOf(at, field) })

/** How a field is called to readers, by the name of its text. */
export function labelOfText(room: Room, topic: Topic, text: string): string {
  const found = fieldOf(room, topic, text)
  return found ? labelOf(found.field) : term(text.startsWith("paragraph-") ? "field.preamble" : `field.${nameIn(text)}`)
}

/** Which element of the page shows a field of an item; null where it is not there (any more). */
export const placeOfText = (room: Room, topic: Topic, text: string): string | null => fieldOf(room, topic, text)?.id ?? null
