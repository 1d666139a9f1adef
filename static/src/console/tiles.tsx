// Six tiles in a fixed order: who is here, where they are, what moves, and who calls.
import { useState } from "preact/hooks"
import { reading, leftOf } from "../core/clock"
import { useNow } from "../core/parts"
import { membersOf, nameOf, readyIn } from "../core/room"
import { Sign } from "../core/signs"
import { all, clockOf } from "../core/store"
import { countryName, list, t, timeOfDay, tn } from "../core/words"
import type { ClockSeen, HelpSeen, PersonSeen, StepSeen, TeamSeen } from "../types.gen"
import { type Desk, here } from "./desk"
import { stepName } from "../steering/names"
import { DriftWords } from "./drift"
import { draftOf, isQuietFor, votesOf } from "./signals"
import { Glance, type Stand, StandTag, standOf } from "./stand"
import { TeamControls } from "./team"

export function Tiles({ desk }: { desk: Desk }) {
  const now = useNow(desk.now)
  const at = Math.max(now, desk.now())
  const stands = desk.teams.map((team): [TeamSeen, Stand | undefined] => [team, standOf(desk, team, at)])
  return (
    <>
      <Glance stands={stands} />
      <div class="tiles">
        {stands.map(([team, stand]) => (
          <Tile key={team.id} desk={desk} team={team} stand={stand} now={at} />
        ))}
      </div>
    </>
  )
}

type OfTeam = { desk: Desk; team: TeamSeen; stand: Stand | undefined; now: number }

function Tile({ desk, team, stand, now }: OfTeam) {
  const [lead, setLead] = useState(false)
  const clock = clockOf(desk.store, team.id)
  const step = desk.steps.find(({ id }) => id === clock?.step)
  const country = countryName(team.country)
  const calls = all(desk.store, "help").filter((call) => call.team === team.id && !call.answered)
  return (
    <section class="tile" data-country={team.country} data-stand={stand} aria-labelledby={`tile-${team.id}`}>
      <header class="tile-head">
        <Sign country={team.country} />
        <h2 id={`tile-${team.id}`}>{country}</h2>
        <StandTag stand={stand} />
        <button type="button" class="button small" onClick={() => setLead(true)} aria-haspopup="dialog" aria-label={t("Controls of %(country)s" /* Button, read aloud: opens the buttons that act on one team */, { country })}>
          {t("Controls" /* Button on a team's tile: opens the buttons that act on this team */)}
        </button>
        <span class="tile-step">
          {step && stepName(step)} {clock && <TimeLeft clock={clock} now={now} />}
        </span>
        <DriftWords desk={desk} clock={clock} now={now} />
      </header>
      <Figures desk={desk} team={team} />
      <Signals desk={desk} team={team} step={step} now={now} />
      {calls.map((call) => (
        <Call key={call.id} desk={desk} call={call} now={now} />
      ))}
      {lead && <TeamControls desk={desk} team={team} close={() => setLead(false)} />}
    </section>
  )
}

function TimeLeft({ clock, now }: { clock: ClockSeen; now: number }) {
  return (
    <span class="number">
      {reading(leftOf(clock, now))} {clock.left !== null && t("paused" /* The step's countdown is stopped */)}
    </span>
  )
}

function Figures({ desk, team }: { desk: Desk; team: TeamSeen }) {
  const members = membersOf(desk.store, team.id)
  const present = here(desk.link)
  const connected = members.filter(({ id }) => present.has(id))
  const hostAway = members.some(({ id, host }) => host && !present.has(id))
  const votes = votesOf(desk.store, team.id)
  const draft = draftOf(desk.store, team.id)
  return (
    <dl class="figures">
      <Figure name={t("here" /* Figure on a tile: people of the team with a connection */)} n={connected.length} of={members.length} alarm={hostAway} />
      <Figure name={t("ready" /* Figure on a tile: people who said that they are ready */)} n={readyIn(desk.store, team.id).length} of={members.length} />
      <Figure name={t("voted" /* Figure on a tile: people who have voted in the open ballot */)} n={votes?.cast} of={votes?.entitled} />
      <Figure name={t("draft" /* Figure on a tile: needed parts of the agenda that are filled */)} n={draft?.filled} of={draft?.of} />
    </dl>
  )
}

function Figure({ name, n, of, alarm }: { name: string; n: number | undefined; of: number | undefined; alarm?: boolean }) {
  return (
    <div class="figure" data-alarm={alarm ? "caution" : undefined}>
      <dt>{name}</dt>
      <dd>
        {n === undefined ? "–" : n} {of !== undefined && <small>{t("of %(of)s" /* After a number: out of how many */, { of })}</small>}
      </dd>
    </div>
  )
}

function Signals({ desk, team, step, now }: { desk: Desk; team: TeamSeen; step: StepSeen | undefined; now: number }) {
  const members = membersOf(desk.store, team.id)
  const present = here(desk.link)
  const ready = new Set(readyIn(desk.store, team.id).map(({ id }) => id))
  const writing = members.filter(({ id }) => present.get(id))
  const unready = ready.size > 0 ? members.filter(({ id }) => !ready.has(id)) : []
  const moved = desk.moved[team.id]
  return (
    <dl class="signals">
      <Present members={members} present={present} />
      <Names name={t("not ready" /* Signal on a tile, before names: have not said that they are ready */)} people={unready} />
      <Names name={t("still writing" /* Signal on a tile, before names: have words that are not sent */)} people={writing} />
      <div class="signal" data-alarm={isQuietFor(step, moved, now) ? "caution" : undefined}>
        <dt>{t("last movement" /* Signal on a tile: when anything in the team changed last */)}</dt>
        <dd>{moved === undefined ? "–" : ago(now - moved)}</dd>
      </div>
    </dl>
  )
}

/** Who is here, or who is away, by name: whichever list is the shorter one. */
function Present({ members, present }: { members: PersonSeen[]; present: Map<number, boolean> }) {
  const connected = members.filter(({ id }) => present.has(id))
  const away = members.filter(({ id }) => !present.has(id))
  const alarm = away.some(({ host }) => host)
  const awayWord = t("away" /* Signal on a tile, before names: no connection */)
  if (!connected.length) return <Named name={awayWord} words={t("everybody" /* Signal on a tile: nobody of the team is connected */)} alarm={alarm} />
  if (away.length <= connected.length) return <Names name={awayWord} people={away} alarm={alarm} />
  return <Names name={t("here" /* Figure on a tile: people of the team with a connection */)} people={connected} alarm={alarm} />
}

function Names({ name, people, alarm }: { name: string; people: PersonSeen[]; alarm?: boolean }) {
  const named = people.map((person) => (person.host ? t("%(name)s (host)" /* A person who keeps the team's table */, { name: person.name }) : person.name))
  return people.length ? <Named name={name} words={list(named)} alarm={alarm} /> : null
}

function Named({ name, words, alarm }: { name: string; words: string; alarm: boolean | undefined }) {
  return (
    <div class="signal" data-alarm={alarm ? "caution" : undefined}>
      <dt>{name}</dt>
      <dd title={words}>{words}</dd>
    </div>
  )
}

function ago(length: number): string {
  const minutes = Math.floor(length / 60_000)
  return minutes < 1 ? t("just now" /* Less than a minute ago */) : tn("%(n)s min ago", "%(n)s min ago" /* So many minutes ago, short */, minutes)
}

const LATE = 120_000 // ms that a call may wait before it is shown as late

/** A call for help, with its age; claimed or answered with one press. */
export function Call({ desk, call, now }: { desk: Desk; call: HelpSeen; now: number }) {
  const age = call.claimed_by ? "claimed" : now - call.at >= LATE ? "late" : "fresh"
  const person = nameOf(desk.store, call.person)
  const answer = (): void => {
    void desk.link.send("help.answer", { call: call.id })
    desk.say({ words: t("Answered: %(name)s." /* A call for help is closed; %(name)s called */, { name: person }) })
  }
  return (
    <div class="call" data-age={age}>
      <b>{t("Help" /* Before the name of somebody who calls for help */)}</b>
      <span>
        {t("%(name)s, since %(time)s (%(age)s)" /* Who calls for help, since when, and how long ago */, { name: person, time: timeOfDay(call.at), age: ago(now - call.at) })}
        {call.words && ` · ${call.words}`}
        {call.claimed_by && ` · ${t("%(name)s is going" /* A facilitator is on the way to somebody who called */, { name: call.claimed_by })}`}
      </span>
      {!call.claimed_by && (
        <button type="button" class="button small" onClick={() => void desk.link.send("help.claim", { call: call.id })}>
          {t("I am going" /* Button: a facilitator takes a call for help */)}
        </button>
      )}
      <button type="button" class="button small" onClick={answer}>
        {t("Answered" /* Button: a call for help is done */)}
      </button>
    </div>
  )
}
