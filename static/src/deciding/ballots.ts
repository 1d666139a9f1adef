// What a screen says of ballots, as pure functions of what it is shown.
import type { Room } from "../core/room"
import { all } from "../core/store"
import type { BallotKind, BallotSeen, ConsentResult, DotsResult, MotionResult, Ratio, RatingResult, Spread } from "../types.gen"

/** The newest ballot of a kind that a team was asked; earlier rounds stay behind it. */
export const latest = (room: Room, team: number | null | undefined, kind: BallotKind): BallotSeen | undefined =>
  asked(room, team, kind).at(-1)

/** All rounds of a kind, oldest first. */
export const asked = (room: Room, team: number | null | undefined, kind: BallotKind): BallotSeen[] =>
  all(room.store, "ballot").filter((ballot) => ballot.kind === kind && ballot.team === team && ballot.opened_at !== null && ballot.status !== "discarded")

export const nameIn = (ballot: BallotSeen, option: number): string => ballot.options.find(({ id }) => id === option)?.name ?? "–"

export const valueOf = ({ numerator, denominator }: Ratio): number => numerator / denominator

/** The smallest and the largest mark that was given, or nothing when nobody gave one. */
export function reach({ counts }: Spread): [number, number] | null {
  const given = counts.flatMap((count, place) => (count > 0 ? [place + 1] : []))
  return given.length ? [given[0]!, given[given.length - 1]!] : null
}

/** The rule as the key of a term. */
export function ruleOf({ kind, rule }: BallotSeen): string {
  return kind === "motion" ? `rule.${rule.majority ?? "simple"}.${rule.base ?? "yes_no"}` : `rule.${kind}`
}

type Tone = "adopted" | "open" | "refused"

export function outcomeOf(result: ConsentResult | MotionResult): { term: string; tone: Tone } {
  if (result.kind === "consent") {
    const tone = result.outcome === "adopted" ? "adopted" : "open"
    return { term: `outcome.${result.outcome}`, tone }
  }
  const tones: Partial<Record<MotionResult["verdict"], Tone>> = { pass: "adopted", fail: "refused" }
  return { term: `verdict.${result.verdict}`, tone: tones[result.verdict] ?? "open" }
}

/** Each person entitled as one choice, those who did not vote last. */
export function peopleIn(result: ConsentResult | MotionResult): string[] {
  const counts: [string, number][] =
    result.kind === "consent"
      ? [["support", result.support], ["reservation", result.reservation], ["stand_aside", result.stand_aside], ["object", result.object]]
      : [["yes", result.yes], ["no", result.no], ["abstain", result.abstain]]
  const absent: [string, number] = ["absent", result.entitled - result.cast]
  return [...counts, absent].flatMap(([choice, count]) => Array<string>(count).fill(choice))
}

/** Where each group stands, best first, by the rating or else by the dots; groups of neither come last. */
export function placesIn(rating: RatingResult | null, dots: DotsResult | null): Map<number, number> {
  const rated = rating?.options.map(({ option, rank }): [number, number | null] => [option, rank])
  const dotted = dots?.options.map(({ option, rank }): [number, number | null] => [option, rank])
  return new Map((rated ?? dotted ?? []).map(([option, rank]) => [option, rank ?? Infinity]))
}
