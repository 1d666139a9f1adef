// What every part of a live page is given: the connection, what it shows, and where the viewer stands.
import type { ClockSeen, PersonSeen, Right, StepSeen, TeamSeen } from "../types.gen"
import type { Link } from "./link"
import { all, clockOf, one, ownStep, type Store } from "./store"
import { term } from "./words"

export interface Room {
  link: Link
  store: Store
  me: Store["me"]
  team: TeamSeen | undefined
  clock: ClockSeen | undefined
  step: StepSeen | undefined
  now: () => number
  may: (right: Right) => boolean
}

/** The same page with a fresh look at the store, standing in a step (the team's own, unless one is being finished). */
export function roomOf(link: Link, standing?: number): Room {
  const { store } = link
  const { me } = store
  const clock = clockOf(store, me.team)
  const step = one(store, "step", standing ?? ownStep(store))
  const may = (right: Right) => me.role === "participant" && !!step?.rights.includes(right)
  return { link, store, me, team: one(store, "team", me.team), clock, step, now: link.now, may }
}

export const titleOf = (step: StepSeen): string => step.title || term(`step.${step.kind}`)

export const promptOf = (step: StepSeen): string => step.prompt || term(`prompt.${step.kind}`)

/** The members of a team, in the order of the roster. */
export const membersOf = (store: Store, team: number | null | undefined): PersonSeen[] =>
  all(store, "person").filter((person) => person.team === team && person.role === "participant")

export const nameOf = (store: Store, person: number): string => one(store, "person", person)?.name ?? "–"

/** Who of a team is ready with the step that the team is in. */
export function readyIn(store: Store, team: number): PersonSeen[] {
  const step = clockOf(store, team)?.step
  return membersOf(store, team).filter(({ id }) => one(store, "ready", id)?.step === step)
}
