// What a facilitator asks, before it is asked: ready-made questions, and what goes with what. Pure.
import { all } from "../core/store"
import { t } from "../core/words"
import type { AmendmentSeen, BallotKind, Question, Topic, Voters } from "../types.gen"
import type { Desk } from "./desk"

/** A question as it is being filled in; options are lines of one text, and the team is "" where all are asked. */
export interface Asking extends Omit<Question, "options" | "delegates"> {
  lines: string
}

/** A question, and the way to fill it in further. */
export type Form = { ask: Asking; set: (ask: Asking) => void }

// What each kind can be about, its usual one first; the server says the same, and refuses anything else.
export const ABOUT: Record<BallotKind, Topic[]> = {
  rating: ["clusters", "question"],
  dots: ["clusters", "question", "declarations"],
  consent: ["text", "item", "question"],
  gradients: ["text", "item", "question"],
  motion: ["text", "item", "question"],
  choice: ["question", "clusters", "amendments", "declarations"],
  ranking: ["question", "clusters", "amendments", "declarations"],
  stance: ["question", "clusters", "items", "declarations"],
}
export const KINDS = Object.keys(ABOUT) as BallotKind[]
export const OPEN: BallotKind[] = ["consent", "gradients", "stance"] // by name, unless told otherwise
export const METHODS: Partial<Record<BallotKind, string[]>> = {
  choice: ["approval", "pav", "phragmen", "shares_none", "shares_phragmen"],
  ranking: ["schulze", "runoff", "borda", "stv"],
}
const OF_A_TEAM: Topic[] = ["text", "item", "items", "clusters", "amendments"]

export const isOfTeam = (about: Topic): boolean => OF_A_TEAM.includes(about)

/** Voters who are no team's own. */
export const OF_ALL: Voters[] = ["everybody", "countries"]

/** Who votes on something, as far as it can be those who would have voted on something else. */
export const votersOn = (about: Topic, voters: Voters = "team"): Voters =>
  about === "items" ? (OF_ALL.includes(voters) ? "readers" : voters) : isOfTeam(about) || voters === "readers" ? "team" : voters

/** Whether options are written for the question; a text has none. */
export const hasLines = ({ kind, about }: Asking): boolean => about === "question" && kind !== "motion" && kind !== "consent" && kind !== "gradients"

export interface Template {
  name: () => string
  ask: Partial<Asking> & { kind: BallotKind }
}

/** Questions that fit the day. The last one begins with nothing. */
export const TEMPLATES: Template[] = [
  { name: () => t("Rate the ideas" /* A ready-made vote */), ask: { kind: "rating", about: "clusters" } },
  { name: () => t("Dots on the groups of ideas" /* A ready-made vote */), ask: { kind: "dots", about: "clusters" } },
  { name: () => t("Consent to one item" /* A ready-made vote */), ask: { kind: "consent", about: "item" } },
  { name: () => t("A motion on the text" /* A ready-made vote */), ask: { kind: "motion", about: "text", quorum: 50 } },
  { name: () => t("Choose among rival amendments" /* A ready-made vote */), ask: { kind: "choice", about: "amendments", most: 1, instead: ["abstain"] } },
  { name: () => t("Plenary: one voice per country" /* A ready-made vote */), ask: { kind: "motion", about: "question", voters: "countries" } },
  { name: () => t("Plenary: one voice per person" /* A ready-made vote */), ask: { kind: "motion", about: "question", voters: "everybody" } },
  { name: () => t("Where is common ground?" /* A ready-made vote */), ask: { kind: "stance", about: "clusters" } },
  { name: () => t("Common ground on a draft" /* A ready-made vote: of a team and those who read its draft, on its items */), ask: { kind: "stance", about: "items", voters: "readers" } },
  { name: () => t("Common ground on the declarations" /* A ready-made vote */), ask: { kind: "stance", about: "declarations", voters: "everybody" } },
  { name: () => t("From scratch" /* A vote that is not ready-made */), ask: { kind: "choice", about: "question" } },
]

export const begun = (ask: Partial<Asking> & { kind: BallotKind }, team: number | null): Asking => ({
  about: ABOUT[ask.kind][0]!,
  voters: "team",
  team: OF_ALL.includes(ask.voters ?? "team") ? null : team,
  title: "",
  explanation: "",
  lines: "",
  ...ask,
})

/** Another kind keeps what it can be about, and loses what only the other kind has. */
export function ofKind(ask: Asking, kind: BallotKind): Asking {
  const { title = "", explanation = "", lines, minutes = 0, team = null, voters = "team" } = ask
  const about = ABOUT[kind].includes(ask.about!) ? ask.about! : ABOUT[kind][0]!
  return { kind, about, title, explanation, lines, minutes, team, voters: votersOn(about, voters) }
}

/** The question as it is sent: without what is empty, or is not for its kind. */
export function asked(ask: Asking): Question {
  const { lines, item, amendments, ...rest } = ask
  const parts = {
    ...rest,
    ...(hasLines(ask) && { options: lines.split("\n").map((line) => line.trim()).filter(Boolean) }),
    ...(ask.about === "item" && item && { item }),
    ...(ask.about === "amendments" && { amendments: amendments ?? [] }),
  }
  const kept = Object.entries(parts).filter(([, value]) => value !== undefined && value !== null && value !== "")
  return Object.fromEntries(kept) as unknown as Question
}

export const drafted = ({ options, delegates: _, ...rest }: Question): Asking => ({ ...rest, lines: (options ?? []).join("\n") })

/** The open amendments of a team, by the place that they would change; rivals stand together. */
export function rivals(desk: Desk, team: number | null | undefined): AmendmentSeen[][] {
  const open = all(desk.store, "amendment").filter((each) => each.team === team && !each.hidden && ((each.fate === "open" && !each.touched) || each.fate === "bracketed"))
  const places = new Map<string, AmendmentSeen[]>()
  for (const each of open) {
    const place = [each.item, each.action, each.paragraph, each.field].join("/")
    places.set(place, [...(places.get(place) ?? []), each])
  }
  return [...places.values()]
}
