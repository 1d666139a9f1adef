// What a consent or a motion came to: the verdict first, then each person as a dot, then the words.
import { nameOf, type Room } from "../core/room"
import { spoken, t, term, tn } from "../core/words"
import type { BallotSeen, Judged, Statement } from "../types.gen"
import { countsIn, type Decided, outcomeOf, peopleIn } from "./ballots"
import { Bars, FEW, PersonDots } from "./pictures"

export const isDecided = (result: BallotSeen["result"]): result is Decided =>
  result?.kind === "consent" || result?.kind === "motion" || result?.kind === "gradients"

export function VerdictOf({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const { result } = ballot
  if (!isDecided(result)) return null
  const outcome = outcomeOf(result)
  const margin = marginWords(result)
  return (
    <>
      <Subject ballot={ballot} />
      <div class="verdict" data-outcome={outcome.tone}>
        <strong>{term(outcome.term)}</strong>
        <Base cast={result.cast} entitled={result.entitled} />
        {margin && <span>{margin}</span>}
      </div>
      <Picture result={result} />
      {result.kind !== "gradients" && result.entitled <= FEW && <p class="number">{tallyOf(result)}</p>}
      {(result.conditions ?? []).map((judged, place) => (
        <Condition key={place} judged={judged} />
      ))}
      <p class="quiet">{ballot.rules.map(spoken).join(" ")}</p>
      <Statements room={room} ballot={ballot} said={result.statements ?? []} />
    </>
  )
}

/** The item that was voted on, in the words that the ballot is bound to: its title, and what is to come of it. */
export function Subject({ ballot: { about, options } }: { ballot: BallotSeen }) {
  if (about !== "item") return null
  return (
    <>
      {options.map(({ id, name, means }) => (
        <blockquote key={id} class="measure" lang="">
          <b>{name}</b>
          <br />
          {means}
        </blockquote>
      ))}
    </>
  )
}

export function Base({ cast, entitled }: { cast: number; entitled: number }) {
  return <span class="number">{tn("%(cast)s of %(n)s entitled voted", "%(cast)s of %(n)s entitled voted" /* How many have voted, and how many may */, entitled, { cast })}</span>
}

/** By how much it was missed, or carried: what one more vote would have changed. */
export function marginWords(result: Decided): string {
  if (result.quorum_short > 0) return tn("%(n)s more person had to vote", "%(n)s more people had to vote" /* A quorum was missed by so many */, result.quorum_short)
  if (result.kind === "gradients" && result.to_answer > 0) return tn("%(n)s to answer first", "%(n)s to answer first" /* So many people disagree or need more discussion */, result.to_answer)
  if (result.kind !== "motion" || result.margin === null || result.verdict === "no_decision" || result.verdict === "tie") return ""
  if (result.margin < 0) return tn("%(n)s yes short", "%(n)s yes short" /* So many more yes votes would have carried it */, -result.margin)
  if (result.margin === 0) return t("exactly as many yes as needed" /* A vote was carried without a single yes to spare */)
  return tn("%(n)s yes more than needed", "%(n)s yes more than needed" /* A vote was carried with so many yes to spare */, result.margin)
}

/** Each person as a dot as long as they can be told apart, and as bars above; the steps of gradients always in rows. */
export function Picture({ result }: { result: Decided }) {
  if (result.kind !== "gradients" && result.entitled <= FEW) return <PersonDots people={peopleIn(result)} label={tallyOf(result)} />
  return <Bars rows={countsIn(result).map(([key, n]) => ({ name: term(key), n, choice: key.split(".")[1]! }))} of={result.entitled} />
}

/** One more thing that had to hold, and whether it did. */
function Condition({ judged: { condition, got, limit, holds } }: { judged: Judged }) {
  const choice = termOf(condition.choice)
  return (
    <p class="number">
      <span class="tag" data-tone={holds ? "good" : "caution"}>
        {holds ? t("kept" /* A further rule of a vote was kept */) : t("not kept" /* A further rule of a vote was not kept */)}
      </span>{" "}
      {condition.bound === "at_least"
        ? t("%(choice)s: %(got)s, at least %(limit)s were needed" /* A further rule of a vote: how many chose something, and how many had to */, { choice, got, limit })
        : t("%(choice)s: %(got)s, at most %(limit)s were allowed" /* A further rule of a vote: how many chose something, and how many might */, { choice, got, limit })}
    </p>
  )
}

const termOf = (choice: string): string => {
  const key = ["vote", "consent", "gradient"].map((kind) => `${kind}.${choice}`).find((key) => term(key) !== choice)
  return key ? term(key) : choice
}

const tallyOf = (result: Decided): string => countsIn(result).map(([key, count]) => `${term(key)} ${count}`).join(" · ")

/** Why people chose as they did. In a team's own named vote with their names. */
export function Statements({ room, ballot, said }: { room: Room; ballot: BallotSeen; said: Statement[] }) {
  return (
    <>
      {said.map((each, place) => (
        <blockquote key={place} class="notice" data-tone={toneOf(each.choice)}>
          <p>
            <b>
              {headOf(ballot, each)}
              {each.person > 0 && ` · ${nameOf(room.store, each.person)}`}
            </b>
          </p>
          <p lang="">{each.words}</p>
        </blockquote>
      ))}
    </>
  )
}

const toneOf = (choice: string): string | undefined =>
  ["object", "veto", "disagree"].includes(choice) ? "danger" : ["reservation", "reservations", "more_discussion"].includes(choice) ? "caution" : undefined

function headOf(ballot: BallotSeen, { choice }: Statement): string {
  if (choice === "object") return t("Objection" /* Stands before the words of somebody who objects */)
  if (choice === "reservation") return t("Reservation" /* Stands before the words of somebody who supports the text with a reservation */)
  if (ballot.kind === "gradients") return term(`gradient.${choice}`)
  return choice ? term(`vote.${choice}`) : t("Reason" /* Stands before the words in which somebody says why they voted as they did */)
}
