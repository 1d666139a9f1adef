// What a screen says of common ground, as pure functions of the result.
import { countryName, list, t, term, tn } from "../core/words"
import type { Cut, Grounded, GroundResult, Label, Option, Position } from "../types.gen"

export const LABELS: Label[] = ["common_ground", "bridge", "contested", "untested"]

export type Stand = "agree" | "pass" | "disagree" | "absent"

export const STANDS: Stand[] = ["agree", "pass", "disagree", "absent"]

export const groupsOf = ({ strata, voices }: Grounded): Position[] => [...strata, ...voices]

/** How many of a group stand where, those who have not voted last. */
export const standsOf = (group: Position): [Stand, number][] => [
  ["agree", group.agree],
  ["pass", group.passed],
  ["disagree", group.disagree],
  ["absent", group.entitled - tookOf(group)],
]

const tookOf = ({ agree, passed, disagree }: Position): number => agree + passed + disagree

export const standName = (stand: Stand): string =>
  stand === "absent" ? t("Not voted" /* Of people in a group who have taken no stance on an option */) : term(`stance.${stand}`)

export function labelName(label: Label): string {
  switch (label) {
    case "common_ground":
      return t("Common ground" /* A label: at least two thirds of each perspective agree */)
    case "bridge":
      return t("Bridges – need work" /* A label: nobody contests it, and not every perspective carries it yet */)
    case "contested":
      return t("Contested" /* A label: half of a perspective disagrees */)
    case "untested":
      return t("Untested" /* A label: of some perspective too few have voted to say anything */)
  }
}

/** The name of a perspective or a country; some groups have none of their own. */
export function groupName(stratum: string, cut: Cut): string {
  if (stratum === "others") return t("Others together" /* Name of a group: several small ones that are told as one */)
  if (stratum === "") return t("No perspective" /* Name of a group: people who have named no perspective */)
  return cut === "country" ? countryName(stratum) : term(`perspective.${stratum}`)
}

export function optionName(options: Option[], id: number): string {
  const option = options.find((each) => each.id === id)
  return option?.country ? countryName(option.country) : (option?.name ?? "–")
}

const share = (group: string, n: number, of: number): string =>
  t("%(group)s %(n)s of %(of)s" /* How many of a group, such as: Workers 3 of 12 */, { group, n, of })

export const sumOf = ({ options }: GroundResult): string =>
  tn("Common ground on %(agreed)s of %(n)s option", "Common ground on %(agreed)s of %(n)s options" /* Headline of a result: on so many of the options all perspectives agree */, options.length, {
    agreed: options.filter(({ label }) => label === "common_ground").length,
  })

/** How many have voted, and in which groups most people are missing. */
export function heardOf({ cast, entitled, coverage, cut }: GroundResult): string {
  const missing = Math.max(...coverage.map((each) => each.entitled - each.cast))
  const groups = coverage.filter((each) => each.entitled - each.cast === missing)
  if (cast === entitled) return t("Heard: %(cast)s of %(of)s" /* How many of those entitled have voted */, { cast, of: entitled })
  return t("Heard: %(cast)s of %(of)s. Missing most: %(groups)s" /* How many have voted, and in which groups most are missing, such as: Workers 3 of 12 */, {
    cast,
    of: entitled,
    groups: list(groups.map((each) => share(groupName(each.stratum, cut), each.cast, each.entitled))),
  })
}

/** The verdict on one option, with whom to ask next, or who it is that says so. */
export function verdictOf({ label, weakest, strata }: Grounded, cut: Cut): string {
  const asked = strata.filter(({ stratum }) => weakest.includes(stratum))
  const named = (told: (group: Position) => string): { groups: string } => ({ groups: list(asked.map(told)) })
  const name = (group: Position): string => groupName(group.stratum, cut)
  switch (label) {
    case "common_ground":
      return labelName(label)
    case "bridge":
      return t("Bridge – ask %(groups)s next" /* Verdict; %(groups)s are the perspectives or countries with the least support */, named(name))
    case "contested":
      return t("Contested – against it: %(groups)s" /* Verdict; %(groups)s is such as: Workers 4 of 8 */, named((group) => share(name(group), group.disagree, tookOf(group))))
    case "untested":
      if (!asked.length) return t("Untested – no group here has four people" /* Verdict, where every perspective is that of one to three people */)
      return t("Untested – voted so far: %(groups)s" /* Verdict; %(groups)s is such as: Workers 3 of 12 */, named((group) => share(name(group), tookOf(group), group.entitled)))
  }
}

/** What else is to be known of a verdict: that it holds only just, and who is to be answered. */
export function notesOf({ fragile, answer, voices }: Grounded, cut: Cut): string[] {
  const against = voices.filter(({ disagree }) => disagree > 0).map(({ stratum }) => groupName(stratum, cut))
  const notes: string[] = []
  if (fragile) notes.push(t("One vote would change this." /* Beside a verdict that holds only just */))
  if (answer > 0) notes.push(tn("%(n)s objection to answer: %(groups)s", "%(n)s objections to answer: %(groups)s" /* From groups of one to three people, which are named */, answer, { groups: list(against) }))
  return notes
}
