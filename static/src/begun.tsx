// Words that were begun in a step that is over, and whose field is gone: shown to their writer, to copy or to put away.
import { useState } from "preact/hooks"
import { begun, letGo } from "./core/kept"
import { copy } from "./core/parts"
import type { Room } from "./core/room"
import { one } from "./core/store"
import { t } from "./core/words"

/** For each kind of words, whether there is still a field to write them in. */
const FIELDS: Record<string, (room: Room, id: number) => boolean> = {
  idea: (room) => room.may("ideas"),
  comment: ({ store }, item) => !!one(store, "item", item),
  amendment: ({ me, may }) => me.role !== "participant" || may("draft") || may("comment"),
  answer: ({ store }, comment) => !!one(store, "comment", comment),
}

export function Begun({ room }: { room: Room }) {
  const [, look] = useState(0)
  const left = begun(room.me.id).filter(({ kind, id }) => FIELDS[kind] && !FIELDS[kind](room, id))
  const putAway = (key: string, words: string): void => {
    letGo(key, words)
    look((n) => n + 1)
  }
  return (
    <>
      {left.map(({ key, words }) => (
        <div key={key} class="notice" role="group" aria-label={t("Words that were not sent" /* Name of a box with words that somebody had begun */)}>
          <p>{t("You had begun this, and it was not sent. Nobody has seen it." /* Above words whose step of the day is over */)}</p>
          <blockquote class="measure">{words}</blockquote>
          <p class="row">
            <button type="button" class="button" onClick={() => void copy(words)}>
              {t("Copy my words" /* Button: words that were not accepted go to the clipboard */)}
            </button>
            <button type="button" class="button quiet" onClick={() => putAway(key, words)}>
              {t("Put away" /* Button: closes the notice about something that was not accepted */)}
            </button>
          </p>
        </div>
      ))}
    </>
  )
}
