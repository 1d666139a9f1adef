// The controls for one team.
import { useState } from "preact/hooks"
import { Timer } from "../core/parts"
import { nextStep } from "../core/plan"
import { membersOf, readyIn, roomOf } from "../core/room"
import { clockOf } from "../core/store"
import { countryName, t } from "../core/words"
import type { TeamSeen } from "../types.gen"
import { History } from "../drafting/history"
import { Authorship } from "./authorship"
import { Confirm } from "./confirm"
import { type Desk, here } from "./desk"
import { stepName } from "../steering/names"
import { ClockButtons, MovePreview } from "./head"
import { WorkControls } from "./work"

export function TeamControls({ desk, team, close }: { desk: Desk; team: TeamSeen; close: () => void }) {
  const [moving, move] = useState(false)
  const clock = clockOf(desk.store, team.id)
  const step = desk.steps.find(({ id }) => id === clock?.step)
  const first = nextStep(desk.steps, clock?.step) ?? desk.before
  return (
    <Confirm title={countryName(team.country)} close={close}>
      <fieldset class="controls">
        <legend>
          {step && t("Step: %(step)s" /* Heading of buttons; the title of the step that a team is in */, { step: stepName(step) })} <Timer clock={clock} now={desk.now} mute />
        </legend>
        {first && (
          <button type="button" class="button" aria-haspopup="dialog" onClick={() => move(true)}>
            {t("Move this team" /* Button: opens a preview first */)}
          </button>
        )}
        <ClockButtons desk={desk} clock={clock} team={team.id} />
      </fieldset>
      <WorkControls desk={desk} team={team.id} kind={step?.kind} />
      <People desk={desk} team={team.id} />
      <Authorship desk={desk} team={team.id} />
      <History room={roomOf(desk.link)} team={team.id} />
      <ShowControls desk={desk} team={team.id} />
      {moving && first && <MovePreview desk={desk} team={team.id} first={first} close={() => move(false)} />}
    </Confirm>
  )
}

/** Everybody of the team, and how it stands with them. */
function People({ desk, team }: { desk: Desk; team: number }) {
  const present = here(desk.link)
  const ready = new Set(readyIn(desk.store, team).map(({ id }) => id))
  return (
    <ul class="people">
      {membersOf(desk.store, team).map(({ id, name, host }) => (
        <li key={id} class="person" data-ready={ready.has(id) ? "" : undefined} data-away={present.has(id) ? undefined : ""}>
          <span class="person-name">{host ? t("%(name)s (host)" /* A person who keeps the team's table */, { name }) : name}</span>
          {ready.has(id) && <span class="ready">{t("ready" /* Figure on a tile: people who said that they are ready */)}</span>}
          {present.get(id) && <span class="quiet">{t("still writing" /* Signal on a tile, before names: have words that are not sent */)}</span>}
          {!present.has(id) && <span class="quiet">{t("away" /* Signal on a tile, before names: no connection */)}</span>}
        </li>
      ))}
    </ul>
  )
}

function ShowControls({ desk, team }: { desk: Desk; team: number }) {
  const show = (what: "board" | "draft" | "ceremony") => (): void => {
    void desk.link.send("screen.show", { what, team })
    desk.say({ words: t("It is on the wall." /* Something was sent to the projector */), undo: () => void desk.link.send("screen.back", {}) })
  }
  return (
    <fieldset class="controls">
      <legend>{t("On the wall" /* Heading of buttons: what the projector shows of this team */)}</legend>
      <button type="button" class="button" onClick={show("board")}>
        {t("Its board" /* Button: the projector shows a team's groups of ideas */)}
      </button>
      <button type="button" class="button" onClick={show("draft")}>
        {t("Its draft" /* Button: the projector shows a team's agenda */)}
      </button>
      <button type="button" class="button" onClick={show("ceremony")}>
        {t("Its declaration" /* Button: the projector shows a team's declaration, large */)}
      </button>
    </fieldset>
  )
}
