// The fields of one step, changed or new. Nothing is sent before it is said so.
import { useState } from "preact/hooks"
import { t, term } from "../core/words"
import type { Kind, Right, StepSeen } from "../types.gen"
import { Confirm } from "./confirm"
import type { Desk } from "./desk"
import { stepName } from "../steering/names"

const KINDS: Kind[] = ["lobby", "recap", "ideas", "perspectives", "break", "cluster", "prioritise", "draft", "peer", "adopt", "declare", "close"]
const RIGHTS: Right[] = ["ideas", "lenses", "cluster", "vote", "shortlist", "draft", "comment"]
const LENSES = ["informal", "gender_age", "rural", "covid_law"]

type Fields = Pick<StepSeen, "kind" | "minutes" | "title" | "prompt" | "silent" | "rights"> & { lens: string }

export function ChangeForm({ desk, step, close }: { desk: Desk; step: StepSeen; close: () => void }) {
  const [seen] = useState<Fields>(() => ({ ...step, lens: step.lens ?? "" }))
  const [fields, set] = useState(seen)
  const send = (): void => {
    const changed = Object.fromEntries(NAMES.filter((name) => fields[name] !== seen[name]).map((name) => [name, fields[name]]))
    if (Object.keys(changed).length) void desk.link.send("step.change", { step: step.id, ...changed })
  }
  return (
    <Confirm title={stepName(step)} yes={t("Save" /* Button: keeps the changes to a step */)} act={send} close={close}>
      <Kinds fields={fields} set={set} />
      <Minutes fields={fields} set={set} />
      <Words fields={fields} set={set} />
      <Silent fields={fields} set={set} />
      <Rights fields={fields} set={set} />
    </Confirm>
  )
}

export function AddForm({ desk, after, close }: { desk: Desk; after: number; close: () => void }) {
  const [fields, set] = useState<Fields>({ kind: "break", minutes: 10, title: "", prompt: "", lens: "", silent: false, rights: [] })
  const send = (): void => {
    const { kind, minutes, title, prompt, lens } = fields
    void desk.link.send("step.add", { after, kind, minutes, title, prompt, lens })
  }
  return (
    <Confirm title={t("A new step" /* Title of a dialog */)} yes={t("Add it" /* Button: a new step joins the day */)} act={send} close={close}>
      <Kinds fields={fields} set={set} />
      <Minutes fields={fields} set={set} />
      <Words fields={fields} set={set} />
    </Confirm>
  )
}

const NAMES = ["kind", "minutes", "title", "prompt", "lens", "silent", "rights"] as const

type Form = { fields: Fields; set: (fields: Fields) => void }

function Kinds({ fields, set }: Form) {
  return (
    <div class="field">
      <label for="step-kind">{t("What for" /* Label of a list: the kind of a step */)}</label>
      <select id="step-kind" value={fields.kind} onChange={({ currentTarget }) => set({ ...fields, kind: currentTarget.value as Kind })}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {term(`step.${kind}`)}
          </option>
        ))}
      </select>
    </div>
  )
}

function Minutes({ fields, set }: Form) {
  const [first] = useState(fields.minutes)
  const put = (minutes: number): void => {
    if (minutes >= 1) set({ ...fields, minutes: Math.min(480, Math.round(minutes)) }) // an empty field changes nothing
  }
  return (
    <div class="field">
      <label for="step-minutes">{t("Minutes" /* Head of a column */)}</label>
      <p class="hint" id="step-minutes-hint">
        {t("If teams are in this step now, its end moves with it." /* Hint at the minutes of a step */)}
      </p>
      <input id="step-minutes" type="number" min={1} max={480} aria-describedby="step-minutes-hint" defaultValue={String(first)} onInput={({ currentTarget }) => put(currentTarget.valueAsNumber)} />
    </div>
  )
}

function Words({ fields, set }: Form) {
  return (
    <>
      <div class="field">
        <label for="step-title">{t("Title, if not the usual one" /* Label of a field of a step */)}</label>
        <input id="step-title" placeholder={term(`step.${fields.kind}`)} value={fields.title} onInput={({ currentTarget }) => set({ ...fields, title: currentTarget.value })} />
      </div>
      <div class="field">
        <label for="step-prompt">{t("What to do, in one sentence, if not the usual one" /* Label of a field of a step */)}</label>
        <textarea id="step-prompt" rows={2} placeholder={term(`prompt.${fields.kind}`)} value={fields.prompt} onInput={({ currentTarget }) => set({ ...fields, prompt: currentTarget.value })} />
      </div>
      {fields.kind === "perspectives" && <Lens fields={fields} set={set} />}
    </>
  )
}

/** One of the usual lenses, or words of one's own. */
function Lens({ fields, set }: Form) {
  return (
    <div class="field">
      <label for="step-lens">{t("Lens of this round" /* Label of a field of a step: the way to look at the ideas */)}</label>
      <select id="step-lens" value={fields.lens} onChange={({ currentTarget }) => set({ ...fields, lens: currentTarget.value })}>
        <option value="">{t("none" /* A step without a lens */)}</option>
        {[...new Set([...LENSES, fields.lens])].filter(Boolean).map((lens) => (
          <option key={lens} value={lens}>
            {term(`lens.${lens}`)}
          </option>
        ))}
      </select>
    </div>
  )
}

function Silent({ fields, set }: Form) {
  return (
    <label class="choice">
      <input type="checkbox" checked={fields.silent} onChange={() => set({ ...fields, silent: !fields.silent })} /> <span>{t("Work in silence" /* Checkbox of a step */)}</span>
    </label>
  )
}

function Rights({ fields, set }: Form) {
  const turn = (right: Right): Right[] => (fields.rights.includes(right) ? fields.rights.filter((each) => each !== right) : [...fields.rights, right])
  return (
    <fieldset class="choices">
      <legend>{t("Participants may" /* Head of a column: rights */)}</legend>
      {RIGHTS.map((right) => (
        <label key={right} class="choice">
          <input type="checkbox" checked={fields.rights.includes(right)} onChange={() => set({ ...fields, rights: turn(right) })} /> <span>{term(`right.${right}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
