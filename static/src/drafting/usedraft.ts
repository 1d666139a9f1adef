// A field that saves itself: when it is left, and after a moment without typing. One send is on its way at a time.
import { useEffect, useRef, useState } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import type { FieldSeen } from "../types.gen"
import { type Draft, isOnItsWay, left, overtaken, ownText, type Place, typed } from "./typing"

const MOMENT = 1500 // ms

// Refusals that the writer can mend in the field; the words of all others are put aside by the room.
const MENDABLE = ["too_long", "not_a_date"]

export const keyOf = (me: number, { item, action, field }: Place): string =>
  `draft-${me}-${item ?? "agenda"}-${action ?? ""}-${field}`

export interface Typing {
  words: string
  draft: Draft | null
  waiting: boolean
  refused: boolean
  type: (words: string) => void
  save: () => void
  compose: (on: boolean) => void
  drop: () => void
}

export function useDraft(room: Room, place: Place, seen: FieldSeen | undefined, fits: (words: string) => boolean): Typing {
  const { link, me } = room
  const [kept, keep] = useKept(keyOf(me.id, place))
  const draft: Draft | null = kept ? JSON.parse(kept) : null
  const put = (next: Draft | null): void => keep(next ? JSON.stringify(next) : "")
  const waiting = isOnItsWay(link.outbox.all, place)
  const [refused, refuse] = useState(false)
  const [, look] = useState(0)
  const the = useRef({ draft, due: false, composing: false, mounted: true, asked: false, over: undefined as number | undefined, timer: 0 })
  the.current.draft = draft
  const own = the.current

  const send = (words: Draft): void => {
    own.due = false
    own.asked = true
    put({ ...words, sent: words.words })
    const payload = { ...place, words: words.words, base: words.base }
    const before = seen?.id ?? 0
    void link.send("field.write", payload).then((answer) => {
      own.asked = false
      if (!own.mounted || !own.draft) return
      if (answer.ok) return void ((own.over = before), look((n) => n + 1))
      refuse(true)
      put(MENDABLE.includes(answer.code) ? { words: own.draft.words, base: own.draft.base } : null)
    })
  }

  useEffect(() => {
    if (!draft || waiting || own.composing) return
    const rest = left(draft, seen, me.id)
    const wasOvertaken = rest?.sent !== undefined && own.over !== undefined && (own.over !== (seen?.id ?? 0) || !rest.sent.trim())
    const next = rest && wasOvertaken ? overtaken(rest) : rest
    if (next?.sent === undefined) own.over = undefined
    if (next !== draft) return put(next)
    if (own.due && draft.sent === undefined && fits(draft.words)) send(draft)
  })

  const save = (): void => {
    clearTimeout(own.timer)
    own.due = true
    // Sent before this page was opened, and no answer will come: it is judged afresh.
    if (own.draft?.sent !== undefined && !own.asked && own.over === undefined && !isOnItsWay(link.outbox.all, place)) {
      put({ words: own.draft.words, base: own.draft.base })
    }
    look((n) => n + 1)
  }
  const soon = (): void => {
    clearTimeout(own.timer)
    own.timer = window.setTimeout(save, MOMENT)
  }
  useEffect(() => {
    own.mounted = true
    if (own.draft) soon()
    return () => {
      own.mounted = false
      clearTimeout(own.timer)
    }
  }, [])

  return {
    words: draft?.words ?? ownText(seen, me.id)?.words ?? "",
    draft,
    waiting,
    refused,
    type: (words) => {
      refuse(false)
      own.due = false
      put(typed(own.draft, words, seen, me.id))
      soon()
    },
    save,
    compose: (on) => {
      own.composing = on
      // From its first sign on, a composition is this writer's: a remote change must not break it.
      if (on && !own.draft) put(typed(null, ownText(seen, me.id)?.words ?? "", seen, me.id))
      if (!on) soon()
    },
    drop: () => put(null),
  }
}
