// Whose signs a text is made of: the client id of each, which the server has given to one person.
import * as Y from "yjs"

/** Signs that one person wrote, one after the other. */
export interface Run {
  person: number // 0 for a pen that we were not told of
  words: string
}

/** `pens` says whose each client id is; the pens of one person are one hand. */
export function runsOf(text: Y.Text, pens: Record<number, number>): Run[] {
  const runs: Run[] = []
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    const person = pens[item.id.client] ?? 0
    const last = runs[runs.length - 1]
    if (last?.person === person) last.words += item.content.str
    else runs.push({ person, words: item.content.str })
  }
  return runs
}
