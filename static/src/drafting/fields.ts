// The fields of an agenda, as they are shown: their shape and how many signs fit. drafting/rules.py says the same.
export type Shape = "line" | "area" | "date" | "month" | "year"

export interface Field {
  name: string
  shape: Shape
  limit: number
  label?: string // key of its label where that is not its name
  called?: string // its label in words, where it is one of several
  hint?: string
  defines?: string[] // terms of the OECD/DAC glossary shown beside it
}

export const AGENDA: Field[] = [
  { name: "title", shape: "line", limit: 300, label: "agenda_title" },
  { name: "focus", shape: "area", limit: 300, hint: "focus", defines: ["impact"] },
  { name: "owner", shape: "line", limit: 300, hint: "owner" },
  { name: "follow_up", shape: "date", limit: 10 },
]

/** The words of one paragraph of the preamble. */
export const PARAGRAPH: Field = { name: "words", shape: "line", limit: 500 }

export const MAIN: Field[] = [
  { name: "title", shape: "line", limit: 120 },
  { name: "problem", shape: "area", limit: 600, hint: "problem" },
  { name: "outcome", shape: "area", limit: 600, hint: "outcome", defines: ["outcome"] },
]

export const INDICATOR: Field[] = [
  { name: "indicator_name", shape: "line", limit: 300, hint: "indicator_name" },
  { name: "indicator_baseline", shape: "line", limit: 300, hint: "indicator_baseline" },
  { name: "indicator_baseline_year", shape: "year", limit: 4, hint: "year" },
  { name: "indicator_target", shape: "line", limit: 300 },
  { name: "indicator_target_year", shape: "year", limit: 4, hint: "year" },
  { name: "indicator_verification", shape: "line", limit: 300, hint: "indicator_verification" },
]

export const CONDITIONS: Field[] = [
  { name: "target_groups", shape: "area", limit: 300 },
  { name: "resources", shape: "area", limit: 300 },
  { name: "assumptions", shape: "area", limit: 300, defines: ["assumption"] },
]

export const ACTION: Field[] = [
  { name: "text", shape: "area", limit: 400 },
  { name: "lead", shape: "line", limit: 300, hint: "lead" },
  { name: "start", shape: "month", limit: 7, hint: "month" },
  { name: "end", shape: "month", limit: 7, hint: "month" },
  { name: "partners", shape: "line", limit: 300 },
  { name: "place", shape: "line", limit: 300 },
]

/** What an item needs before it can be adopted. */
export const PARTS = 6

const FORMS: Partial<Record<Shape, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  year: /^\d{4}$/,
}

/** True for words that the field can take as they are; a half-typed year waits for its last digit. */
export const isWellFormed = ({ shape }: Field, words: string): boolean =>
  !words.trim() || (FORMS[shape]?.test(words.trim()) ?? true)
