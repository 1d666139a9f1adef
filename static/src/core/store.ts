// What a viewer sees, as a pure function of the snapshot and the events. Knows neither page nor network.
import type { Event, Mark, Me, Since, Snapshot, Thing, Things } from "../types.gen"

export interface Store extends Required<Since> {
  me: Me
  things: Record<string, Thing>
  moved: Record<string, number> // the instant (ms) of the newest event in each room
}

export type Told = Omit<Event, "subject"> & { subject: Thing }

const keyOf = ({ type, id }: { type: string; id: number }): string => `${type}-${id}`

export const opened = ({ seq, me, things }: Snapshot): Store => ({
  seq,
  me,
  heard: {},
  moved: {},
  things: Object.fromEntries(things.map((thing) => [keyOf(thing), thing])),
})

const heardIn = (store: Store, room: string): number => store.heard[room] ?? store.seq

/** True if the room has come further than this viewer: by a heartbeat, or by the `prev` of an event. */
export const isBehind = (store: Store, { room, seq }: Pick<Mark, "room" | "seq">): boolean => seq > heardIn(store, room)

/** True if something in the event's room, before the event, never arrived. */
export const hasHole = (store: Store, { room, prev }: Told): boolean => isBehind(store, { room, seq: prev })

/** Take in an event that is new and leaves no hole; any other changes nothing. */
export function apply(store: Store, event: Told): Store {
  const { room, seq, at } = event
  if (!isBehind(store, { room, seq }) || hasHole(store, event)) return store
  return {
    ...store,
    heard: { ...store.heard, [room]: seq },
    moved: { ...store.moved, [room]: at },
    things: shown(store.things, event.subject),
  }
}

function shown(things: Record<string, Thing>, subject: Thing): Record<string, Thing> {
  if (subject.type !== "gone") return { ...things, [keyOf(subject)]: subject }
  const { [keyOf({ type: subject.of, id: subject.id })]: _, ...rest } = things
  return rest
}

/** A team's clock, or the plenary's. */
export const clockOf = (store: Store, team: number | null | undefined): Things["clock"] | undefined =>
  all(store, "clock").find((clock) => clock.team === (team ?? null))

/** The step in which the viewer's team stands, or the plenary for those without a team. */
export const ownStep = (store: Store): number | undefined => clockOf(store, store.me.team)?.step

/** True when what this viewer may see has changed as a whole, so that a fresh snapshot is needed. */
export const needsFresh = (before: Store, after: Store): boolean =>
  ownStep(before) !== ownStep(after) || ownTeam(after) !== (after.me.team ?? null)

/** The viewer's team as the roster has it now; the page's own when the roster does not name them. */
const ownTeam = (store: Store): number | null => (one(store, "person", store.me.id) ?? store.me).team ?? null

export function all<Type extends keyof Things>(store: Store, type: Type): Things[Type][] {
  const found = Object.values(store.things).filter((thing) => thing.type === type) as Things[Type][]
  return found.sort((a, b) => place(a) - place(b) || a.id - b.id)
}

const place = (thing: Thing): number => ("position" in thing ? thing.position : 0)

export const one = <Type extends keyof Things>(store: Store, type: Type, id: number | null | undefined) =>
  store.things[`${type}-${id}`] as Things[Type] | undefined
