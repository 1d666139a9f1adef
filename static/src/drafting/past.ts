// What the server says of a draft's history: asked for as the page needs it, never kept on the device.
import { useEffect, useRef, useState } from "preact/hooks"
import type { Room } from "../core/room"
import { all, one } from "../core/store"
import { t, term, timeOfDay } from "../core/words"
import type { Moment, Moments, VersionSeen } from "../types.gen"
import { gapAt, joined } from "./text/moments"

/** What stands under an address of the history, or null when it did not come. */
async function fetched<Told>(room: Room, address: string): Promise<Told | null> {
  const answer = await fetch(`/api/drafts/${address}`, { headers: { "X-Seat": room.link.seat } }).catch(() => null)
  return answer?.ok ? await answer.json().catch(() => null) : null
}

/**
 * What the server says under an address; until that has come, what it said under the one before. One question at a
 * time: who drags the slider asks for the places where it rests. `failed` until it is asked again, with a connection.
 */
export function useTold<Told>(room: Room, address: string | null): { told: Told | null; waits: boolean; failed: boolean } {
  const [answer, set] = useState<{ address: string; told: Told | null } | null>(null)
  const wanted = useRef(address)
  const asking = useRef(false)
  wanted.current = address
  useEffect(() => () => void (wanted.current = null), [])
  const ask = async (): Promise<void> => {
    asking.current = true
    for (let at = wanted.current, last = ""; at && at !== last; last = at, at = wanted.current) {
      const told = await fetched<Told>(room, at)
      if (wanted.current) set({ address: at, told })
    }
    asking.current = false
  }
  useEffect(() => {
    if (address && !asking.current) void ask()
  }, [address, room.link.isConnected])
  const waits = answer?.address !== address
  return { told: address && answer ? answer.told : null, waits, failed: !waits && !!address && !answer?.told }
}

/**
 * The moments of a team's draft, oldest first; null until they have come. They follow what happens to the draft. Of a
 * long history these are some, among them all around a place (that of the newest, if it is null) once they have come.
 */
export function useMoments(room: Room, team: number, place: number | null): Moment[] | null {
  const [moments, set] = useState<Moment[] | null>(null)
  const parts = [one(room.store, "agenda", team), ...all(room.store, "item").filter((item) => item.team === team), ...versionsOf(room, team)]
  const last = moments?.at(-1)
  const gap = moments && last ? gapAt(moments, place ?? last.place) : null
  const { told } = useTold<Moments>(room, gap ? between(team, ...gap) : null)
  useEffect(() => {
    let left = false
    void fetched<Moments>(room, between(team, last)).then((newer) => {
      if (newer && !left) set((before) => joined(before ?? [], newer.moments))
    })
    return () => void (left = true)
  }, [team, useCount(parts), room.link.isConnected])
  useEffect(() => {
    if (told) set((before) => joined(before ?? [], told.moments))
  }, [told])
  return moments
}

/** The address of what came after a moment, up to another one or to now. */
const between = (team: number, before?: Moment, until?: Moment): string =>
  `${team}/history?after=${before?.seq ?? 0}&place=${before ? before.place + 1 : 0}${until ? `&until=${until.seq}` : ""}`

/** Counts how often one of these things has become another. */
function useCount(things: unknown[]): number {
  const last = useRef({ things, count: 0 })
  const isSame = things.length === last.current.things.length && things.every((thing, place) => thing === last.current.things[place])
  if (!isSame) last.current = { things, count: last.current.count + 1 }
  return last.current.count
}

export const versionsOf = (room: Room, team: number): VersionSeen[] => all(room.store, "version").filter((version) => version.team === team)

/** A version as it is called: by somebody, by its step, or as frozen; with the time of day. */
export function versionName({ kind, name, step_kind, at }: VersionSeen): string {
  const time = timeOfDay(at)
  if (kind === "frozen") return t("Frozen · %(time)s" /* A version of a draft: as it was when it was frozen */, { time })
  if (kind === "named") return `${name} · ${time}`
  const step = name || term(`step.${step_kind}`)
  return t("End of %(step)s · %(time)s" /* A version of a draft: as it was when a step of the day ended; such as End of Draft */, { step, time })
}

/** "14:05, Min-jun": when something was written, and by whom. */
export const momentName = ({ at, by }: Moment): string => (by ? `${timeOfDay(at)}, ${by}` : timeOfDay(at))
