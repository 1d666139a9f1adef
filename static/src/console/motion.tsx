// What a motion asks, and by which rule it is decided: said before anybody votes.
import { useState } from "preact/hooks"
import { t, term } from "../core/words"
import type { Majority } from "../types.gen"
import { Confirm } from "./confirm"
import type { Desk } from "./desk"
import { USUAL } from "./voterule"

const MAJORITIES: Majority[] = ["simple", "absolute", "two_thirds"]

export function MotionForm({ desk, team, close }: { desk: Desk; team: number | null; close: () => void }) {
  const [majority, choose] = useState<Majority>("simple")
  const [quorum, need] = useState(50)
  const open = (): void => void desk.link.send("ballot.open", { kind: "motion", team, majority, quorum })
  return (
    <Confirm title={t("Open a motion" /* Title of a dialog */)} yes={t("Open the vote" /* Button: people can vote from now on */)} act={open} close={close}>
      <fieldset class="choices">
        <legend>{t("It is adopted by" /* Label of a choice of majorities */)}</legend>
        {MAJORITIES.map((each) => (
          <label key={each} class="choice">
            <input type="radio" name="majority" checked={each === majority} onChange={() => choose(each)} /> <span>{term(`rule.${each}.${USUAL[each]}`)}</span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="quorum">{t("Quorum: how many percent must vote" /* Label of a number; 0 is none */)}</label>
        <input id="quorum" type="number" min={0} max={100} value={quorum} onInput={({ currentTarget }) => need(bounded(currentTarget.valueAsNumber))} />
      </div>
    </Confirm>
  )
}

const bounded = (percent: number): number => Math.min(100, Math.max(0, Math.round(percent || 0)))
