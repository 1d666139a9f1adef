// Why somebody votes as they do: not asked, asked if they like, or needed.
import { t } from "../core/words"
import { graphemes } from "../ideas/typing"
import type { BallotSeen } from "../types.gen"
import type { Asked } from "./voting"

const LONGEST = 500 // graphemes
const NEED_WORDS = ["reservation", "object", "reservations", "more_discussion", "disagree", "veto"]

/** Whether a paper with this choice has a reason, as the rule of the ballot says; the server says the same. */
export function reasonOf({ rule }: BallotSeen, choice: string | null): "none" | "may" | "must" {
  const { reasons = "off" } = rule
  if (reasons === "objection") return choice && NEED_WORDS.includes(choice) ? "must" : "none"
  return reasons === "required" ? "must" : reasons === "optional" ? "may" : "none"
}

export const missingReason = (ballot: BallotSeen, choice: string | null, words: string): string =>
  reasonOf(ballot, choice) === "must" && !words.trim() ? t("Please say why, so that the others can answer." /* A reason is needed for a reservation or an objection */) : ""

interface ReasonProps {
  asked: Asked
  choice: string | null
  words: string
  keep: (words: string) => void
}

export function Reason({ asked: { ballot, absent }, choice, words, keep }: ReasonProps) {
  if (reasonOf(ballot, choice) === "none") return null
  const id = `reason-${ballot.id}-${absent?.id ?? 0}`
  const left = LONGEST - graphemes(words)
  return (
    <div class="field" data-state={left < 0 ? "wrong" : undefined}>
      <label for={id}>{labelOf(choice, reasonOf(ballot, choice) === "must")}</label>
      <textarea id={id} rows={4} value={words} aria-describedby={`${id}-count`} onInput={({ currentTarget }) => keep(currentTarget.value)} />
      <p class="hint number" id={`${id}-count`}>
        {t("%(left)s signs left" /* How many more signs fit into a field */, { left })}
      </p>
    </div>
  )
}

function labelOf(choice: string | null, must: boolean): string {
  if (choice === "object") return t("What must change?" /* Label of the reason of an objection */)
  if (choice === "reservation") return t("Your reservation, as it will be published" /* Label of the words of a reservation */)
  return must ? t("Your reason" /* Label of the field for the reason of a vote */) : t("Your reason, if you like" /* Label of the field for the reason of a vote, which may be left empty */)
}
