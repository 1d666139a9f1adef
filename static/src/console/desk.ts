// What every part of the console is given.
import type { Link } from "../core/link"
import { nextStep, stepBefore } from "../core/plan"
import { all, clockOf, one, type Store } from "../core/store"
import type { ClockSeen, PersonSeen, StepSeen, TeamSeen, WorkshopSeen } from "../types.gen"

/** `from` is what had the focus when it was done. */
export type Toast = { words: string; undo?: () => void; from?: Element | null }

export interface Desk {
  link: Link
  store: Store
  now: () => number
  workshop: WorkshopSeen | undefined
  teams: TeamSeen[]
  steps: StepSeen[]
  plenary: ClockSeen | undefined
  step: StepSeen | undefined
  next: StepSeen | undefined
  before: StepSeen | undefined
  moved: Record<number, number>
  say: (toast: Toast) => void
}

export function deskOf(link: Link, moved: Record<number, number>, say: (toast: Toast) => void): Desk {
  const { store } = link
  const steps = all(store, "step")
  const plenary = clockOf(store, null)
  return {
    link,
    store,
    now: link.now,
    workshop: one(store, "workshop", store.me.workshop),
    teams: all(store, "team"),
    steps,
    plenary,
    step: one(store, "step", plenary?.step),
    next: nextStep(steps, plenary?.step),
    before: stepBefore(steps, plenary?.step),
    moved,
    say,
  }
}

/** Everybody with a connection, by id; true for those with words that are not sent yet. */
export function here(link: Link): Map<number, boolean> {
  const found = new Map<number, boolean>()
  for (const { here } of Object.values(link.presence)) {
    for (const [person, unsent] of Object.entries(here)) found.set(Number(person), unsent || !!found.get(Number(person)))
  }
  return found
}

/** Who of a team, or of all teams, has words that are not sent yet. */
export const writing = (link: Link, team: number | null): PersonSeen[] => {
  const present = here(link)
  return all(link.store, "person").filter((person) => present.get(person.id) && person.team !== null && (team === null || person.team === team))
}
