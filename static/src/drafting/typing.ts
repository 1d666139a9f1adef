// What somebody types into a field while others may change it. Pure: a draft, what stands, and what follows.
import type { Waiting } from "../core/outbox"
import type { FieldSeen, TextSeen } from "../types.gen"

/** Which field: of the agenda itself, of an item, or of an action of an item. */
export type Place = { item: number | null; action: number | null; field: string }

/** Words typed here that do not stand yet, the text they are written over, and which words are on their way. */
export type Draft = { words: string; base: number | null; sent?: string }

export const textsOf = (seen: FieldSeen | undefined): TextSeen[] => (seen ? [seen, ...seen.rivals] : [])

/** The text that one writes on: one's own rival if one has one, else the one that stands. */
export const ownText = (seen: FieldSeen | undefined, me: number): TextSeen | undefined =>
  seen?.rivals.filter(({ by }) => by === me).pop() ?? seen

/** Words as the server keeps them. */
const plain = (words: string): string => words.normalize("NFC").replace(/\r\n?/g, "\n").trim()

export const same = (one: string, other: string): boolean => plain(one) === plain(other)

export function typed(draft: Draft | null, words: string, seen: FieldSeen | undefined, me: number): Draft {
  return draft ? { ...draft, words } : { words, base: ownText(seen, me)?.id ?? null }
}

/** True while a draft says something else than what its writer's own text says already. */
export const isUnsent = ({ words }: Draft, seen: FieldSeen | undefined, me: number): boolean =>
  !same(words, ownText(seen, me)?.words ?? "")

/** What is left of a draft, now that the store shows this; the same object if nothing has changed. */
export function left(draft: Draft, seen: FieldSeen | undefined, me: number): Draft | null {
  const { words, sent } = draft
  if (sent === undefined) return isUnsent(draft, seen, me) ? draft : null
  const arrived = textsOf(seen).filter((text) => same(text.words, sent)).pop()
  if (!arrived) return draft
  return same(words, sent) ? null : { words, base: arrived.id }
}

/** The same, when what was sent has arrived and was written over at once by somebody else. */
export const overtaken = ({ words, base, sent }: Draft): Draft | null =>
  same(words, sent ?? "") ? null : { words, base }

/** Somebody else's newer text, that came while one is typing here. */
export function newerText(draft: Draft | null, seen: FieldSeen | undefined, me: number): TextSeen | undefined {
  if (!draft || draft.sent !== undefined || !seen) return undefined
  const own = ownText(seen, me)
  return own && own.by !== me && own.id !== draft.base && !same(own.words, draft.words) ? own : undefined
}

/** True while a command with words for this place has no answer. */
export const isOnItsWay = (outbox: Waiting[], { item, action, field }: Place): boolean =>
  outbox.some(
    ({ name, payload }) =>
      (name === "field.write" || name === "field.settle") &&
      payload.field === field &&
      (payload.item ?? null) === item &&
      (payload.action ?? null) === action,
  )
