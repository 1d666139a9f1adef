// A shared text as it was: whose each sign in it is.
import * as Y from "yjs"
import type { TextThen } from "../../types.gen"
import { type Run, runsOf } from "./authors"
import { decode } from "./base64"

/** Return what tells the runs of a field in a text of then. */
export function runsIn({ data, pens }: TextThen): (field: string) => Run[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, decode(data))
  return (field) => runsOf(doc.getText(field), pens)
}
