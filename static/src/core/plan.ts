// The plan of the day against what happens. Pure. Instants and lengths in milliseconds unless a name says minutes.
import type { ClockSeen, StepSeen } from "../types.gen"

const MINUTE = 60_000

export type Planned = { step: StepSeen; starts: number; ends: number }

/** When each step should start and end, counted from the start of the day. The lobby lies before it. */
export function planned(steps: StepSeen[], startedAt: number): Planned[] {
  let next = startedAt
  return [...steps].sort(byPlace).map((step) => {
    const starts = next
    if (step.kind !== "lobby") next += step.minutes * MINUTE
    return { step, starts, ends: next }
  })
}

const byPlace = (a: StepSeen, b: StepSeen): number => a.position - b.position || a.id - b.id

export type Drift = { state: "ahead" | "on" | "behind"; minutes: number }

/** How far a team is from the plan, in whole minutes. */
export function drift(clock: ClockSeen, steps: StepSeen[], startedAt: number | null, now: number): Drift | undefined {
  const late = lateness(clock, steps, startedAt, now)
  if (late === undefined) return undefined
  const minutes = Math.trunc(late / MINUTE)
  return { state: minutes > 0 ? "behind" : minutes < 0 ? "ahead" : "on", minutes: Math.abs(minutes) }
}

/** When a team's step should end, against when it will, as things stand now; negative when it is early. */
export function lateness(clock: ClockSeen, steps: StepSeen[], startedAt: number | null, now: number): number | undefined {
  if (startedAt === null) return undefined
  const plan = planned(steps, startedAt).find(({ step }) => step.id === clock.step)
  return plan && plan.step.kind !== "lobby" ? endOf(clock, now) - plan.ends : undefined
}

/** When a step will end: not before now, and while it is paused every moment later. */
const endOf = ({ ends_at, left }: ClockSeen, now: number): number => (left === null ? Math.max(ends_at, now) : now + left)

export const nextStep = (steps: StepSeen[], standing: number | undefined): StepSeen | undefined => neighbour(steps, standing, 1)

export const stepBefore = (steps: StepSeen[], standing: number | undefined): StepSeen | undefined => neighbour(steps, standing, -1)

function neighbour(steps: StepSeen[], standing: number | undefined, by: number): StepSeen | undefined {
  const ordered = [...steps].sort(byPlace)
  const place = ordered.findIndex(({ id }) => id === standing)
  return place < 0 ? undefined : ordered[place + by]
}

/** The length of the day as planned, in minutes, without the lobby. */
export const minutesOf = (steps: StepSeen[]): number =>
  steps.reduce((sum, { kind, minutes }) => (kind === "lobby" ? sum : sum + minutes), 0)

/** An order in which one thing changes its place with its neighbour; the same order at an end. */
export function shifted<T>(order: T[], place: number, by: 1 | -1): T[] {
  const other = place + by
  if (other < 0 || other >= order.length) return order
  const next = [...order]
  ;[next[place], next[other]] = [order[other]!, order[place]!]
  return next
}
