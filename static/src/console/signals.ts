// What a tile says of a team's work, read from the team's subjects. Pure.
import { all, one, type Store } from "../core/store"
import type { BallotKind, BallotSeen, Kind, StepSeen, TeamSeen, Topic } from "../types.gen"

const PARTS = 6 // that an item needs: problem, outcome, an action with lead and date, an indicator
const HEAD = 1 // that the agenda itself needs: its title
const ITEMS = 1 // at least

/** In these steps something should move every few minutes, unless they are silent. */
const GAP: Partial<Record<Kind, number>> = { ideas: 4, perspectives: 4, cluster: 3, prioritise: 4, draft: 4, peer: 4, adopt: 5 }

/** Whether a team has been quiet for twice as long as its step would have it; quiet is fine in silence. */
export function isQuietFor(step: StepSeen | undefined, moved: number | undefined, now: number): boolean {
  const gap = step && !step.silent ? GAP[step.kind] : undefined
  return gap !== undefined && moved !== undefined && now - moved > 2 * gap * 60_000
}

export type Part = { filled: number; of: number }

/** How many of the needed parts of a team's agenda are filled; nothing before there is anything to draft. */
export function draftOf(store: Store, team: number): Part | undefined {
  const agenda = one(store, "agenda", team)
  const items = all(store, "item").filter((item) => item.team === team)
  if (!agenda || (!items.length && agenda.missing.length >= HEAD)) return undefined
  const of = HEAD + PARTS * Math.max(items.length, ITEMS)
  const missing = items.length ? items.reduce((sum, item) => sum + item.missing.length, 0) : PARTS
  return { filled: of - agenda.missing.length - missing, of }
}

/** The ballot that a team is voting in, or the last one. */
export const votesOf = (store: Store, team: number): BallotSeen | undefined => {
  const asked = ballotsOf(store, team).filter(({ status }) => status !== "draft" && status !== "discarded")
  return asked.filter(({ status }) => status === "open").at(-1) ?? asked.at(-1)
}

export const ballotsOf = (store: Store, team: number | null, kind?: BallotKind, about?: Topic): BallotSeen[] =>
  all(store, "ballot").filter((ballot) => (team === null ? ballot.team !== null : ballot.team === team) && (kind === undefined || ballot.kind === kind) && (about === undefined || ballot.about === about))

/** Whether each of these teams has one of these ballots, so that opening one more would do nothing. */
export const areAsked = (teams: TeamSeen[], unfinished: BallotSeen[]): boolean =>
  teams.length > 0 && teams.every(({ id }) => unfinished.some(({ team }) => team === id))
