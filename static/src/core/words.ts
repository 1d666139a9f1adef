// Every word comes from the catalogue. The note for the translator stands in a comment behind it.
import type { Sentence } from "../types.gen"

type Catalogue = {
  locale: string
  messages: Record<string, string | string[]>
  terms: Record<string, string>
}

declare global {
  var WORDS: Catalogue | undefined
}

const catalogue = (): Catalogue => globalThis.WORDS ?? { locale: "en", messages: {}, terms: {} }

export const locale = (): string => catalogue().locale.replace("_", "-")

type Values = Record<string, string | number>

/** A sentence in the reader's language; %(name)s is replaced by a value. */
export function t(words: string, values: Values = {}): string {
  const found = catalogue().messages[words]
  return filled((Array.isArray(found) ? found[0] : found) || words, values)
}

/** The same, for a number: the language's own form, chosen by CLDR. */
export function tn(one: string, many: string, n: number, values: Values = {}): string {
  const forms = catalogue().messages[one]
  if (!Array.isArray(forms) || !forms[0]) return filled(n === 1 ? one : many, { n, ...values })
  const form = new Intl.PluralRules(locale()).select(n) === "one" ? forms[0] : forms[forms.length - 1]
  return filled(form || many, { n, ...values })
}

/** A shared term by its key, such as `step.ideas`; a key of a workshop's own is its own word. */
export const term = (key: string): string => catalogue().terms[key] ?? key.slice(key.indexOf(".") + 1)

/** A sentence that the server made of terms: by what a ballot is judged, for instance. */
export function spoken({ key, values, terms }: Sentence): string {
  const parts = Object.fromEntries(Object.entries(terms ?? {}).map(([place, named]) => [place, term(named)]))
  return filled(term(key), { ...values, ...parts })
}

const filled = (words: string, values: Values): string =>
  words.replace(/%\((\w+)\)[sd]/g, (whole, name: string) => String(values[name] ?? whole))

export const countryName = (code: string): string => new Intl.DisplayNames(locale(), { type: "region" }).of(code) ?? code

/** The time of day on the reader's clock, such as 14:02. */
export const timeOfDay = (at: number): string =>
  new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at)

export const list = (words: string[]): string => new Intl.ListFormat(locale()).format(words)
