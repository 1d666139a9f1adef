// The editor of the day: order, minutes, words, rights, silence; before the start also a whole template.
import { useState } from "preact/hooks"
import { minutesOf, shifted } from "../core/plan"
import { all } from "../core/store"
import { list, t, term, tn } from "../core/words"
import type { StepSeen } from "../types.gen"
import { Confirm } from "./confirm"
import type { Desk } from "./desk"
import { stepName } from "../steering/names"
import { isSilent } from "../steering/silence"
import { AddForm, ChangeForm } from "./stepform"

const TEMPLATES = ["full_day", "half_day"] as const

export function StepsPanel({ desk }: { desk: Desk }) {
  const [changing, change] = useState<number | null>(null)
  const [adding, add] = useState<number | null>(null)
  const step = desk.steps.find(({ id }) => id === changing)
  const total = minutesOf(desk.steps)
  return (
    <>
      <p class="row" data-justify="between">
        <span>{tn("%(n)s step", "%(n)s steps" /* Of the day */, desk.steps.length)}</span>
        <b class="number">{tn("%(n)s minute without the lobby", "%(n)s minutes without the lobby" /* Length of the day */, total)}</b>
      </p>
      {desk.workshop?.started_at === null && <Templates desk={desk} />}
      <div class="table-scroll">
        <table class="table">
          <caption class="visually-hidden">{t("The steps of the day" /* Name of a table for screen readers */)}</caption>
          <thead>
            <tr>
              <th scope="col">{t("Step" /* Label of a list of the day's steps */)}</th>
              <th scope="col">{t("Minutes" /* Head of a column */)}</th>
              <th scope="col">{t("Participants may" /* Head of a column: rights */)}</th>
              <th scope="col">{t("Change" /* Head of a column of buttons */)}</th>
            </tr>
          </thead>
          <tbody>
            {desk.steps.map((each, place) => (
              <Row key={each.id} desk={desk} step={each} place={place} change={() => change(each.id)} add={() => add(each.id)} />
            ))}
          </tbody>
        </table>
      </div>
      <Writers desk={desk} />
      {step && <ChangeForm desk={desk} step={step} close={() => change(null)} />}
      {adding !== null && <AddForm desk={desk} after={adding} close={() => add(null)} />}
    </>
  )
}

function Templates({ desk }: { desk: Desk }) {
  const [asking, ask] = useState<(typeof TEMPLATES)[number] | null>(null)
  return (
    <fieldset class="controls">
      <legend>{t("Begin with a template, as long as nobody has left the lobby" /* Heading of buttons: full day, half day */)}</legend>
      {TEMPLATES.map((each) => (
        <button key={each} type="button" class="button" onClick={() => ask(each)}>
          {term(`template.${each}`)}
        </button>
      ))}
      {asking && (
        <Confirm
          title={t("Begin the plan anew?" /* Title of a question */)}
          yes={term(`template.${asking}`)}
          act={() => void desk.link.send("template.apply", { template: asking })}
          close={() => ask(null)}
        >
          <p>{t("The steps below are replaced, with all that you changed in them." /* Before a template is applied */)}</p>
        </Confirm>
      )}
    </fieldset>
  )
}

/** Whether drafts tell who wrote in them. The server says no once a team has begun to write. */
function Writers({ desk }: { desk: Desk }) {
  const concealed = !!desk.workshop?.conceals_writers
  const turn = (): void => void desk.link.send("writers.conceal", { concealed: !concealed })
  return (
    <fieldset class="checklist">
      <legend>{t("Who wrote what in the drafts" /* Heading of a box to tick on the console */)}</legend>
      <label>
        <input type="checkbox" checked={concealed} onChange={turn} /> {t("Under pseudonyms: perspectives and numbers instead of names" /* A box to tick, before the teams write */)}
      </label>
      <p class="hint">{t("It can be changed until the first team begins to write. In a small team people may still guess." /* Below the box about pseudonyms */)}</p>
    </fieldset>
  )
}

type Line = { desk: Desk; step: StepSeen; place: number; change: () => void; add: () => void }

function Row({ desk, step, place, change, add }: Line) {
  const standing = all(desk.store, "clock").some((clock) => clock.step === step.id)
  const name = stepName(step)
  const remove = (): void => {
    void desk.link.send("step.remove", { step: step.id })
    desk.say({ words: t("%(step)s is taken out." /* A step was removed from the day */, { step: name }), undo: () => void desk.link.send("step.restore", { step: step.id }) })
  }
  return (
    <tr>
      <th scope="row">
        {name} {standing && <span class="tag" data-tone="accent">{t("now" /* A team is in this step now */)}</span>}
      </th>
      <td class="number">{step.minutes}</td>
      <td>
        {list(step.rights.map((right) => term(`right.${right}`)))}
        {isSilent(step) && <small>{t("in silence" /* A step in which nobody talks */)}</small>}
      </td>
      <td>
        <div class="row">
          <Shift desk={desk} place={place} by={-1} name={name} />
          <Shift desk={desk} place={place} by={1} name={name} />
          <button type="button" class="button small" onClick={change} aria-label={t("Change %(step)s" /* Button, read aloud */, { step: name })}>
            {t("Change" /* Button: opens the fields of a step */)}
          </button>
          <button type="button" class="button small" onClick={add} aria-label={t("Add after %(step)s" /* Button, read aloud */, { step: name })}>
            {t("Add after" /* Button: a new step behind this one */)}
          </button>
          <button type="button" class="button small" aria-disabled={standing} onClick={() => standing || remove()} aria-label={t("Take out %(step)s" /* Button, read aloud */, { step: name })}>
            {t("Take out" /* Button: a step leaves the day; it can be put back */)}
          </button>
        </div>
      </td>
    </tr>
  )
}

function Shift({ desk, place, by, name }: { desk: Desk; place: number; by: 1 | -1; name: string }) {
  const seen = desk.steps.map(({ id }) => id)
  const next = shifted(seen, place, by)
  const move = (): void => void (next === seen || desk.link.send("step.reorder", { steps: next, seen }))
  const label =
    by < 0
      ? t("%(step)s earlier" /* Button, read aloud: moves a step up in the day */, { step: name })
      : t("%(step)s later" /* Button, read aloud: moves a step down in the day */, { step: name })
  return (
    <button type="button" class="button small" aria-disabled={next === seen} aria-label={label} onClick={move}>
      {by < 0 ? "↑" : "↓"}
    </button>
  )
}

