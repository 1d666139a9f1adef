// Consent, gradients and motion: one choice of a few, and the reason where there is one.
import { Shape } from "../core/signs"
import { t, term } from "../core/words"
import type { BallotKind, BallotSeen, Consent, Vote } from "../types.gen"
import { GRADIENTS } from "./ballots"
import { missingReason, Reason, reasonOf } from "./reason"
import { Sheet } from "./sheet"
import { Subject } from "./verdict"
import { type Asked, type Choice, type Form, useFilling } from "./voting"

interface Said {
  choice: string | null
  words: string
}

interface Look {
  choices: string[]
  prefix: string
  shapes?: Record<string, string> // where a choice has not a shape of its own name
  means: boolean // whether each choice is explained
}

const CONSENTS: Consent[] = ["support", "reservation", "stand_aside", "object"]
const VOTES: Vote[] = ["yes", "no", "abstain"]

const LOOKS: Partial<Record<BallotKind, Look>> = {
  consent: { choices: CONSENTS, prefix: "consent", means: true },
  gradients: { choices: GRADIENTS, prefix: "gradient", means: true },
  motion: { choices: VOTES, prefix: "vote", shapes: { yes: "support", no: "object", abstain: "stand_aside" }, means: false },
}

const questionOf = ({ kind }: BallotSeen): string =>
  kind === "consent"
    ? t("Can you stand behind this?" /* Question above the four choices of a consent */)
    : kind === "motion"
      ? t("Are you in favour?" /* Question above yes, no and abstain */)
      : t("How far do you agree?" /* Question above the eight choices of a consent in gradients, for screen readers */)

const nothingChosen = ({ kind }: BallotSeen): string =>
  kind === "consent"
    ? t("Please choose one of the four first." /* Nothing was chosen in a consent */)
    : kind === "motion"
      ? t("Please choose yes, no or abstain first." /* Nothing was chosen in a vote */)
      : t("Please choose something first; nothing was sent." /* Shown when a vote was sent in which nothing is chosen */)

function formOf(ballot: BallotSeen): Form<Said> {
  return {
    empty: { choice: null, words: "" },
    read: (choice) => ("choice" in choice ? { choice: choice.choice, words: choice.words ?? "" } : { choice: null, words: "" }),
    made: ({ choice, words }) => ({ kind: ballot.kind, choice, words: reasonOf(ballot, choice) === "none" ? "" : words }) as Choice,
    fault: ({ choice, words }) => (choice ? missingReason(ballot, choice, words) : nothingChosen(ballot)),
  }
}

export function OneOf({ asked }: { asked: Asked }) {
  const { ballot } = asked
  const filling = useFilling(asked, formOf(ballot))
  const { paper, keep } = filling
  const { choices, prefix, shapes, means } = LOOKS[ballot.kind]!
  return (
    <Sheet asked={asked} filling={filling} ready={!!paper.choice}>
      <Subject ballot={ballot} />
      <fieldset class={ballot.kind === "gradients" ? "consent gradients" : ballot.kind}>
        <legend>{questionOf(ballot)}</legend>
        {choices.map((choice, place) => (
          <label key={choice} class="consent-choice" data-choice={choice}>
            <input type="radio" name={`${ballot.kind}-${ballot.id}-${asked.absent?.id ?? 0}`} checked={paper.choice === choice} onChange={() => keep({ ...paper, choice })} />
            {ballot.kind === "gradients" ? <span class="count">{place + 1}</span> : <Shape name={shapes?.[choice] ?? choice} />}
            <b>{term(`${prefix}.${choice}`)}</b>
            {means && <span>{term(`${prefix}.${choice}.means`)}</span>}
          </label>
        ))}
      </fieldset>
      <Reason asked={asked} choice={paper.choice} words={paper.words} keep={(words) => keep({ ...paper, words })} />
    </Sheet>
  )
}
