// One ballot, of whatever kind: its form, or what it came to.
import { useState } from "preact/hooks"
import { membersOf, type Room } from "../core/room"
import { one } from "../core/store"
import { t } from "../core/words"
import type { BallotKind, BallotSeen } from "../types.gen"
import { Choosing } from "./choosing"
import { Dotting } from "./dotting"
import { Enact } from "./enact"
import { OneOf } from "./oneof"
import { Ranking } from "./ranking"
import { Rating } from "./rating"
import { Receipts } from "./receipts"
import { ResultOf } from "./outcome"
import { Done } from "./sheet"
import { Standing } from "./standing"
import type { Asked } from "./voting"

type Sheet = (props: { asked: Asked }) => preact.JSX.Element

const SHEETS: Record<BallotKind, Sheet> = {
  rating: Rating,
  dots: Dotting,
  consent: OneOf,
  gradients: OneOf,
  motion: OneOf,
  choice: Choosing,
  ranking: Ranking,
  stance: Standing,
}

export function Ballot({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  return (
    <>
      <Own room={room} ballot={ballot} />
      {ballot.status === "open" && one(room.store, "person", room.me.id)?.host && <ForSomebody room={room} ballot={ballot} />}
      <Receipts room={room} ballot={ballot} />
    </>
  )
}

/** What there is for the viewers themselves: a form, what they wait for, or the result. */
function Own({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  if (ballot.status === "published") return <Published room={room} ballot={ballot} />
  if (room.me.role !== "participant") return <Done asked={{ room, ballot }} voted={false} />
  const Sheet = SHEETS[ballot.kind]
  return <Sheet key={ballot.id} asked={{ room, ballot }} />
}

function Published({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  return (
    <>
      <ResultOf room={room} ballot={ballot} />
      <Enact room={room} ballot={ballot} />
    </>
  )
}

/** A table's host enters the vote of a member of the team who has no device. */
function ForSomebody({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const others = membersOf(room.store, room.me.team).filter(({ id }) => id !== room.me.id)
  const [whom, choose] = useState<number | null>(null)
  const absent = others.find(({ id }) => id === whom)
  const Sheet = SHEETS[ballot.kind]
  const id = `proxy-${ballot.id}`
  if (!others.length) return null
  return (
    <details class="section">
      <summary>{t("Enter the vote of somebody without a device" /* Opens a ballot that a table's host fills in for somebody else */)}</summary>
      <div class="stack">
        <p class="quiet">{t("Ask them and enter what they say. It is marked that you entered it, and it cannot be changed." /* Above a ballot that a table's host fills in for somebody else */)}</p>
        <div class="field">
          <label for={id}>{t("Whose vote?" /* Label of the choice of the person for whom a table's host votes */)}</label>
          <select id={id} onChange={({ currentTarget }) => choose(Number(currentTarget.value) || null)}>
            <option value="">{t("Choose a name" /* First line of a list of names */)}</option>
            {others.map((person) => (
              <option key={person.id} value={person.id} selected={person.id === whom}>
                {person.name}
              </option>
            ))}
          </select>
        </div>
        {absent && <Sheet key={absent.id} asked={{ room, ballot, absent }} />}
      </div>
    </details>
  )
}
