// How it stands with a team, in one word: what a facilitator should see first, from two metres.
import { lateness } from "../core/plan"
import { membersOf, readyIn } from "../core/room"
import { all, clockOf, one, type Store } from "../core/store"
import { t } from "../core/words"
import type { ClockSeen, Kind, State, TeamSeen } from "../types.gen"
import { type Desk, here } from "./desk"
import { isQuietFor } from "./signals"

export type Stand = "help" | "done" | "nobody" | "hostless" | "behind" | "quiet"

const TONES: Record<Stand, string> = { help: "danger", done: "good", nobody: "caution", hostless: "caution", behind: "caution", quiet: "caution" }

export function standOf(desk: Desk, { id }: TeamSeen, now: number): Stand | undefined {
  const { store } = desk
  const clock = clockOf(store, id)
  const step = one(store, "step", clock?.step)
  if (isWaiting(store, id)) return "help"
  if (isDone(store, id, step?.kind)) return "done"
  return missing(desk, id) ?? (isBehind(desk, clock, now) ? "behind" : isQuietFor(step, desk.moved[id], now) ? "quiet" : undefined)
}

/** A call for help that nobody has taken. */
const isWaiting = (store: Store, team: number): boolean => all(store, "help").some((call) => call.team === team && !call.answered && !call.claimed_by)

/** Steps at the end of which an agenda has come so far. */
const REACHED: Partial<Record<Kind, State[]>> = { adopt: ["adopted", "declared"], declare: ["declared"] }

function isDone(store: Store, team: number, kind: Kind | undefined): boolean {
  const members = membersOf(store, team)
  const state = one(store, "agenda", team)?.state
  if (kind && state && REACHED[kind]?.includes(state)) return true
  return members.length > 0 && readyIn(store, team).length === members.length
}

function missing(desk: Desk, team: number): Stand | undefined {
  const members = membersOf(desk.store, team)
  const present = here(desk.link)
  if (!members.some(({ id }) => present.has(id))) return "nobody"
  return members.some(({ id, host }) => host && !present.has(id)) ? "hostless" : undefined
}

const A_MINUTE = 60_000

/** Later than the plenary: what the whole day is late stands in the head of the console. */
function isBehind({ steps, workshop, plenary }: Desk, clock: ClockSeen | undefined, now: number): boolean {
  const started = workshop?.started_at ?? null
  const late = (each: ClockSeen | undefined): number => (each && lateness(each, steps, started, now)) ?? 0
  return late(clock) - late(plenary) >= A_MINUTE
}

export function StandTag({ stand }: { stand: Stand | undefined }) {
  if (!stand) return null
  return (
    <span class="tag" data-tone={TONES[stand]}>
      {standWords(stand)}
    </span>
  )
}

const standWords = (stand: Stand): string =>
  ({
    help: t("needs help" /* How it stands with a team: it called, and nobody is going yet */),
    done: t("done" /* How it stands with a team: everybody in it is ready with the step */),
    nobody: t("nobody here" /* How it stands with a team: none of it has a connection */),
    hostless: t("host away" /* How it stands with a team: whoever keeps its table has no connection */),
    behind: t("behind" /* How it stands with a team: later than the others */),
    quiet: t("quiet" /* How it stands with a team: nothing has moved for long */),
  })[stand]

/** The teams to look at, in one line: for a screen on which their tiles do not stand side by side. */
export function Glance({ stands }: { stands: [TeamSeen, Stand | undefined][] }) {
  const found = stands.filter(([, stand]) => stand)
  if (!found.length) return null
  return (
    <nav class="glance" aria-label={t("How it stands with the teams" /* Name of a row of links for screen readers */)}>
      {found.map(([{ id, country }, stand]) => (
        <a key={id} class="tag" data-tone={TONES[stand!]} href={`#tile-${id}`}>
          <b>{country}</b> {standWords(stand!)}
        </a>
      ))}
    </nav>
  )
}
