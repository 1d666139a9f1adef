// The sheet of a ballot: what is asked, by which rule, what is secret, how long; and what stands there afterwards.
import type { ComponentChildren } from "preact"
import type { Room } from "../core/room"
import { Shape } from "../core/signs"
import { one } from "../core/store"
import { spoken, t, timeOfDay, tn } from "../core/words"
import type { BallotSeen } from "../types.gen"
import { quorumWords, titleOf } from "./ballots"
import { type Asked, type Filling, receiptOf, sendWords, shortForm, useAttending, type Voting } from "./voting"
import { Whose } from "./whose"

interface SheetProps<Paper> {
  asked: Asked
  filling: Filling<Paper>
  ready: boolean // whether there is something to send
  send?: string // other words on the button
  children: ComponentChildren
}

/** The frame of every ballot: a form while it is open to this person, and what is waited for otherwise. */
export function Sheet<Paper>({ asked, filling, ready, send, children }: SheetProps<Paper>) {
  const { room, ballot, absent } = asked
  const { voting, changed } = filling
  useAttending(asked)
  if (voting.given) return <Given name={absent?.name ?? ""} />
  if (ballot.status !== "open" || (voting.voted && ballot.secret)) return <Done asked={asked} voted={voting.voted} />
  if (!absent && !one(room.store, "seat", ballot.id)) return <Done asked={asked} voted={false} />
  const may = ready && changed && !voting.sending
  return (
    <form class="ballot" onSubmit={filling.submit} aria-labelledby={headingOf(asked)}>
      {absent ? (
        <h3 id={headingOf(asked)}>{t("The vote of %(name)s" /* Heading of a ballot that a table's host fills in for somebody else */, { name: absent.name })}</h3>
      ) : (
        <Head room={room} ballot={ballot} />
      )}
      {voting.voted && !changed && <Voted asked={asked} />}
      {children}
      <Secrecy ballot={ballot} />
      <Refused voting={voting} />
      <button class="button main" aria-disabled={!may}>
        {(!voting.sending && send) || sendWords(voting, ballot)}
      </button>
    </form>
  )
}

/** The id of a ballot's heading, and the beginning of all others on its sheet. */
const headingOf = ({ ballot, absent }: Asked): string => (absent ? `ballot-${ballot.id}-${absent.id}` : `ballot-${ballot.id}`)

/** The question, its rule in sentences, how long it is open, and how many have voted. */
export function Head({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const { entitled, explanation, closes_at, status } = ballot
  return (
    <header class="stack" data-gap="small">
      <h2 id={`ballot-${ballot.id}`} lang={ballot.title ? "" : undefined}>
        {titleOf(ballot)}
      </h2>
      <Whose room={room} ballot={ballot} />
      {explanation && (
        <p class="measure" lang="">
          {explanation}
        </p>
      )}
      <p>{ballot.rules.map(spoken).join(" ")}</p>
      <p class="quiet number" role="status">
        {status === "open" && closes_at !== null && <>{t("Open until %(time)s" /* Until when a ballot takes votes; a time of day */, { time: timeOfDay(closes_at) })} · </>}
        {tn("%(cast)s of %(n)s entitled voted", "%(cast)s of %(n)s entitled voted" /* How many have voted, and how many may */, entitled, { cast: ballot.cast })}
        {ballot.short !== null && ` · ${quorumWords(ballot.short)}`}
      </p>
    </header>
  )
}

/** What a voter should know before a vote: who will learn what. */
export function Secrecy({ ballot }: { ballot: BallotSeen }) {
  if (!ballot.secret) {
    return (
      <p class="quiet">
        {ballot.kind === "stance"
          ? t("The facilitators see where the groups stand while you vote. After that, your team can read who chose what." /* Before a vote on common ground that is not secret */)
          : t("Nobody sees your choice before all choices are shown together. After that, your team and the facilitators can read who chose what." /* Before a vote that is not secret */)}
      </p>
    )
  }
  return (
    <>
      <p class="quiet">
        <Shape name="lock" /> {t("This vote is secret: nobody learns who voted what." /* Before a secret vote */)}
      </p>
      {ballot.few && (
        <p class="notice" data-tone="caution">
          {t("So few people vote here that the result itself may tell who voted what." /* Warning before a secret vote of fewer than five people */)}
        </p>
      )}
    </>
  )
}

function Refused({ voting }: { voting: Voting }) {
  return voting.refused ? (
    <p class="error" role="alert">
      {voting.refused}
    </p>
  ) : null
}

/** A ballot in which this person has nothing more to do. */
export function Done({ asked, voted }: { asked: Asked; voted: boolean }) {
  const { room, ballot } = asked
  const isVoter = room.me.role === "participant" && ballot.status === "open"
  return (
    <section class="ballot" aria-labelledby={`ballot-${ballot.id}`}>
      <Head room={room} ballot={ballot} />
      {voted ? <Voted asked={asked} /> : isVoter && !one(room.store, "seat", ballot.id) ? <NotAsked ballot={ballot} /> : <Waits ballot={ballot} />}
    </section>
  )
}

function NotAsked({ ballot }: { ballot: BallotSeen }) {
  return (
    <p class="waiting">
      {ballot.voters === "countries"
        ? t("One person votes for your country. You will see the result." /* Shown to somebody who is not the one that votes for their country */)
        : t("You are not on the roll of this ballot: it was opened before." /* Shown to somebody who came into the team after a ballot was opened */)}
    </p>
  )
}

/** After voting: the receipt that this device keeps, and what the vote waits for. */
function Voted({ asked: { room, ballot } }: { asked: Asked }) {
  const kept = receiptOf(room, ballot)
  const values = kept && { receipt: shortForm(kept.receipt), time: timeOfDay(kept.at) }
  const host = one(room.store, "seat", ballot.id)?.by_host
  return (
    <>
      <p class="notice" data-tone="good" role="status">
        <Shape name="check" />{" "}
        {host
          ? t("Your table's host has given your vote for you." /* Shown to somebody without a device whose vote was entered by the host of their table */)
          : values
            ? t("Your vote is recorded, receipt %(receipt)s, %(time)s." /* The beginning of a random number, and a time of day */, values)
            : t("Your vote is recorded." /* Shown on a device other than the one on which the vote was given */)}
      </p>
      {kept && !host && (
        <details>
          <summary>{t("The whole receipt" /* Opens the random number of a vote, by which its voter finds it in the published list */)}</summary>
          <p>
            <code class="number">{kept.receipt}</code>
          </p>
          <p class="quiet">{t("Only this device knows that it is yours. If the votes are published, you find yours by it." /* Below the receipt of a vote */)}</p>
        </details>
      )}
      <Waits ballot={ballot} />
    </>
  )
}

function Given({ name }: { name: string }) {
  return (
    <p class="notice" data-tone="good" role="status">
      <Shape name="check" /> {t("The vote of %(name)s is recorded." /* After a table's host has entered the vote of somebody without a device */, { name })}
    </p>
  )
}

export function Waits({ ballot }: { ballot: BallotSeen }) {
  return (
    <p class="waiting">
      {ballot.status === "open"
        ? t("Waiting until the facilitator closes the ballot." /* After voting */)
        : t("The ballot is closed. Waiting until the results of all are shown together." /* Between the count and its publication */)}
    </p>
  )
}
