// What a choice or an order of options came to: who is elected, the votes, and what a tie leaves open.
import { list, t, term, tn } from "../core/words"
import type { BallotSeen, ElectionResult, Tallied } from "../types.gen"
import { nameIn, saidBy, valueOf } from "./ballots"
import { Bars, decimal } from "./pictures"
import { Base } from "./verdict"

/** The options elected: as counted, or as a tie between them was settled. */
export function electedIn({ settled }: BallotSeen, result: ElectionResult): number[] {
  if (settled?.elected?.length) return settled.elected
  const places = result.options.filter(({ place }) => place !== null)
  return places.sort((a, b) => a.place! - b.place!).map(({ option }) => option)
}

export const openIn = (result: ElectionResult): number[] => result.options.filter(({ open }) => open).map(({ option }) => option)

/** In a few words: who is elected, and between whom it is open. */
export function electionWords(ballot: BallotSeen, result: ElectionResult): string {
  const names = (options: number[]): string => list(options.map((option) => nameIn(ballot, option)))
  const elected = electedIn(ballot, result)
  if (result.quorum_short > 0) return term("verdict.no_quorum")
  if (elected.length) return t("Elected: %(options)s" /* The result of an election: names of options */, { options: names(elected) })
  return openIn(result).length ? t("A tie: %(options)s" /* The result of an election: names of options that are equal */, { options: names(openIn(result)) }) : term("verdict.no_decision")
}

export function ElectionOf({ ballot, result }: { ballot: BallotSeen; result: ElectionResult }) {
  const elected = electedIn(ballot, result)
  const open = ballot.settled?.elected?.length ? [] : openIn(result)
  return (
    <>
      <div class="verdict" data-outcome={elected.length && !result.quorum_short ? "adopted" : "open"}>
        <strong>{electionWords(ballot, result)}</strong>
        <Base cast={result.cast} entitled={result.entitled} />
        {result.quorum_short > 0 && <span>{tn("%(n)s more person had to vote", "%(n)s more people had to vote" /* A quorum was missed by so many */, result.quorum_short)}</span>}
        {elected.length > 0 && open.length > 0 && <span>{t("Equal for the last seat: %(options)s" /* Below those who are elected: between whom a tie is open */, { options: list(open.map((option) => nameIn(ballot, option))) })}</span>}
      </div>
      <Bars rows={ordered(result, elected).map((row) => rowOf(ballot, row, elected))} of={mostOf(result)} />
      <Words ballot={ballot} elected={elected} />
      <Others result={result} />
    </>
  )
}

/** The elected first, in their order, then by votes. */
function ordered({ options }: ElectionResult, elected: number[]): Tallied[] {
  const place = ({ option }: Tallied): number => (elected.includes(option) ? elected.indexOf(option) : elected.length)
  return [...options].sort((a, b) => place(a) - place(b) || votesOf(b) - votesOf(a) || a.option - b.option)
}

const votesOf = ({ last, first }: Tallied): number => (first ? valueOf(first) : last ? valueOf(last) : 0)

const mostOf = ({ options, valid }: ElectionResult): number => Math.max(1, valid, ...options.map(votesOf))

const rowOf = (ballot: BallotSeen, row: Tallied, elected: number[]) => ({
  name: nameIn(ballot, row.option),
  n: votesOf(row),
  choice: elected.includes(row.option) ? "elected" : "other",
  said: row.first ? decimal(row.first) : "",
  mark: elected.includes(row.option) ? t("elected" /* Beside an option that won an election */) : row.open ? t("equal" /* Beside an option on which a tie decides */) : "",
})

/** The words that were chosen, where options stand for words. */
export function Words({ ballot, elected }: { ballot: BallotSeen; elected: number[] }) {
  const chosen = ballot.options.filter((option) => elected.includes(option.id) && saidBy(option))
  return (
    <>
      {chosen.map((option) => (
        <blockquote key={option.id} class="measure" lang={option.means ? "" : undefined}>
          {saidBy(option)}
        </blockquote>
      ))}
    </>
  )
}

function Others({ result: { valid, abstain, none, seats, method } }: { result: ElectionResult }) {
  const parts = [
    term(`method.${method}`),
    t("Seats: %(seats)s" /* How many were to be elected */, { seats }),
    t("Counted: %(valid)s" /* How many votes named an option, or none of them */, { valid }),
    ...(none ? [`${term("instead.none")}: ${none}`] : []),
    ...(abstain ? [`${term("instead.abstain")}: ${abstain}`] : []),
  ]
  return <p class="quiet number">{parts.join(" · ")}</p>
}
