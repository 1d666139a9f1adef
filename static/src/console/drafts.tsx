// The drafts of the teams, to read and to comment on: one at a time, as it is written.
import { useState } from "preact/hooks"
import { later } from "../core/later"
import { roomOf } from "../core/room"
import { Sign } from "../core/signs"
import { countryName, t } from "../core/words"
import type { Desk } from "./desk"

const ReadDraft = later(async () => (await import("../drafting/draft")).ReadDraft)

export function DraftsPanel({ desk }: { desk: Desk }) {
  const [chosen, choose] = useState(desk.teams[0]?.id)
  const team = desk.teams.find(({ id }) => id === chosen)
  if (!team) return <p class="empty">{t("Drafts appear here when there are teams." /* In place of the teams' drafts */)}</p>
  return (
    <div class="stack">
      <div class="row" role="group" aria-label={t("Whose draft" /* Name of a row of buttons, one for each team */)}>
        {desk.teams.map(({ id, country }) => (
          <button key={id} type="button" class="button small" aria-pressed={id === team.id} onClick={() => choose(id)}>
            <Sign country={country} size="small" /> {countryName(country)}
          </button>
        ))}
      </div>
      <div class="reading" data-country={team.country} key={team.id}>
        <ReadDraft room={{ ...roomOf(desk.link), team }} />
      </div>
    </div>
  )
}
