// Choosing: one option or several, with what each stands for; or none of them, where the ballot has that.
import { t, term, tn } from "../core/words"
import type { BallotSeen, Instead, Option } from "../types.gen"
import { saidBy, wordsOf } from "./ballots"
import { missingReason, Reason } from "./reason"
import { Sheet } from "./sheet"
import { type Asked, type Form, useFilling } from "./voting"

interface Chosen {
  options: number[]
  instead: Instead | null
  words: string
}

/** What is wrong with so many options on a paper, or with its reason. */
export function faultIn(ballot: BallotSeen, many: number, { instead, words }: Pick<Chosen, "instead" | "words">): string {
  const { least = 1, most = ballot.options.length } = ballot.rule
  if (!instead && many < least) return t("Please choose at least %(least)s." /* Shown when somebody chose fewer options than a ballot asks for */, { least })
  if (!instead && many > most) return t("Please choose at most %(most)s." /* Shown when somebody chose more options than a ballot allows */, { most })
  return missingReason(ballot, null, words)
}

function formOf(ballot: BallotSeen): Form<Chosen> {
  return {
    empty: { options: [], instead: null, words: "" },
    read: (choice) => (choice.kind === "choice" ? { options: choice.options, instead: choice.instead ?? null, words: choice.words ?? "" } : formOf(ballot).empty),
    made: ({ options, instead, words }) => ({ kind: "choice", options: [...options].sort((a, b) => a - b), instead, words }),
    fault: (paper) => faultIn(ballot, paper.options.length, paper),
  }
}

export function Choosing({ asked }: { asked: Asked }) {
  const { ballot } = asked
  const filling = useFilling(asked, formOf(ballot))
  const { paper, keep } = filling
  const { most = ballot.options.length } = ballot.rule
  const single = most === 1
  const turn = (id: number): void => {
    const without = paper.options.filter((other) => other !== id)
    const options = single ? [id] : without.length < paper.options.length ? without : [...paper.options, id]
    keep({ ...paper, options, instead: null })
  }
  return (
    <Sheet asked={asked} filling={filling} ready={paper.options.length > 0 || !!paper.instead}>
      <fieldset class="options">
        <legend>{t("Your choice" /* Above options to tick, on a ballot */)}</legend>
        {ballot.options.map((option) => (
          <label key={option.id} class="option-choice">
            <input type={single ? "radio" : "checkbox"} name={nameOf(asked)} checked={paper.options.includes(option.id)} onChange={() => turn(option.id)} />
            <Meaning option={option} />
          </label>
        ))}
        <InsteadChoices asked={asked} chosen={paper.instead} choose={(instead) => keep({ ...paper, options: [], instead })} />
      </fieldset>
      {!single && (
        <p class="quiet number" role="status">
          {tn("%(n)s chosen", "%(n)s chosen" /* How many options somebody has ticked on a ballot */, paper.options.length)}
        </p>
      )}
      <Reason asked={asked} choice={null} words={paper.words} keep={(words) => keep({ ...paper, words })} />
    </Sheet>
  )
}

const nameOf = ({ ballot, absent }: Asked): string => `choice-${ballot.id}-${absent?.id ?? 0}`

/** An option, with the words that it stands for. */
export function Meaning({ option }: { option: Option }) {
  return (
    <span class="option-words">
      <b lang={option.country || !option.name ? undefined : ""}>{wordsOf(option)}</b>
      {saidBy(option) && <span lang={option.means ? "" : undefined}>{saidBy(option)}</span>}
    </span>
  )
}

interface InsteadProps {
  asked: Asked
  chosen: Instead | null
  choose: (instead: Instead | null) => void
}

/** What may be voted in place of options; chosen again, it is taken away. */
export function InsteadChoices({ asked, chosen, choose }: InsteadProps) {
  return (
    <>
      {(asked.ballot.rule.instead ?? []).map((instead) => (
        <label key={instead} class="option-choice" data-choice={instead}>
          <input type="radio" name={nameOf(asked)} checked={chosen === instead} onClick={() => chosen === instead && choose(null)} onChange={() => choose(instead)} />
          <span class="option-words">
            <b>{term(`instead.${instead}`)}</b>
          </span>
        </label>
      ))}
    </>
  )
}
