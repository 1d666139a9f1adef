// When each team last moved anything: asked once, then read from what changes in the store.
import { useEffect, useRef, useState } from "preact/hooks"
import type { Link } from "../core/link"
import type { Store } from "../core/store"
import type { Thing } from "../types.gen"

const NOT_WORK = new Set<string>(["team", "clock", "screen", "step", "person"])

export function useMovements(link: Link): Record<number, number> {
  const [asked, answer] = useState<Record<number, number>>({})
  const seen = useRef(link.store)
  const moved = useRef<Record<number, number>>({})
  useEffect(() => void fetched(link.seat).then(answer), [link.seat])
  if (seen.current !== link.store) {
    for (const team of moversBetween(seen.current, link.store)) moved.current = { ...moved.current, [team]: link.now() }
    seen.current = link.store
  }
  return { ...asked, ...moved.current }
}

/** The teams of which something is new; a fresh snapshot says nothing about when. */
function moversBetween(before: Store, after: Store): number[] {
  if (before.seq !== after.seq || before.things === after.things) return []
  const changed = Object.entries(after.things).filter(([key, thing]) => before.things[key] !== thing)
  return changed.flatMap(([, thing]) => teamOf(after, thing) ?? [])
}

function teamOf(store: Store, thing: Thing): number | null {
  if (NOT_WORK.has(thing.type)) return null
  if (thing.type === "board" || thing.type === "agenda") return thing.id // each team has one, under its own id
  if ("team" in thing && typeof thing.team === "number") return thing.team
  const person = store.things[`person-${"person" in thing ? thing.person : thing.id}`]
  return thing.type === "ready" && person?.type === "person" ? person.team : null
}

async function fetched(seat: string): Promise<Record<number, number>> {
  const answer = await fetch("/api/movements", { headers: { "X-Seat": seat } }).catch(() => null)
  return answer?.ok ? answer.json() : {}
}
