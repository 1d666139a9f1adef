// The head of the console: where all are, what comes next, and the moves that lead there.
import { useState } from "preact/hooks"
import { Badge, Timer, useNow } from "../core/parts"
import { promptOf } from "../core/room"
import { Lens } from "../core/signs"
import { clockOf, one } from "../core/store"
import { countryName, list, t, term, tn } from "../core/words"
import { stepName } from "../steering/names"
import { isSilent } from "../steering/silence"
import type { ClockSeen, StepSeen } from "../types.gen"
import { Confirm } from "./confirm"
import { type Desk, writing } from "./desk"
import { DriftWords } from "./drift"

export function ConsoleHead({ desk }: { desk: Desk }) {
  const { workshop, plenary, step, next } = desk
  const [target, aim] = useState<StepSeen | null>(null)
  return (
    <header class="console-head">
      <h1 class="console-day">
        <b>{workshop?.title}</b>
        {step && <span title={stepName(step)}>{stepName(step)}</span>}
      </h1>
      <Timer clock={plenary} now={desk.now} />
      <PlenaryDrift desk={desk} />
      <Badge link={desk.link} />
      {next && (
        <div class="console-next">
          <span class="eyebrow">{t("Next" /* Before the title of the next step of the day */)}</span>
          <b title={stepName(next)}>{stepName(next)}</b>
          <span class="quiet">{minutes(next)}</span>
        </div>
      )}
      <div class="console-moves" role="group" aria-label={t("All teams" /* Name of a group of buttons that act on every team */)}>
        <ClockButtons desk={desk} clock={plenary} team={null} />
        {desk.before && <BackButton desk={desk} />}
        {next && (
          <button type="button" class="button main" title={stepName(next)} onClick={() => aim(next)}>
            {t("Move all to %(step)s" /* Button; opens a preview first. %(step)s is the title of a step */, { step: stepName(next) })}
          </button>
        )}
      </div>
      {target && <MovePreview desk={desk} team={null} first={target} close={() => aim(null)} />}
    </header>
  )
}

/** How the whole day stands against its plan. */
function PlenaryDrift({ desk }: { desk: Desk }) {
  const now = useNow(desk.now)
  return <DriftWords desk={desk} clock={desk.plenary} now={Math.max(now, desk.now())} />
}

export const minutes = (step: StepSeen): string =>
  tn("%(n)s minute", "%(n)s minutes" /* Length of a step of the day */, step.minutes)

/** More minutes, and pause; for one team, or (null) for all. */
export function ClockButtons({ desk, clock, team }: { desk: Desk; clock: ClockSeen | undefined; team: number | null }) {
  if (!clock) return null
  const extend = (n: number) => (): void => {
    void desk.link.send("clock.extend", { minutes: n, team })
    const words = tn("%(n)s minute more." , "%(n)s minutes more." /* Said after a facilitator gave more time */, n)
    desk.say({ words, undo: () => void desk.link.send("clock.extend", { minutes: -n, team }) })
  }
  const paused = clock.left !== null
  return (
    <>
      {[1, 2, 5].map((n) => (
        <button key={n} type="button" class="button small" onClick={extend(n)}>
          {t("+%(n)s min" /* Button: so many minutes more; short */, { n })}
        </button>
      ))}
      <button type="button" class="button small" onClick={() => void desk.link.send(paused ? "clock.resume" : "clock.pause", { team })}>
        {paused ? t("Go on" /* Button: the countdown runs again */) : t("Pause" /* Button: stops the countdown */)}
      </button>
    </>
  )
}

/** One step back at once: nothing is lost by it, and it can be undone. */
function BackButton({ desk }: { desk: Desk }) {
  const { plenary, before } = desk
  if (!plenary || !before) return null
  const back = (): void => {
    const from = plenary.step
    void desk.link.send("step.move", { leaving: from, to: before.id, team: null })
    const words = t("All are back in %(step)s. Nothing was lost." /* %(step)s is the title of a step */, { step: stepName(before) })
    desk.say({ words, undo: () => void desk.link.send("step.move", { leaving: before.id, to: from, team: null }) })
  }
  return (
    <button type="button" class="button small" onClick={back}>
      {t("One step back" /* Button: all teams return to the step before */)}
    </button>
  )
}

/** Looking is not moving: what the step brings, who is still writing, and only then the move. */
export function MovePreview({ desk, team, first, close }: { desk: Desk; team: number | null; first: StepSeen; close: () => void }) {
  const [chosen, choose] = useState(first.id)
  const clock = team === null ? desk.plenary : clockOf(desk.store, team)
  const step = one(desk.store, "step", chosen) ?? first
  const [leaving] = useState(clock?.step)
  const country = countryOf(desk, team)
  const move = (): void => {
    if (leaving === undefined) return
    void desk.link.send("step.move", { leaving, to: step.id, team })
    desk.say({ words: movedTo(country, stepName(step)), undo: () => void desk.link.send("step.move", { leaving: step.id, to: leaving, team }) })
  }
  const yes = t("Move to %(step)s" /* Button that moves now; %(step)s is the title of a step */, { step: stepName(step) })
  return (
    <Confirm title={country ? t("Move %(country)s" /* Title of the dialog that shows a step before one team is moved there */, { country }) : t("Move all teams" /* Title of the dialog that shows a step before the teams are moved there */)} yes={yes} act={move} close={close}>
      <div class="field">
        <label for="move-to">{t("Step" /* Label of a list of the day's steps */)}</label>
        <select id="move-to" value={chosen} onChange={({ currentTarget }) => choose(Number(currentTarget.value))}>
          {desk.steps
            .filter(({ id }) => id !== leaving)
            .map((each) => (
              <option key={each.id} value={each.id}>
                {stepName(each)}
              </option>
            ))}
        </select>
      </div>
      <StepPreview step={step} />
      {team === null && <Elsewhere desk={desk} />}
      <StillWriting desk={desk} team={team} />
    </Confirm>
  )
}

const countryOf = (desk: Desk, team: number | null): string => {
  const country = one(desk.store, "team", team)?.country
  return country ? countryName(country) : ""
}

const movedTo = (country: string, step: string): string =>
  country
    ? t("%(country)s moved to %(step)s." /* Said after a facilitator moved one team; %(step)s is the title of a step */, { country, step })
    : t("All moved to %(step)s." /* Said after a facilitator moved all teams; %(step)s is the title of a step */, { step })

/** Teams that were led apart: a move of all takes them along. */
function Elsewhere({ desk }: { desk: Desk }) {
  const apart = desk.teams.filter(({ id }) => clockOf(desk.store, id)?.step !== desk.plenary?.step)
  if (!apart.length) return null
  const teams = list(apart.map(({ country }) => countryName(country)))
  return (
    <p class="notice" data-tone="caution">
      {t("In another step now, and moved along: %(teams)s." /* Before all are moved; %(teams)s is a list of countries */, { teams })}
    </p>
  )
}

function StepPreview({ step }: { step: StepSeen }) {
  return (
    <div class="stack" data-gap="small">
      <p class="lead">{promptOf(step)}</p>
      {step.lens && <Lens name={step.lens} />}
      <p class="quiet">
        {minutes(step)}
        {isSilent(step) && ` · ${t("in silence" /* A step in which nobody talks */)}`}
        {step.rights.length > 0 && ` · ${t("Participants may: %(rights)s" /* A list of what a step allows */, { rights: list(step.rights.map((right) => term(`right.${right}`))) })}`}
      </p>
    </div>
  )
}

function StillWriting({ desk, team }: { desk: Desk; team: number | null }) {
  const names = writing(desk.link, team).map(({ name }) => name)
  return (
    <p class="notice" data-tone={names.length ? "caution" : undefined} role="status">
      {names.length
        ? t("Still writing: %(names)s. They stay where they are until their words are sent." /* Before a move; %(names)s is a list of people */, { names: list(names) })
        : t("Nobody has words that are not sent." /* Before a move to another step */)}
    </p>
  )
}
