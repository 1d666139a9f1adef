// The controls of the steps: reveal, ballots, freezing, declaring. For one team, or (null) for all.
import { useState } from "preact/hooks"
import { CloseControls } from "../closing/summary"
import { all, one } from "../core/store"
import { countryName, t, term, tn } from "../core/words"
import type { BallotSeen, Kind, TeamSeen } from "../types.gen"
import { Ballots, type Of } from "./ballots"
import { Confirm } from "./confirm"
import type { Desk } from "./desk"
import { ballotsOf } from "./signals"

type Control = (of: Of) => preact.JSX.Element

const Rating: Control = (of) => <Ballots {...of} kind="rating" />
const Dots: Control = (of) => <Ballots {...of} kind="dots" />
const Consent: Control = (of) => <Ballots {...of} kind="consent" />
const Motion: Control = (of) => <Ballots {...of} kind="motion" />
const Close: Control = ({ desk }) => <CloseControls store={desk.store} />

const CONTROLS: Partial<Record<Kind, Control[]>> = {
  ideas: [Reveal],
  perspectives: [Reveal],
  cluster: [Reveal],
  prioritise: [Rating, Dots],
  draft: [Freeze],
  peer: [Freeze],
  adopt: [Freeze, Consent, Motion],
  declare: [Declare],
  close: [Close],
}
const EVERY: Control[] = [Reveal, Rating, Dots, Freeze, Consent, Motion, Declare, Close]

/** What the present step asks of a facilitator; the controls of the other steps are folded away. */
export function WorkControls({ desk, team, kind }: Of & { kind: Kind | undefined }) {
  const own = (kind && CONTROLS[kind]) ?? []
  const others = EVERY.filter((control) => !own.includes(control))
  return (
    <>
      {own.length ? (
        own.map((Each, place) => <Each key={place} desk={desk} team={team} />)
      ) : (
        <p class="empty">{t("This step needs nothing from you but the time." /* No controls belong to the present step */)}</p>
      )}
      <details>
        <summary>{t("Controls of the other steps" /* Opens more buttons */)}</summary>
        <div class="stack" data-gap="small">
          {others.map((Each, place) => (
            <Each key={place} desk={desk} team={team} />
          ))}
        </div>
      </details>
    </>
  )
}

const teamsOf = ({ desk, team }: Of): TeamSeen[] => desk.teams.filter(({ id }) => team === null || id === team)

function Reveal({ desk, team }: Of) {
  const [asking, ask] = useState(false)
  const boards = all(desk.store, "board").filter(({ id }) => team === null || id === team)
  const hidden = boards.filter(({ revealed }) => !revealed)
  const ideas = hidden.reduce((sum, board) => sum + board.ideas, 0)
  const reveal = (): void => void desk.link.send("ideas.reveal", { team })
  return (
    <fieldset class="controls">
      <legend>{t("Ideas" /* Heading of buttons about the teams' ideas */)}</legend>
      {hidden.length ? (
        <button type="button" class="button" onClick={() => ask(true)}>
          {tn("Reveal %(n)s idea" , "Reveal %(n)s ideas" /* Button: the hidden ideas are shown to their own team */, ideas)}
        </button>
      ) : (
        <p class="quiet">{t("The ideas are shown." /* The reveal has taken place */)}</p>
      )}
      {asking && (
        <Confirm title={t("Show the ideas?" /* Title of a question */)} yes={t("Show the ideas" /* Button: yes */)} act={reveal} close={() => ask(false)}>
          <p>{t("Each team sees its own ideas, without names. Shown ideas cannot be hidden again as a whole." /* Before the reveal */)}</p>
        </Confirm>
      )}
    </fieldset>
  )
}

function Freeze({ desk, team }: Of) {
  const agendas = teamsOf({ desk, team }).flatMap(({ id }) => one(desk.store, "agenda", id) ?? [])
  const items = new Set(all(desk.store, "item").map((item) => item.team))
  const writing = agendas.filter(({ id, state, missing }) => state === "drafting" && !missing.length && items.has(id))
  const frozen = agendas.filter(({ state }) => state === "frozen")
  const send = (name: "agenda.freeze" | "agenda.reopen", ids: number[]): void => ids.forEach((id) => void desk.link.send(name, { team: id }))
  const freeze = (): void => {
    const ids = writing.map(({ id }) => id)
    send("agenda.freeze", ids)
    desk.say({ words: t("The text is frozen." /* Nobody can change it for now */), undo: () => send("agenda.reopen", ids) })
  }
  const reopen = (): void => send("agenda.reopen", frozen.map(({ id }) => id))
  const voting = frozen.some(({ id }) => ballotsOf(desk.store, id).some(isOnText))
  return (
    <fieldset class="controls">
      <legend>{t("Text of the agenda" /* Heading of buttons about freezing */)}</legend>
      <button type="button" class="button" aria-disabled={!writing.length} onClick={freeze}>
        {tn("Freeze %(n)s text", "Freeze %(n)s texts" /* Button: nobody can change these texts while they are decided on */, writing.length)}
      </button>
      <button type="button" class="button" aria-disabled={!frozen.length || voting} onClick={() => !voting && reopen()}>
        {tn("Reopen %(n)s text", "Reopen %(n)s texts" /* Button: these texts can be changed again */, frozen.length)}
      </button>
      {voting && <p class="quiet">{t("A vote on the text is not finished: publish it, or take it back, before a text is opened again." /* Beside the button that opens frozen texts again */)}</p>}
    </fieldset>
  )
}

const isOnText = ({ about, status }: BallotSeen): boolean => (status === "open" || status === "closed") && about === "text"

/** One team after the other: it is called, its text stands on the wall, and it declares. */
function Declare({ desk, team }: Of) {
  const [asking, ask] = useState<TeamSeen | null>(null)
  const called = all(desk.store, "turn")[0]?.team
  const call = (id: number | null): void => {
    void desk.link.send("declaration.call", { team: id })
    if (id !== null) void desk.link.send("screen.show", { what: "ceremony", team: id })
  }
  return (
    <fieldset class="controls">
      <legend>{t("Declare" /* Heading of the buttons by which a team's agenda is declared */)}</legend>
      {teamsOf({ desk, team }).map((each) => (
        <OneDeclares key={each.id} desk={desk} team={each} called={called === each.id} call={call} ask={() => ask(each)} />
      ))}
      {asking && (
        <Confirm
          title={t("Declare for %(country)s?" /* Title of a question */, { country: countryName(asking.country) })}
          yes={t("Declare" /* Heading of the buttons by which a team's agenda is declared */)}
          act={() => void desk.link.send("declaration.declare", { team: asking.id })}
          close={() => ask(null)}
        >
          <p>{t("The text is sealed and published. It cannot be taken back." /* Before a declaration */)}</p>
        </Confirm>
      )}
    </fieldset>
  )
}

type One = { desk: Desk; team: TeamSeen; called: boolean; call: (id: number | null) => void; ask: () => void }

function OneDeclares({ desk, team, called, call, ask }: One) {
  const state = one(desk.store, "agenda", team.id)?.state ?? "drafting"
  const country = countryName(team.country)
  const may = state === "adopted"
  return (
    <span class="row">
      <button type="button" class="button" aria-pressed={called} onClick={() => call(called ? null : team.id)}>
        {called
          ? t("%(country)s is called" /* Toggle, pressed: it is this country's turn to declare */, { country })
          : t("Call %(country)s" /* Toggle: gives this country the turn to declare, and the wall */, { country })}
      </button>
      {called && (
        <button type="button" class="button" aria-disabled={!may} onClick={() => may && ask()}>
          {state === "declared" ? term("agenda.declared") : t("Seal and publish" /* Button: the team called declares its agenda */)}
        </button>
      )}
      {!called && <small class="quiet">{term(`agenda.${state}`)}</small>}
    </span>
  )
}
