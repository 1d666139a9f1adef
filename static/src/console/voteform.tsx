// A new vote: from a ready-made question or from scratch, opened at once or kept as a draft.
import { useState } from "preact/hooks"
import { all } from "../core/store"
import { countryName, t, term, tn } from "../core/words"
import type { BallotKind, Done, Refused, Topic } from "../types.gen"
import { ABOUT, type Asking, asked, begun, type Form, hasLines, isOfTeam, KINDS, OF_ALL, ofKind, OPEN, rivals, TEMPLATES, votersOn } from "./asking"
import type { Desk } from "./desk"
import { Choice, Numeric, Words } from "./votefields"
import { RuleFields } from "./voterule"

interface VoteFormProps {
  desk: Desk
  begin?: Asking // a draft that is worded anew
  draft?: number
  close: () => void
}

export function VoteForm({ desk, begin, draft, close }: VoteFormProps) {
  const [ask, set] = useState<Asking>(begin ?? begun(TEMPLATES[0]!.ask, null))
  const [chosen, choose] = useState(begin ? TEMPLATES.length - 1 : 0)
  const [refused, refuse] = useState("")
  const heard = (answer: Done | Refused): void => (answer.ok ? close() : refuse(answer.message))
  const open = (): void => {
    refuse("")
    if (draft === undefined) return void desk.link.send("ballot.open", asked(ask)).then(heard)
    void desk.link.send("ballot.prepare", { question: asked(ask), ballot: draft }).then((answer) => (answer.ok ? desk.link.send("ballot.start", { ballot: draft }).then(heard) : heard(answer)))
  }
  const keep = (): void => {
    refuse("")
    void desk.link.send("ballot.prepare", { question: asked(ask), ...(draft !== undefined && { ballot: draft }) }).then(heard)
  }
  const template = (place: number): void => {
    choose(place)
    set(begun(TEMPLATES[place]!.ask, ask.team ?? null))
  }
  const form: Form = { ask, set }
  return (
    <form class="voteform stack" onSubmit={(event) => (event.preventDefault(), open())} aria-label={t("A new vote" /* Name of a form */)}>
      {!begin && <Templates chosen={chosen} choose={template} />}
      <div class="voteform-columns">
        <div class="stack">
          <Kind form={form} />
          <Asked desk={desk} form={form} />
          <What desk={desk} form={form} />
          <Words label={t("The question, in a line" /* Label of a field */)} value={ask.title ?? ""} set={(title) => set({ ...ask, title })} />
          <Words label={t("An explanation, if it needs one" /* Label of a field */)} rows={2} value={ask.explanation ?? ""} set={(explanation) => set({ ...ask, explanation })} />
          {hasLines(ask) && <Words label={t("The options, one in each line" /* Label of a field */)} rows={5} value={ask.lines} set={(lines) => set({ ...ask, lines })} />}
        </div>
        <div class="stack">
          <Secret form={form} />
          <RuleFields form={form} />
          <Numeric label={t("Minutes until it closes by itself (0: when you close it)" /* Label of a number */)} most={1440} value={ask.minutes ?? 0} set={(minutes) => set({ ...ask, minutes })} />
        </div>
      </div>
      {refused && (
        <p class="error" role="alert">
          {refused}
        </p>
      )}
      <p class="row">
        <button class="button main">{t("Open the vote" /* Button: people can vote from now on */)}</button>
        <button type="button" class="button" onClick={keep}>
          {t("Keep as a draft" /* Button: a vote is prepared, and opened later */)}
        </button>
        <button type="button" class="button quiet" onClick={close}>
          {t("Not now" /* Button: closes a question without doing anything */)}
        </button>
      </p>
    </form>
  )
}

function Templates({ chosen, choose }: { chosen: number; choose: (place: number) => void }) {
  return (
    <fieldset class="controls">
      <legend>{t("Begin with" /* Heading above ready-made votes */)}</legend>
      {TEMPLATES.map(({ name }, place) => (
        <button key={place} type="button" class="button small" aria-pressed={place === chosen} onClick={() => choose(place)}>
          {name()}
        </button>
      ))}
    </fieldset>
  )
}

function Kind({ form: { ask, set } }: { form: Form }) {
  return (
    <div class="voteform-pair">
      <Choice label={t("Kind of vote" /* Label of a list */)} value={ask.kind} options={KINDS.map((kind) => [kind, term(`ballot.${kind}`)])} set={(kind) => set(ofKind(ask, kind as BallotKind))} />
      <Choice label={t("It is about" /* Label of a list */)} value={ask.about!} options={ABOUT[ask.kind].map((about) => [about, term(`about.${about}`)])} set={(about) => set({ ...ask, about: about as Topic, voters: votersOn(about as Topic, ask.voters) })} />
    </div>
  )
}

/** Who votes: a team, each team for itself, everybody together, or one person for each country. */
function Asked({ desk, form: { ask, set } }: { desk: Desk; form: Form }) {
  const single = ask.about === "item" || ask.about === "amendments"
  const teams = desk.teams.map(({ id, country }): [string, string] => [String(id), countryName(country)])
  const every: [string, string][] = single ? [["", t("Choose a team" /* First line of a list of teams */)]] : [["", t("Every team for itself" /* Who votes: all teams, each on its own */)]]
  const all = isOfTeam(ask.about!) ? [] : OF_ALL.map((voters): [string, string] => [voters, term(`voters.${voters}`)])
  const isOfAll = OF_ALL.includes(ask.voters!)
  const choose = (value: string): void => {
    const voters = OF_ALL.find((each) => each === value)
    if (voters) return set({ ...ask, voters, team: null })
    set({ ...ask, voters: isOfAll ? "team" : ask.voters!, team: Number(value) || null, item: null, amendments: [] })
  }
  return (
    <>
      <Choice label={t("Who votes" /* Label of a list */)} value={isOfAll ? ask.voters! : String(ask.team ?? "")} options={[...every, ...teams, ...all]} set={choose} />
      {ask.about === "items" && <Readers form={{ ask, set }} />}
    </>
  )
}

function Readers({ form: { ask, set } }: { form: Form }) {
  const asked = ask.voters === "readers"
  return (
    <label class="choice">
      <input type="checkbox" checked={asked} onChange={() => set({ ...ask, voters: asked ? "team" : "readers" })} /> <span>{t("Also those who read this draft now, in a peer review" /* Label of a tick below the team that votes on its draft */)}</span>
    </label>
  )
}

/** The item, or the amendments, on which a team votes. */
function What({ desk, form: { ask, set } }: { desk: Desk; form: Form }) {
  if (ask.about === "item") {
    const items = all(desk.store, "item").filter(({ team }) => team === ask.team).sort((a, b) => a.position - b.position)
    if (!items.length) return <p class="quiet">{t("This team has no items yet. They appear here when it has." /* In place of a draft without items */)}</p>
    const options = items.map(({ id, fields }, place): [string, string] => [String(id), `${place + 1}. ${fields.title?.words ?? ""}`])
    return <Choice label={t("Which item" /* Label of a list */)} value={String(ask.item ?? "")} options={[["", t("Choose an item" /* First line of a list of items */)], ...options]} set={(id) => set({ ...ask, item: Number(id) || null })} />
  }
  if (ask.about !== "amendments") return null
  const places = rivals(desk, ask.team)
  if (!places.length) return <p class="quiet">{t("This team has no open amendments." /* In place of amendments to vote on */)}</p>
  const turn = (id: number): void => {
    const chosen = ask.amendments ?? []
    set({ ...ask, amendments: chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id] })
  }
  return (
    <>
      {places.map((group) => (
        <fieldset key={group[0]!.id} class="choices">
          <legend>{t("Amendments to: %(field)s" /* Heading of the amendments to one field of a draft */, { field: term(`field.${group[0]!.field}`) })}</legend>
          {group.map(({ id, number, words }) => (
            <label key={id} class="choice">
              <input type="checkbox" checked={(ask.amendments ?? []).includes(id)} onChange={() => turn(id)} />{" "}
              <span lang="">
                A{number}: {words}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <p class="hint">{tn("%(n)s chosen; the text as it stands is an option, too.", "%(n)s chosen; the text as it stands is an option, too." /* Below amendments that are put to the vote */, (ask.amendments ?? []).length)}</p>
    </>
  )
}

function Secret({ form: { ask, set } }: { form: Form }) {
  const secret = ask.secret ?? !OPEN.includes(ask.kind)
  return (
    <div class="field">
      <label class="choice">
        <input type="checkbox" checked={secret} onChange={() => set({ ...ask, secret: !secret })} /> <span>{t("Secret: nobody learns who voted what" /* Label of a tick; it cannot be changed once the vote is open */)}</span>
      </label>
      {!secret && <p class="hint">{t("By name: votes can be changed while it is open, and the team can read who chose what after it." /* Below the tick for a secret vote, when it is not set */)}</p>}
    </div>
  )
}
