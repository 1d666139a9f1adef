// A field that saves itself: when it is left, and after a moment without typing. One send is on its way at a time.
import { useEffect, useRef, useState } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import type { FieldSeen } from "../types.gen"
import { Pen } from "./pen"
import { type Draft, isUnsent, ownText, type Place } from "./typing"

export const keyOf = (me: number, { item, action, field }: Place): string =>
  `draft-${me}-${item ?? "agenda"}-${action ?? ""}-${field}`

export interface Typing {
  words: string
  draft: Draft | null
  state: "" | "saved" | "beside" | "writing" | "waiting" | "refused"
  pen: Pen
}

export function useDraft(room: Room, place: Place, seen: FieldSeen | undefined, fits: (words: string) => boolean): Typing {
  const [kept, keep] = useKept(keyOf(room.me.id, place))
  const [refused, refuse] = useState(false)
  const [, count] = useState(0)
  const draft: Draft | null = kept ? JSON.parse(kept) : null
  const put = (next: Draft | null): void => keep(next ? JSON.stringify(next) : "")
  const now = { room, place, seen, draft, fits, put, refuse, look: () => count((n) => n + 1) }
  const held = useRef<Pen | null>(null)
  const pen = (held.current ??= new Pen(now))
  pen.now = now
  useEffect(() => pen.follow())
  useEffect(() => {
    if (draft) pen.soon()
    return () => pen.close()
  }, [])
  const own = ownText(seen, room.me.id)
  return { words: draft?.words ?? own?.words ?? "", draft, state: stateOf(now, pen, refused), pen }
}

function stateOf({ draft, seen, room }: Pen["now"], pen: Pen, refused: boolean): Typing["state"] {
  const { id } = room.me
  if (refused) return "refused"
  if (pen.isWaiting) return "waiting"
  if (draft && isUnsent(draft, seen, id)) return "writing"
  return !seen ? "" : seen.rivals.some(({ by }) => by === id) ? "beside" : "saved"
}
