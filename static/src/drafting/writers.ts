// Who wrote words of a draft: a person, or the pseudonym that is all we are told of one.
import { one, type Store } from "../core/store"
import { t, term } from "../core/words"

export interface Writer {
  name: string
  perspective: string // "" for none
  language: string | undefined
}

/** What is known of a writer; `id` is that of a person, or the negative number of a pseudonym. */
export function writerOf(store: Store, id: number): Writer {
  const writer = id < 0 ? one(store, "writer", -id) : undefined
  if (writer) return { name: pseudonymOf(writer.perspective, writer.id), perspective: writer.perspective, language: undefined }
  const person = one(store, "person", id)
  return { name: person?.name ?? "–", perspective: person?.perspectives[0] ?? "", language: person?.language }
}

function pseudonymOf(of: string, number: number): string {
  const perspective = of ? term(`perspective.${of}`) : t("no perspective" /* People to whom no perspective was given */)
  return t("%(perspective)s, writer %(number)s" /* Stands for somebody's name; a perspective such as Workers */, { perspective, number })
}
