// A text once more, each part with the sign and name of who wrote it.
import type { Room } from "../core/room"
import { Shape } from "../core/signs"
import { t } from "../core/words"
import type { Run } from "./text/authors"
import { writerOf } from "./writers"

export function Authored({ room, runs }: { room: Room; runs: Run[] }) {
  return (
    <p class="authored" role="group" aria-label={t("Who wrote what" /* Button, and name of a text that shows whose each part of it is */)}>
      {runs.map(({ person, words }, place) => {
        const { name, perspective } = writerOf(room.store, person)
        return (
          <span key={place} data-perspective={perspective}>
            <small>
              <Shape name={perspective} /> {name}
            </small>{" "}
            {words}
          </span>
        )
      })}
    </p>
  )
}
