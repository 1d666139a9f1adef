// What each projector shows, whether it is there, and what to send to it.
import { useState } from "preact/hooks"
import { all, one } from "../core/store"
import { countryName, t, term } from "../core/words"
import { nameOf } from "../core/room"
import { Picture } from "../projector/picture"
import { titleOf as ballotTitle } from "../deciding/ballots"
import type { ScreenSeen, What } from "../types.gen"
import { type Desk, here } from "./desk"

const FOR_ALL: What[] = ["step", "board", "ballot", "six", "join", "blank"]
const OF_ONE: What[] = ["board", "draft", "ceremony"]

export function ProjectorPanel({ desk }: { desk: Desk }) {
  const screens = all(desk.store, "screen")
  if (!screens.length) {
    return <p class="empty">{t("No projector yet. Open this server's address /projector on the wall's computer and type its code under People." /* No projector is paired */)}</p>
  }
  return (
    <div class="stack" data-gap="large">
      {screens.map((screen) => (
        <Projector key={screen.id} desk={desk} screen={screen} />
      ))}
    </div>
  )
}

function Projector({ desk, screen }: { desk: Desk; screen: ScreenSeen }) {
  const there = here(desk.link).has(screen.id)
  return (
    <section class="stack" data-gap="small" aria-labelledby={`screen-${screen.id}`}>
      <h3 id={`screen-${screen.id}`}>
        {nameOf(desk.store, screen.id)}{" "}
        <span class="tag" data-tone={there ? "good" : "caution"}>
          {there ? t("connected" /* A projector has a live connection */) : t("not connected" /* A projector has no connection */)}
        </span>
      </h3>
      <Preview desk={desk} screen={screen} />
      <Choices desk={desk} screen={screen} />
    </section>
  )
}

/** What stands on the wall, in words: looking does not change it. */
function Preview({ desk, screen }: { desk: Desk; screen: ScreenSeen }) {
  return (
    <div class="projector-preview" role="img" aria-label={shownAs(desk, screen.what, screen.team)}>
      <svg viewBox="0 0 1097 617" aria-hidden="true" focusable="false">
        <foreignObject width="1097" height="617">
          <Picture store={desk.store} screen={screen} now={desk.now} small />
        </foreignObject>
      </svg>
    </div>
  )
}

const shownAs = (desk: Desk, what: What, team: number | null): string => {
  const country = one(desk.store, "team", team)?.country
  return country ? `${term(`what.${what}`)} · ${countryName(country)}` : term(`what.${what}`)
}

function Choices({ desk, screen }: { desk: Desk; screen: ScreenSeen }) {
  const [team, choose] = useState(screen.team ?? desk.teams[0]?.id ?? null)
  const show = (what: What, of: number | null, ballot: number | null = null): void =>
    void desk.link.send("screen.show", { projector: screen.id, what, team: of, ballot })
  const button = (what: What, of: number | null) => (
    <button key={what} type="button" class="button" aria-pressed={screen.what === what && screen.team === of} onClick={() => show(what, of)}>
      {term(`what.${what}`)}
    </button>
  )
  return (
    <>
      <fieldset class="controls">
        <legend>{t("Show" /* Heading of buttons: what the projector shows */)}</legend>
        {FOR_ALL.map((what) => button(what, null))}
        {screen.before && (
          <button type="button" class="button" onClick={() => void desk.link.send("screen.back", { projector: screen.id })}>
            {t("Back to: %(what)s" /* Button: the projector shows again what it showed before */, { what: term(`what.${screen.before}`) })}
          </button>
        )}
      </fieldset>
      <fieldset class="controls">
        <legend>{t("Show one team" /* Heading of buttons: what the projector shows of one team */)}</legend>
        <select aria-label={t("Team" /* Label of a list of countries */)} value={team ?? ""} onChange={({ currentTarget }) => choose(Number(currentTarget.value))}>
          {desk.teams.map((each) => (
            <option key={each.id} value={each.id}>
              {countryName(each.country)}
            </option>
          ))}
        </select>
        {OF_ONE.map((what) => button(what, team))}
        <Results desk={desk} team={team} screen={screen} show={(ballot) => show("result", team, ballot)} />
      </fieldset>
    </>
  )
}

/** The published results of a team, by name. */
function Results({ desk, team, screen, show }: { desk: Desk; team: number | null; screen: ScreenSeen; show: (ballot: number) => void }) {
  const published = all(desk.store, "ballot").filter((ballot) => (ballot.team === team || ballot.team === null) && ballot.status === "published")
  return (
    <>
      {published.map((ballot) => (
        <button key={ballot.id} type="button" class="button" aria-pressed={screen.what === "result" && screen.ballot === ballot.id} onClick={() => show(ballot.id)}>
          {t("Result: %(vote)s" /* Button: the projector shows the result of a vote */, { vote: ballotTitle(ballot) })}
        </button>
      ))}
    </>
  )
}
