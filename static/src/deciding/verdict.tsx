// What a consent or a motion came to: the verdict first, then each person as a dot, then the words.
import { nameOf, type Room } from "../core/room"
import { t, term, tn } from "../core/words"
import type { BallotSeen, ConsentResult, MotionResult, Statement } from "../types.gen"
import { outcomeOf, peopleIn, ruleOf } from "./ballots"
import { PersonDots } from "./pictures"

export function VerdictOf({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const { result } = ballot
  if (result?.kind !== "consent" && result?.kind !== "motion") return null
  const outcome = outcomeOf(result)
  return (
    <section class="ballot" aria-label={ballot.title || term(`ballot.${ballot.kind}`)}>
      <div class="verdict" data-outcome={outcome.tone}>
        <strong>{term(outcome.term)}</strong>
        <span>
          {tn("%(cast)s of %(n)s entitled voted", "%(cast)s of %(n)s entitled voted" /* How many have voted, and how many may */, result.entitled, { cast: result.cast })}
        </span>
        <Margin result={result} />
      </div>
      <PersonDots people={peopleIn(result)} label={tallyOf(result)} />
      <p class="number">{tallyOf(result)}</p>
      <p class="quiet">{term(ruleOf(ballot))}</p>
      {result.kind === "consent" && result.statements.map((said, place) => <Said key={place} room={room} said={said} />)}
    </section>
  )
}

/** By how much it was missed: what one more vote would have changed. */
function Margin({ result }: { result: ConsentResult | MotionResult }) {
  if (result.quorum_short > 0) {
    return <span>{tn("%(n)s more person had to vote", "%(n)s more people had to vote" /* A quorum was missed by so many */, result.quorum_short)}</span>
  }
  if (result.kind === "consent" || result.margin >= 0 || result.verdict === "no_decision") return null
  return <span>{tn("%(n)s yes short", "%(n)s yes short" /* So many more yes votes would have carried it */, -result.margin)}</span>
}

function tallyOf(result: ConsentResult | MotionResult): string {
  const counts: [string, number][] =
    result.kind === "consent"
      ? [["consent.support", result.support], ["consent.reservation", result.reservation], ["consent.stand_aside", result.stand_aside], ["consent.object", result.object]]
      : [["vote.yes", result.yes], ["vote.no", result.no], ["vote.abstain", result.abstain]]
  return counts.map(([key, count]) => `${term(key)} ${count}`).join(" · ")
}

function Said({ room, said }: { room: Room; said: Statement }) {
  return (
    <blockquote class="notice" data-tone={said.choice === "object" ? "danger" : "caution"}>
      <p>
        <b>
          {said.choice === "object"
            ? t("Objection" /* Stands before the words of somebody who objects */)
            : t("Reservation" /* Stands before the words of somebody who supports the text with a reservation */)}
          {said.person > 0 && ` · ${nameOf(room.store, said.person)}`}
        </b>
      </p>
      <p>{said.words}</p>
    </blockquote>
  )
}
