// Words that were begun in a step that is over, and whose field is gone: shown to their writer, to copy or to put away.
import { useState } from "preact/hooks"
import { begun, letGo } from "./core/kept"
import { copy } from "./core/parts"
import type { Room } from "./core/room"
import { one, type Store } from "./core/store"
import { t } from "./core/words"

/** For each kind of words, whether there is still a field to write them in. */
const FIELDS: Record<string, (room: Room, place: string) => boolean> = {
  idea: (room) => room.may("ideas"),
  comment: ({ store }, place) => isTopicThere(store, place.split(".").map(Number)),
  amendment: (room, place) => isDraftThere(room, Number.parseInt(place)),
  answer: ({ store }, comment) => !!one(store, "comment", Number(comment)),
}

const isTopicThere = (store: Store, [item, team]: number[]): boolean => !!(item ? one(store, "item", item) : one(store, "agenda", team))

/** Whether the page shows the draft of a team, with its fields, to whoever may propose something there. */
function isDraftThere({ store, me, may }: Room, team: number): boolean {
  if (me.role !== "participant") return true
  return team === me.team ? may("draft") : may("comment") && !!one(store, "agenda", team)
}

export function Begun({ room }: { room: Room }) {
  const [, look] = useState(0)
  const left = begun(room.me.id).filter(({ kind, place }) => FIELDS[kind] && !FIELDS[kind](room, place))
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
