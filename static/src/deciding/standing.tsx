// Common ground: of each option whether one agrees, passes or disagrees, and why not.
import { t, term, tn } from "../core/words"
import type { Option, Stance } from "../types.gen"
import { wordsOf } from "./ballots"
import { Meaning } from "./choosing"
import { Sheet } from "./sheet"
import { type Asked, type Form, useFilling } from "./voting"

type Stand = { stance?: Stance; words?: string }
type Paper = Record<string, Stand>

export const STANCES: Stance[] = ["agree", "pass", "disagree"]

const takenIn = (paper: Paper) =>
  Object.entries(paper).flatMap(([option, { stance, words }]) => (stance ? [{ option: Number(option), stance, words: stance === "disagree" ? (words ?? "") : "" }] : []))

const FORM: Form<Paper> = {
  empty: {},
  read: (choice) => (choice.kind === "stance" ? Object.fromEntries(choice.stances.map(({ option, stance, words }) => [option, { stance, words: words ?? "" }])) : {}),
  made: (paper) => ({ kind: "stance", stances: takenIn(paper) }),
  fault: (paper) => (takenIn(paper).length ? "" : t("Please choose something first; nothing was sent." /* Shown when a vote was sent in which nothing is chosen */)),
}

export function Standing({ asked }: { asked: Asked }) {
  const { ballot, absent } = asked
  const filling = useFilling(asked, FORM)
  const { paper, keep } = filling
  const taken = takenIn(paper).length
  return (
    <Sheet asked={asked} filling={filling} ready={taken > 0}>
      <ul class="ratings">
        {ballot.options.map((option) => (
          <Row key={option.id} name={`stance-${ballot.id}-${option.id}-${absent?.id ?? 0}`} option={option} stand={paper[option.id] ?? {}} take={(stand) => keep({ ...paper, [option.id]: stand })} />
        ))}
      </ul>
      <p class="quiet number" role="status">
        {tn("%(taken)s of %(n)s answered", "%(taken)s of %(n)s answered" /* Of how many options of a ballot somebody has said whether they agree */, ballot.options.length, { taken })}
      </p>
    </Sheet>
  )
}

interface RowProps {
  name: string
  option: Option
  stand: Stand
  take: (stand: Stand) => void
}

function Row({ name, option, stand, take }: RowProps) {
  return (
    <li class="stance-row">
      <Meaning option={option} />
      <fieldset class="segments">
        <legend class="visually-hidden">{wordsOf(option)}</legend>
        {STANCES.map((stance) => (
          <label key={stance}>
            <input type="radio" name={name} checked={stand.stance === stance} onClick={() => stand.stance === stance && take({ words: stand.words ?? "" })} onChange={() => take({ ...stand, stance })} />
            <span>{term(`stance.${stance}`)}</span>
          </label>
        ))}
      </fieldset>
      {stand.stance === "disagree" && (
        <div class="field">
          <label for={`${name}-words`}>{t("Why? The others can answer you then." /* Label of the reason of somebody who disagrees; it may be left empty */)}</label>
          <textarea id={`${name}-words`} rows={2} value={stand.words ?? ""} onInput={({ currentTarget }) => take({ ...stand, words: currentTarget.value })} />
        </div>
      )}
    </li>
  )
}
