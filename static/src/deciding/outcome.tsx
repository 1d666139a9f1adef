// A published result, of whatever kind: the verdict, its picture, how a tie was settled, and what moved since before.
import type { Room } from "../core/room"
import { one } from "../core/store"
import { list, spoken, t, term, timeOfDay } from "../core/words"
import type { BallotSeen } from "../types.gen"
import { nameIn, showsPapers, titleOf } from "./ballots"
import { ElectionOf } from "./election"
import { Ground } from "./ground"
import { DotsResults, RatingResults } from "./results"
import { Shift } from "./shift"
import { isDecided, Statements, VerdictOf } from "./verdict"
import { Whose } from "./whose"
import { receiptOf, shortForm } from "./voting"

export function ResultOf({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const earlier = ballot.earlier === null ? undefined : one(room.store, "ballot", ballot.earlier)
  return (
    <section class="ballot" aria-labelledby={`result-${ballot.id}`}>
      <h2 id={`result-${ballot.id}`} lang={ballot.title ? "" : undefined}>
        {titleOf(ballot)}
      </h2>
      <Whose room={room} ballot={ballot} />
      <Told room={room} ballot={ballot} />
      <Settled ballot={ballot} />
      {earlier && <Shift before={earlier} now={ballot} />}
      {ballot.status === "published" && (
        <p>
          <a href={pageOf(room, ballot)}>{t("How it was counted, the votes and files" /* Link to the page of a published result */)}</a>
        </p>
      )}
      {ballot.status === "published" && <OwnPaper room={room} ballot={ballot} />}
    </section>
  )
}

/** The page of a result, for whom this page is: a browser may be several people's. */
const pageOf = (room: Room, { id }: BallotSeen): string => `/ballots/${id}?seat=${room.link.seat}`

/** The way to one's own paper. What stands behind the # of an address is told to no server. */
function OwnPaper({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const kept = receiptOf(room, ballot)
  if (!kept || !ballot.secret || !showsPapers(ballot) || one(room.store, "seat", ballot.id)?.by_host) return null
  return (
    <p>
      <a href={`${pageOf(room, ballot)}#paper-${kept.receipt}`}>
        {t("Your vote among the papers: receipt %(receipt)s" /* Link from a published result to one's own vote in the list of all; the beginning of a random number */, { receipt: shortForm(kept.receipt) })}
      </a>
    </p>
  )
}

function Told({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const { result } = ballot
  if (!result) return null
  if (isDecided(result)) return <VerdictOf room={room} ballot={ballot} />
  if (result.kind === "rating") return <RatingResults ballot={ballot} result={result} />
  if (result.kind === "dots") return <DotsResults ballot={ballot} result={result} />
  if (result.kind === "ground") return <Ground result={result} options={ballot.options} />
  return (
    <>
      <ElectionOf ballot={ballot} result={result} />
      <p class="quiet">{ballot.rules.map(spoken).join(" ")}</p>
      <Statements room={room} ballot={ballot} said={result.statements ?? []} />
    </>
  )
}

/** How a tie was settled, by whom and when; the count above it stays as it was. */
export function Settled({ ballot }: { ballot: BallotSeen }) {
  const { settled } = ballot
  if (!settled) return null
  const names = (options: number[]): string => list(options.map((option) => nameIn(ballot, option)))
  const said =
    settled.elected?.length
      ? t("Elected: %(options)s" /* The result of an election: names of options */, { options: names(settled.elected) })
      : settled.way === "chair" && settled.carried
        ? term("verdict.pass")
        : settled.way === "again"
          ? ""
          : term("verdict.fail")
  return (
    <p class="notice">
      <b>{t("The tie was settled: %(way)s" /* %(way)s such as: the chair decides */, { way: term(`way.${settled.way}`) })}</b> {said && `${said} · `}
      <span class="quiet">{t("%(who)s, %(time)s" /* A person, and a time of day */, { who: settled.by, time: timeOfDay(settled.at) })}</span>
    </p>
  )
}
