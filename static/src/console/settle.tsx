// A tie is settled by somebody, before its result is shown: it is told with the result, and by whom.
import { useState } from "preact/hooks"
import { list, spoken, t, term, tn } from "../core/words"
import { nameIn } from "../deciding/ballots"
import { openIn } from "../deciding/election"
import type { BallotSeen, ElectionResult, Way } from "../types.gen"
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
  free?: ElectionResult // the chair ticks who is elected
}

const MOST_IN_A_LIST = 6 // outcomes of a tie, one below the other

/** Every way in which this tie can end. */
function outcomesOf(ballot: BallotSeen): Outcome[] {
  const { result } = ballot
  const again: Outcome = { words: term("way.again"), way: "again" }
  if (result?.kind === "election") return [...chairOf(ballot, result), { words: term("way.lot"), way: "lot" }, again]
  return [
    { words: t("The chair decides: adopted" /* A way to settle a tie */), way: "chair", carried: true },
    { words: t("The chair decides: not adopted" /* A way to settle a tie */), way: "chair", carried: false },
    { words: term("way.keep"), way: "keep" },
    again,
  ]
}

/** What the chair can choose: each outcome by itself, or, where they are many, one by one who is elected. */
function chairOf(ballot: BallotSeen, result: ElectionResult): Outcome[] {
  if (!result.all_sets || result.sets.length > MOST_IN_A_LIST) return [{ words: t("The chair chooses who is elected" /* A way to settle a tie; check boxes follow */), way: "chair", free: result }]
  return result.sets.map((set) => ({ words: t("The chair decides: %(options)s" /* A way to settle a tie: these are elected */, { options: list(set.map((option) => nameIn(ballot, option))) }), way: "chair", elected: set }))
}

const sureIn = ({ options }: ElectionResult): number[] => options.filter(({ place }) => place !== null).map(({ option }) => option)

/** How many a tie leaves to be chosen: the least, and the most. They differ where a seat may stay empty. */
function seatsIn(result: ElectionResult): [number, number] {
  const sure = sureIn(result).length
  const sizes = result.sets.map(({ length }) => length - sure)
  return [Math.min(...sizes), Math.max(...sizes, result.all_sets ? 0 : result.seats - sure)]
}

export function SettleTie({ desk, ballot }: { desk: Desk; ballot: BallotSeen }) {
  const [asking, ask] = useState(false)
  const [place, choose] = useState(-1)
  const [ticked, tick] = useState<number[]>([])
  const outcomes = outcomesOf(ballot)
  const free = outcomes[place]?.free
  const settle = (): void => {
    const { words: _, free: __, ...chosen } = outcomes[place]!
    void desk.link.send("ballot.settle", { ballot: ballot.id, ...chosen, ...(free && { elected: [...sureIn(free), ...ticked] }) })
  }
  return (
    <>
      <button type="button" class="button small" onClick={() => ask(true)}>
        {t("Settle the tie" /* Button: opens the ways in which a tie can be settled */)}
      </button>
      {asking && (
        <Confirm title={t("Settle the tie" /* Button: opens the ways in which a tie can be settled */)} yes={t("Settle it for good" /* Button: the tie is settled like this */)} may={place >= 0 && (!free || fits(free, ticked))} act={settle} close={() => ask(false)}>
          <fieldset class="choices">
            <legend>{t("How is it settled?" /* Question above the ways in which a tie can be settled */)}</legend>
            {outcomes.map(({ words }, each) => (
              <label key={each} class="choice">
                <input type="radio" name={`settle-${ballot.id}`} checked={each === place} onChange={() => choose(each)} /> <span>{words}</span>
              </label>
            ))}
          </fieldset>
          {free && <Chair ballot={ballot} result={free} ticked={ticked} tick={tick} />}
          <p class="quiet">{t("It is shown with the result, with your name; the count stays as it is." /* Before a tie is settled */)}</p>
        </Confirm>
      )}
    </>
  )
}

function fits(result: ElectionResult, { length }: number[]): boolean {
  const [least, most] = seatsIn(result)
  return length >= least && length <= most
}

interface ChairProps {
  ballot: BallotSeen
  result: ElectionResult
  ticked: number[]
  tick: (options: number[]) => void
}

/** Who is elected besides those who are so in every case. */
function Chair({ ballot, result, ticked, tick }: ChairProps) {
  const [sure, [least, most]] = [sureIn(result), seatsIn(result)]
  const turn = (option: number): void => tick(ticked.includes(option) ? ticked.filter((other) => other !== option) : [...ticked, option])
  return (
    <fieldset class="choices">
      <legend>{least === most ? spoken({ key: "rule.exactly", values: { most: `${most}` } }) : spoken({ key: "rule.between", values: { least: `${least}`, most: `${most}` } })}</legend>
      {sure.length > 0 && <p>{t("Elected in every case: %(options)s" /* Above options to tick: these need no choice */, { options: list(sure.map((option) => nameIn(ballot, option))) })}</p>}
      {openIn(result).map((option) => (
        <label key={option} class="choice">
          <input type="checkbox" checked={ticked.includes(option)} onChange={() => turn(option)} /> <span lang="">{nameIn(ballot, option)}</span>
        </label>
      ))}
      <p class="quiet number" role="status">
        {tn("%(n)s chosen", "%(n)s chosen" /* How many options somebody has ticked on a ballot */, ticked.length)}
      </p>
    </fieldset>
  )
}
