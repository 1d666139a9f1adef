// What a screen says of ballots, as pure functions of what it is shown.
import type { Room } from "../core/room"
import { all } from "../core/store"
import { countryName, t, term, tn } from "../core/words"
import type { BallotKind, BallotSeen, ConsentResult, Gradient, GradientsResult, MotionResult, Option, Ratio, Spread, Topic } from "../types.gen"

export const GRADIENTS: Gradient[] = ["endorse", "minor_point", "reservations", "abstain", "more_discussion", "will_support", "disagree", "veto"]

/** The newest ballot of a kind that a team was asked; earlier rounds stay behind it. */
export const latest = (room: Room, team: number | null | undefined, kind: BallotKind, about: Topic): BallotSeen | undefined =>
  asked(room, team, kind, about).at(-1)

/** All rounds of a kind, oldest first. */
export const asked = (room: Room, team: number | null | undefined, kind: BallotKind, about: Topic): BallotSeen[] =>
  all(room.store, "ballot").filter((ballot) => ballot.kind === kind && ballot.about === about && ballot.team === team && ballot.opened_at !== null && ballot.status !== "discarded")

const ENOUGH = 5 // papers in a secret box; fewer are not shown one by one

export const showsPapers = ({ cast }: BallotSeen): boolean => cast >= ENOUGH

export const optionIn = (ballot: BallotSeen, option: number): Option | undefined => ballot.options.find(({ id }) => id === option)

export function nameIn(ballot: BallotSeen, option: number): string {
  const found = optionIn(ballot, option)
  return found ? wordsOf(found) : "–"
}

/** What an option is called: a country by its name, the words that stand by what they are. */
export function wordsOf({ name, country, item }: Option): string {
  if (country) return countryName(country)
  if (item) return name || t("Item without a name" /* Heading of an agenda item that has no name yet */)
  return name || t("Keep the text as it is" /* Option of a vote among amendments to a text */)
}

/** The words that an option stands for. Those of an amendment, or of the text as it is, may be none. */
export function saidBy({ means, amendment, name, country, item }: Option): string {
  const isText = !!amendment || (!name && !country && !item)
  return means || (isText ? t("no words" /* In place of a text that is empty */) : "")
}

export const titleOf = ({ title, kind }: BallotSeen): string => title || term(`ballot.${kind}`)

/** How far the quorum of an open ballot is. */
export const quorumWords = (short: number): string =>
  short > 0
    ? tn("%(n)s more for the quorum", "%(n)s more for the quorum" /* So many people must still vote, or come, before a vote is valid */, short)
    : t("the quorum is reached" /* Enough people have voted for a vote to be valid */)

export const valueOf = ({ numerator, denominator }: Ratio): number => numerator / denominator

/** The smallest and the largest mark that was given, or nothing when nobody gave one. */
export function reach({ counts }: Spread): [number, number] | null {
  const given = counts.flatMap((count, place) => (count > 0 ? [place + 1] : []))
  return given.length ? [given[0]!, given[given.length - 1]!] : null
}

type Tone = "adopted" | "open" | "refused"

/** Results that say whether something is carried. */
export type Decided = ConsentResult | MotionResult | GradientsResult

export function outcomeOf(result: Decided): { term: string; tone: Tone } {
  if (result.kind !== "motion") {
    const tone = result.outcome === "adopted" ? "adopted" : "open"
    return { term: `outcome.${result.outcome}`, tone }
  }
  const tones: Partial<Record<MotionResult["verdict"], Tone>> = { pass: "adopted", fail: "refused" }
  return { term: `verdict.${result.verdict}`, tone: tones[result.verdict] ?? "open" }
}

/** How many made each choice, by its term. */
export function countsIn(result: Decided): [string, number][] {
  switch (result.kind) {
    case "consent":
      return (["support", "reservation", "stand_aside", "object"] as const).map((choice) => [`consent.${choice}`, result[choice]])
    case "motion":
      return (["yes", "no", "abstain"] as const).map((choice) => [`vote.${choice}`, result[choice]])
    case "gradients":
      return result.counts.map((count, step) => [`gradient.${GRADIENTS[step]}`, count])
  }
}

/** Each person entitled as one choice, those who did not vote last. */
export function peopleIn(result: Decided): string[] {
  const counts = countsIn(result).map(([key, count]): [string, number] => [key.split(".")[1]!, count])
  const absent: [string, number] = ["absent", result.entitled - result.cast]
  return [...counts, absent].flatMap(([choice, count]) => Array<string>(count).fill(choice))
}

export interface Measured {
  name: string
  number: number
}

/** The main number of each choice or option, by what it is in any round: its id is only its place on this paper. */
export function numbersIn(ballot: BallotSeen): Map<string, Measured> {
  const { result } = ballot
  if (!result) return new Map()
  const named = (option: number, number: Ratio | number | null): [string, Measured] => [keyIn(ballot, option), { name: nameIn(ballot, option), number: number === null ? 0 : typeof number === "number" ? number : valueOf(number) }]
  switch (result.kind) {
    case "rating":
      return new Map(result.options.map(({ option, score }) => named(option, score)))
    case "dots":
      return new Map(result.options.map(({ option, dots }) => named(option, dots)))
    case "election":
      return new Map(result.options.map(({ option, first }) => named(option, first)))
    case "ground":
      return new Map(result.options.map(({ option, strata, voices }) => named(option, [...strata, ...voices].reduce((sum, { agree }) => sum + agree, 0))))
    default:
      return new Map(countsIn(result).map(([key, number]) => [key, { name: term(key), number }]))
  }
}

/** By what an option is known in another round: its group of ideas, or its item, which may be renamed, or else its name. */
function keyIn(ballot: BallotSeen, option: number): string {
  const { cluster, item } = optionIn(ballot, option) ?? {}
  return cluster ? `cluster ${cluster}` : item ? `item ${item}` : nameIn(ballot, option)
}

/** Where each group stands, best first, by the rating or else by the dots; groups of neither come last. */
export function placesIn(rating: BallotSeen | undefined, dots: BallotSeen | undefined): Map<number, number> {
  const [ballot, ranked] = rating ? [rating, ranksIn(rating)] : [dots, ranksIn(dots)]
  return new Map(ranked.flatMap(([option, rank]) => (ballot && clusterOf(ballot, option) ? [[clusterOf(ballot, option)!, rank ?? Infinity]] : [])))
}

function ranksIn(ballot: BallotSeen | undefined): [number, number | null][] {
  const result = ballot?.status === "published" ? ballot.result : null
  return result?.kind === "rating" || result?.kind === "dots" ? result.options.map(({ option, rank }): [number, number | null] => [option, rank]) : []
}

const clusterOf = (ballot: BallotSeen, option: number): number | null | undefined => optionIn(ballot, option)?.cluster
