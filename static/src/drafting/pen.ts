// The hand that writes in one field: when what is typed is sent, and what its answer means.
import type { Room } from "../core/room"
import type { FieldSeen } from "../types.gen"
import { type Draft, isOnItsWay, isUnsent, left, overtaken, ownText, type Place, typed } from "./typing"

const MOMENT = 1500 // ms without typing

// Refusals that the writer can mend in the field; the words of all others are put aside by the room.
const MENDABLE = ["too_long", "not_a_date"]

/** The field as it is drawn now. */
export interface Now {
  room: Room
  place: Place
  seen: FieldSeen | undefined
  draft: Draft | null
  fits: (words: string) => boolean
  put: (draft: Draft | null) => void
  refuse: (refused: boolean) => void
  look: () => void
}

export class Pen {
  here = false // the writer's caret is in the field
  private composing = false
  private due = false
  private open = true
  private asking = false
  private answeredOver: number | undefined // what stood when the words went, once the server has taken them
  private timer = 0

  constructor(public now: Now) {}

  get isWaiting(): boolean {
    return isOnItsWay(this.now.room.link.outbox.all, this.now.place)
  }

  type(words: string): void {
    const { draft, seen, room, put, refuse } = this.now
    refuse(false)
    this.due = false
    put(typed(draft, words, seen, room.me.id))
    this.soon()
  }

  /** From its first sign on a composition is its writer's: a remote change must not break it. */
  compose(on: boolean): void {
    const { draft, seen, room, put } = this.now
    this.composing = on
    if (on && !draft) put(typed(null, ownText(seen, room.me.id)?.words ?? "", seen, room.me.id))
    if (!on) this.soon()
  }

  soon(): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.save(), MOMENT)
  }

  leave(): void {
    this.here = false
    this.save()
  }

  save(): void {
    const { draft, put, look } = this.now
    clearTimeout(this.timer)
    this.due = true
    // Sent by a page that is closed by now: no answer will come, so the words are judged afresh.
    const isForgotten = !this.asking && this.answeredOver === undefined && !this.isWaiting
    if (draft?.sent !== undefined && isForgotten) put({ words: draft.words, base: draft.base })
    look()
  }

  close(): void {
    this.open = false
    clearTimeout(this.timer)
  }

  /** After each drawing: take note of what arrived, then send what is due. */
  follow(): void {
    const { draft, seen, room, fits } = this.now
    if (!draft || this.isWaiting || this.composing) return
    const rest = this.rest(draft)
    if (rest !== draft) return this.now.put(rest)
    const ready = this.due && draft.sent === undefined && isUnsent(draft, seen, room.me.id)
    if (ready && fits(draft.words)) this.send(draft)
  }

  private rest(draft: Draft): Draft | null {
    const { seen, room } = this.now
    let rest = left(draft, seen, room.me.id)
    if (rest?.sent !== undefined && this.wasOvertaken(rest.sent)) rest = overtaken(rest)
    if (rest?.sent === undefined) this.answeredOver = undefined
    if (rest || !this.here) return rest
    // Nothing is left to send, but a space at the end is not taken from under the caret.
    const own = ownText(seen, room.me.id)
    if (draft.words === (own?.words ?? "")) return null
    return draft.sent === undefined ? draft : { words: draft.words, base: own?.id ?? null }
  }

  private wasOvertaken(sent: string): boolean {
    const over = this.answeredOver
    return over !== undefined && (over !== (this.now.seen?.id ?? 0) || !sent.trim())
  }

  private send(draft: Draft): void {
    const { room, place, seen, put } = this.now
    const over = seen?.id ?? 0
    this.due = false
    this.asking = true
    put({ ...draft, sent: draft.words })
    const answer = room.link.send("field.write", { ...place, words: draft.words, base: draft.base })
    void answer.then(({ ok, ...rest }) => this.answered(over, "code" in rest ? rest.code : ""))
  }

  private answered(over: number, refusal: string): void {
    const { draft, put, refuse, look } = this.now
    this.asking = false
    if (!this.open || !draft) return
    if (!refusal) {
      this.answeredOver = over
      return look()
    }
    refuse(true)
    put(MENDABLE.includes(refusal) ? { words: draft.words, base: draft.base } : null)
  }
}
