// A tie is settled by somebody, before its result is shown: it is told with the result, and by whom.
import { useState } from "preact/hooks"
import { list, t, term } from "../core/words"
import { nameIn } from "../deciding/ballots"
import type { BallotSeen, Way } from "../types.gen"
import { Confirm } from "./confirm"
import type { Desk } from "./desk"

/** Whether a result leaves something open that nobody has settled yet. */
export function isTied({ result, settled }: BallotSeen): boolean {
  if (settled) return false
  return (result?.kind === "motion" && result.verdict === "tie") || (result?.kind === "election" && result.sets.length > 0)
}

interface Outcome {
  words: string
  way: Way
  carried?: boolean
  elected?: number[]
}

/** Every way in which this tie can end. */
function outcomesOf(ballot: BallotSeen): Outcome[] {
  const { result } = ballot
  const again: Outcome = { words: term("way.again"), way: "again" }
  if (result?.kind === "election") {
    const sets = result.sets.map((set): Outcome => ({ words: t("The chair decides: %(options)s" /* A way to settle a tie: these are elected */, { options: list(set.map((option) => nameIn(ballot, option))) }), way: "chair", elected: set }))
    return [...sets, { words: term("way.lot"), way: "lot" }, again]
  }
  return [
    { words: t("The chair decides: adopted" /* A way to settle a tie */), way: "chair", carried: true },
    { words: t("The chair decides: not adopted" /* A way to settle a tie */), way: "chair", carried: false },
    { words: term("way.keep"), way: "keep" },
    again,
  ]
}

export function SettleTie({ desk, ballot }: { desk: Desk; ballot: BallotSeen }) {
  const [asking, ask] = useState(false)
  const [place, choose] = useState(-1)
  const outcomes = outcomesOf(ballot)
  const settle = (): void => {
    const { words: _, ...chosen } = outcomes[place]!
    void desk.link.send("ballot.settle", { ballot: ballot.id, ...chosen })
  }
  return (
    <>
      <button type="button" class="button small" onClick={() => ask(true)}>
        {t("Settle the tie" /* Button: opens the ways in which a tie can be settled */)}
      </button>
      {asking && (
        <Confirm title={t("Settle the tie" /* Button: opens the ways in which a tie can be settled */)} yes={t("Settle it for good" /* Button: the tie is settled like this */)} may={place >= 0} act={settle} close={() => ask(false)}>
          <fieldset class="choices">
            <legend>{t("How is it settled?" /* Question above the ways in which a tie can be settled */)}</legend>
            {outcomes.map(({ words }, each) => (
              <label key={each} class="choice">
                <input type="radio" name={`settle-${ballot.id}`} checked={each === place} onChange={() => choose(each)} /> <span>{words}</span>
              </label>
            ))}
          </fieldset>
          <p class="quiet">{t("It is shown with the result, with your name; the count stays as it is." /* Before a tie is settled */)}</p>
        </Confirm>
      )}
    </>
  )
}
