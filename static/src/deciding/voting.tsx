// What every ballot has: the paper that is being filled in, the way it is sent, and what is said after it.
import { useEffect, useState } from "preact/hooks"
import { useKept } from "../core/kept"
import { newId } from "../core/link"
import type { Waiting } from "../core/outbox"
import type { Room } from "../core/room"
import { one } from "../core/store"
import { t } from "../core/words"
import type { BallotSeen, Commands, PersonSeen } from "../types.gen"
import { GivenVotes } from "./given"
import { same } from "./papers"

export type Choice = Commands["vote.cast"]["choice"]

/** A ballot that somebody has before them; `host` gives the vote of a person who has no device. */
export interface Asked {
  room: Room
  ballot: BallotSeen
  absent?: PersonSeen
}

/** What only the voter's own device keeps of a vote: its receipt, and when it was sent (the server's ms). */
interface Kept {
  receipt: string
  at: number
}

const receiptKey = (room: Room, ballot: BallotSeen): string => `receipt-${room.me.id}-${ballot.id}`

/** The receipt of a vote that was sent from here and not refused. */
export function receiptOf(room: Room, ballot: BallotSeen): Kept | null {
  const kept: Kept | null = JSON.parse(localStorage.getItem(receiptKey(room, ballot)) ?? "null")
  const refused = room.link.outbox.aside.some(({ name, payload }) => name === "vote.cast" && payload.receipt === kept?.receipt)
  return refused ? null : kept
}

/** How a receipt is told: the four signs by which one finds it in the published list. */
export const shortForm = (receipt: string): string => `${receipt.slice(0, 4)}…`

/** What this person has entered for others on this page. */
export const givenIn = (room: Room): GivenVotes => new GivenVotes(sessionStorage, room.link.outbox, room.me.id)

/** Under which key a paper is half filled in for somebody else; without a person, how all these keys begin. */
export const proxyKey = (room: Room, ballot: BallotSeen, person: number | ""): string => `proxy-${room.me.id}-${ballot.id}.${person}`

export interface Voting {
  sending: boolean
  voted: boolean
  given: boolean // for somebody else, from this page
  refused: string
  send: (choice: Choice) => void
  refuse: (words: string) => void
}

/** Send a vote once, and keep what was chosen on this device until the server has it. */
export function useVoting({ room, ballot, absent }: Asked): Voting {
  const [refused, refuse] = useState("")
  const given = !!absent && givenIn(room).recorded(ballot.id).some(({ person }) => person === absent.id)
  const voted = !absent && (one(room.store, "seat", ballot.id)?.voted ?? false)
  const sending = room.link.outbox.all.some(isIn(ballot, absent))
  const send = (choice: Choice): void => {
    if (sending) return
    refuse("")
    const answer = absent ? giveFor(room, ballot, absent, choice) : voted ? change(room, ballot, choice) : cast(room, ballot, choice)
    void answer.then((answer) => !answer.ok && refuse(answer.message))
  }
  return { sending, voted, given, refused, send, refuse }
}

/** Whether what waits to be sent is this vote. */
const isIn = (ballot: BallotSeen, absent: PersonSeen | undefined) => ({ name, payload }: Waiting): boolean =>
  name === "vote.give" ? payload.ballot === ballot.id && payload.person === absent?.id : !absent && (name === "vote.cast" || name === "vote.change") && payload.ballot === ballot.id

const change = (room: Room, ballot: BallotSeen, choice: Choice) =>
  room.link.send("vote.change", { ballot: ballot.id, choice }, true)

async function giveFor(room: Room, ballot: BallotSeen, { id }: PersonSeen, choice: Choice) {
  const [given, receipt] = [givenIn(room), newId()]
  const vote = { ballot: ballot.id, person: id, receipt: ballot.secret ? receipt : "" }
  given.add(vote)
  const answer = await room.link.send("vote.give", { ballot: ballot.id, person: id, choice, receipt }, true)
  if (!answer.ok) given.remove(vote)
  room.link.redraw()
  return answer
}

async function cast(room: Room, ballot: BallotSeen, choice: Choice) {
  const kept: Kept = { receipt: newId(), at: room.now() }
  localStorage.setItem(receiptKey(room, ballot), JSON.stringify(kept))
  const answer = await room.link.send("vote.cast", { ballot: ballot.id, choice, receipt: kept.receipt }, true)
  if (!answer.ok) localStorage.removeItem(receiptKey(room, ballot))
  return answer
}

/** How a kind of paper is read from a vote, made into one, and what is still wrong with it. */
export interface Form<Paper> {
  empty: Paper
  read: (choice: Choice) => Paper
  made: (paper: Paper) => Choice
  fault: (paper: Paper) => string
}

export interface Filling<Paper> {
  paper: Paper
  keep: (paper: Paper) => void
  changed: boolean // from what the server has
  voting: Voting
  submit: (event: Event) => void
}

/** What is half filled in. Nothing that others do touches it, and it is let go when it is what the server has. */
export function useFilling<Paper>(asked: Asked, { empty, read, made, fault }: Form<Paper>): Filling<Paper> {
  const { room, ballot, absent } = asked
  const voting = useVoting(asked)
  const own = absent ? null : (one(room.store, "seat", ballot.id)?.paper ?? null)
  const [kept, keep] = useKept(absent ? proxyKey(room, ballot, absent.id) : `paper-${room.me.id}-${ballot.id}`)
  const paper: Paper = kept ? JSON.parse(kept) : own ? read(own) : empty
  const changed = !voting.voted || (!!own && !same(made(paper), own))
  const done = voting.given || (voting.voted && (ballot.secret || !changed))
  useEffect(() => {
    if (kept && done) keep("")
  })
  const submit = (event: Event): void => {
    event.preventDefault()
    const wrong = fault(paper)
    if (wrong) return voting.refuse(wrong)
    if (changed) voting.send(made(paper))
  }
  return { paper, keep: (next) => keep(JSON.stringify(next)), changed, voting, submit }
}

/** Tell that an open ballot is on this screen: who is present is part of what is counted. */
export function useAttending({ room, ballot, absent }: Asked): void {
  const isLive = room.link.state !== "offline"
  const asked = ballot.status === "open" && !absent && !!one(room.store, "seat", ballot.id)
  useEffect(() => {
    if (asked && isLive && document.visibilityState === "visible") void room.link.send("ballot.attend", { ballot: ballot.id }, true)
  }, [asked, isLive, ballot.id])
}

export const sendWords = ({ sending, voted }: Voting, ballot: BallotSeen): string =>
  sending
    ? t("Your vote is on its way" /* Button: the vote was pressed, and waits for the network */)
    : ballot.secret
      ? t("Send my vote: a secret vote cannot be changed" /* Button */)
      : voted
        ? t("Change my vote" /* Button under a vote that can be changed as long as it is open */)
        : t("Send my vote" /* Button under a vote */)
