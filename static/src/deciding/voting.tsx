// What every ballot has: how many have voted, the way a vote is sent, and what is said after it.
import { useEffect, useState } from "preact/hooks"
import { newId } from "../core/link"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import { Shape } from "../core/signs"
import { one } from "../core/store"
import { t, term, timeOfDay, tn } from "../core/words"
import type { BallotSeen, Commands } from "../types.gen"
import { ruleOf } from "./ballots"

type Choice = Commands["vote.cast"]["choice"]

/** What only the voter's own device keeps of a vote: its receipt, and when it was sent (the server's ms). */
interface Kept {
  receipt: string
  at: number
}

const receiptKey = (room: Room, ballot: BallotSeen): string => `receipt-${room.me.id}-${ballot.id}`

/** The receipt of a vote that was sent from here and not refused. */
function receiptOf(room: Room, ballot: BallotSeen): Kept | null {
  const kept: Kept | null = JSON.parse(localStorage.getItem(receiptKey(room, ballot)) ?? "null")
  const refused = room.link.outbox.aside.some(({ name, payload }) => name === "vote.cast" && payload.receipt === kept?.receipt)
  return refused ? null : kept
}

export interface Voting {
  sending: boolean
  voted: boolean
  refused: string
  send: (choice: Choice) => void
  refuse: (words: string) => void
}

/** Send a vote once, and keep what was chosen on this device until the server has it. */
export function useVoting(room: Room, ballot: BallotSeen): Voting {
  const [refused, refuse] = useState("")
  const voted = one(room.store, "seat", ballot.id)?.voted ?? false
  const sending = room.link.outbox.all.some(({ name, payload }) => (name === "vote.cast" || name === "vote.change") && payload.ballot === ballot.id)
  const send = (choice: Choice): void => {
    if (sending) return
    refuse("")
    const answer = voted ? change(room, ballot, choice) : cast(room, ballot, choice)
    void answer.then((answer) => answer.ok || refuse(answer.message))
  }
  return { sending, voted, refused, send, refuse }
}

const change = (room: Room, ballot: BallotSeen, choice: Choice) =>
  room.link.send("vote.change", { ballot: ballot.id, choice }, true)

async function cast(room: Room, ballot: BallotSeen, choice: Choice) {
  const kept: Kept = { receipt: newId(), at: room.now() }
  localStorage.setItem(receiptKey(room, ballot), JSON.stringify(kept))
  const answer = await room.link.send("vote.cast", { ballot: ballot.id, choice, receipt: kept.receipt }, true)
  if (!answer.ok) localStorage.removeItem(receiptKey(room, ballot))
  return answer
}

/** What is half filled in. Nothing that others do touches it, and it is let go when it is what the server has. */
export function usePaper<Paper>(room: Room, ballot: BallotSeen, empty: Paper, arrived: (paper: Paper) => boolean): [Paper, (paper: Paper) => void] {
  const [kept, keep] = useKept(`paper-${room.me.id}-${ballot.id}`)
  const paper: Paper = kept ? JSON.parse(kept) : empty
  useEffect(() => {
    if (kept && arrived(paper)) keep("")
  })
  return [paper, (next) => keep(JSON.stringify(next))]
}

/** The question, its rule in one sentence, and how many have voted. */
export function Head({ ballot }: { ballot: BallotSeen }) {
  const { entitled, rule } = ballot
  return (
    <header class="stack" data-gap="small">
      <h2 id={`ballot-${ballot.id}`}>{ballot.title || term(`ballot.${ballot.kind}`)}</h2>
      <p>
        {term(ruleOf(ballot))}{" "}
        {!!rule.quorum && t("At least %(percent)s of those entitled must vote." /* Follows the rule of a vote; %(percent)s such as 50 % */, { percent: `${rule.quorum} %` })}
      </p>
      <p class="quiet number" role="status">
        {tn("%(cast)s of %(n)s entitled voted", "%(cast)s of %(n)s entitled voted" /* How many have voted, and how many may */, entitled, { cast: ballot.cast })}
      </p>
    </header>
  )
}

/** What a voter should know before a vote: who will learn what. */
export function Secrecy({ ballot }: { ballot: BallotSeen }) {
  if (!ballot.secret) {
    return (
      <p class="quiet">
        {t(
          "Nobody sees your choice before all choices are shown together. Reservations and objections then carry your name in the team." /* Before a vote that is not secret */,
        )}
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

export function Refused({ voting }: { voting: Voting }) {
  return voting.refused ? (
    <p class="error" role="alert">
      {voting.refused}
    </p>
  ) : null
}

/** After voting: the receipt that this device keeps, and what the vote waits for. */
export function Voted({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const kept = receiptOf(room, ballot)
  const values = kept && { receipt: `${kept.receipt.slice(0, 4)}…`, time: timeOfDay(kept.at) }
  return (
    <>
      <p class="notice" data-tone="good" role="status">
        <Shape name="check" />{" "}
        {values
          ? t("Your vote is recorded, receipt %(receipt)s, %(time)s." /* The beginning of a random number, and a time of day */, values)
          : t("Your vote is recorded." /* Shown on a device other than the one on which the vote was given */)}
      </p>
      <Waits ballot={ballot} />
    </>
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
