// The shared texts of a page, one for each team whose draft is open here.
import { useEffect } from "preact/hooks"
import type { Link } from "../core/link"
import { newId } from "../core/link"
import type { Room } from "../core/room"
import type { Caret, Refused, TextNews } from "../types.gen"
import { SharedText, type Wire } from "./text/sharedtext"

const TEXTS = new WeakMap<Link, Map<number, SharedText>>()

export function sharedText({ link, me }: Room, team: number): SharedText {
  const texts = TEXTS.get(link) ?? new Map<number, SharedText>()
  TEXTS.set(link, texts)
  const known = texts.get(team)
  if (known) return known
  const text = new SharedText(team, me.id, wireOf(link))
  texts.set(team, text)
  link.listen<TextNews>("text", (news) => text.hear(news))
  link.listen<Caret>("caret", (caret) => caret.team === team && text.carets.hear(caret))
  link.alsoWaits(() => (text.isSaved || (link.isConnected && text.isUnderWay) ? 0 : 1))
  link.whenConnected(() => void text.open())
  return text
}

/** The same text if it was opened here already. */
export const knownText = ({ link }: Room, team: number): SharedText | undefined => TEXTS.get(link)?.get(team)

/** In a page without a draft to write: sends what this device still holds of one, or gives it back. */
export function UnsentText({ room }: { room: Room }): null {
  useEffect(() => void (room.team && sharedText(room, room.team.id)), [])
  return null
}

/** What a field of a draft says in this page, letter by letter; null before the text is open. */
export function typedIn(room: Room, team: number, field: string): string | null {
  const text = sharedText(room, team)
  return text.isOpen ? text.text(field).toString() : null
}

/** Whether a page shows whose the words are. */
export const authorship = { shown: false }

const wireOf = (link: Link): Wire => ({
  ask: (name, data) => link.ask(name, data),
  tell: (name, data) => link.mention(name, data),
  giveBack: (words, refusal) => giveBack(link, words, refusal),
  changed: () => link.redraw(),
})

/** Put words aside for their writer. */
function giveBack(link: Link, words: Record<string, string>, refusal: Refused): void {
  for (const [name, text] of Object.entries(words)) {
    const field = name.split(".")[1] ?? ""
    link.outbox.putAside({ op: newId(), name: "field.write", payload: { item: null, action: null, field, words: text, base: null } }, refusal)
  }
  link.redraw()
}
