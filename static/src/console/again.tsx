// The next round of a vote: the same once more or, where there are several options, among fewer of them.
import { useState } from "preact/hooks"
import { t, tn } from "../core/words"
import { nameIn, valueOf } from "../deciding/ballots"
import { electedIn } from "../deciding/election"
import type { BallotKind, BallotSeen, ElectionResult, Topic } from "../types.gen"
import { Confirm } from "./confirm"
import type { Desk } from "./desk"

// What may leave options out; the server says the same, and refuses anything else.
const KINDS: BallotKind[] = ["choice", "ranking", "rating", "dots"]
const ABOUT: Topic[] = ["question", "clusters"]

export function AskAgain({ desk, ballot }: { desk: Desk; ballot: BallotSeen }) {
  const [asking, ask] = useState(false)
  const all = ballot.options.map(({ id }) => id)
  const [stay, keep] = useState(all)
  const least = leastOf(ballot)
  const canNarrow = KINDS.includes(ballot.kind) && ABOUT.includes(ballot.about) && all.length > least
  const again = (): void => void desk.link.send("ballot.again", { ballot: ballot.id, ...(stay.length < all.length && { options: stay }) })
  const turn = (option: number): void => keep(all.filter((each) => (each === option) !== stay.includes(each)))
  const leading = leadingIn(ballot, leadersOf(ballot))
  const name = t("Ask again: next round" /* Button: the same vote once more, beside the earlier result */)
  return (
    <>
      <button type="button" class="button small" onClick={() => (canNarrow ? ask(true) : again())}>
        {name}
      </button>
      {asking && (
        <Confirm title={name} yes={t("Open the vote" /* Button: people can vote from now on */)} may={stay.length >= least} act={again} close={() => ask(false)}>
          <fieldset class="choices">
            <legend>{t("The next round is among:" /* Above the options of a vote; those that are not ticked are left out of the next round */)}</legend>
            {all.map((option) => (
              <label key={option} class="choice">
                <input type="checkbox" checked={stay.includes(option)} onChange={() => turn(option)} /> <span lang="">{nameIn(ballot, option)}</span>
              </label>
            ))}
          </fieldset>
          <p class="row">
            {leading.length < all.length && (
              <button type="button" class="button small" onClick={() => keep(leading)}>
                {tn("Only the first %(n)s, and who is equal", "Only the first %(n)s, and who is equal" /* Button: of the options of a vote, those that came first are ticked, with those that have as many votes as the last of them */, leadersOf(ballot))}
              </button>
            )}
            <button type="button" class="button small quiet" onClick={() => keep(all)}>
              {t("All of them" /* Button: all options of a vote are ticked */)}
            </button>
          </p>
          <p class="quiet number" role="status">
            {tn("%(n)s chosen", "%(n)s chosen" /* How many options somebody has ticked on a ballot */, stay.length)}
          </p>
        </Confirm>
      )}
    </>
  )
}

const isElection = ({ kind }: BallotSeen): boolean => kind === "choice" || kind === "ranking"

/** A rule for elections has one seat where it names none; without seats, two options make a vote. */
const seatsOf = (ballot: BallotSeen): number => (isElection(ballot) ? (ballot.rule.seats ?? 1) : 1)

const leastOf = (ballot: BallotSeen): number => Math.max(2, seatsOf(ballot), ballot.rule.least ?? 0)

const leadersOf = (ballot: BallotSeen): number => seatsOf(ballot) + 1

/** The options that came first, so many of them, with all that are equal to the last of these. */
function leadingIn(ballot: BallotSeen, many: number): number[] {
  const standing = standingIn(ballot)
  const better = (one: number[], other: number[]): boolean => {
    const place = one.findIndex((value, place) => value !== other[place])
    return place >= 0 && one[place]! > other[place]!
  }
  const isAhead = (option: number): boolean => [...standing.values()].filter((other) => better(other, standing.get(option)!)).length < many
  return ballot.options.map(({ id }) => id).filter((id) => standing.has(id) && isAhead(id))
}

/** How each option stands, as numbers to compare one after the other; the larger is better. */
function standingIn(ballot: BallotSeen): Map<number, number[]> {
  const { result } = ballot
  if (result?.kind === "rating" || result?.kind === "dots") return new Map(result.options.map(({ option, rank }) => [option, [-(rank ?? Infinity)]]))
  if (result?.kind === "election") return electedFirst(ballot, result)
  return new Map()
}

function electedFirst(ballot: BallotSeen, result: ElectionResult): Map<number, number[]> {
  const elected = electedIn(ballot, result)
  const valued = result.options.map(({ option, open, first }): [number, number[]] => {
    const place = elected.indexOf(option)
    return [option, place >= 0 ? [2, -place] : open ? [1, 0] : [0, first ? valueOf(first) : 0]]
  })
  return new Map(valued)
}
