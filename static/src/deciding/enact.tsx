// Below a published choice among amendments: the way by which the text comes to say what was chosen.
import { useRef, useState } from "preact/hooks"
import type { Room } from "../core/room"
import { Shape } from "../core/signs"
import { all, one } from "../core/store"
import { t } from "../core/words"
import type { AmendmentSeen, BallotSeen, Option } from "../types.gen"
import { optionIn } from "./ballots"
import { electedIn } from "./election"

const WAITING = ["open", "bracketed"]

interface Props {
  room: Room
  ballot: BallotSeen
}

export function Enact(props: Props) {
  const place = useRef<HTMLDivElement>(null)
  const part = partOf({ ...props, done: () => place.current?.focus() }) // the button that was pressed is gone
  return (
    part && (
      <div ref={place} tabIndex={-1}>
        {part}
      </div>
    )
  )
}

function partOf({ room, ballot, done }: Props & { done: () => void }) {
  const chosen = chosenIn(ballot)
  if (!chosen) return null
  const amendment = amendmentOf(room, chosen)
  if (chosen.amendment && (!amendment || amendment.hidden)) return null // nothing else was chosen in its place
  const rivals = ballot.options.map((option) => amendmentOf(room, option)).filter((each) => each !== undefined)
  if (isDone(ballot, amendment, rivals)) return <Done />
  const waits = amendment ? WAITING.includes(amendment.fate) : rivals.some(({ fate }) => fate === "open")
  if (!waits || !mayEnact(room, ballot)) return null
  if (amendment && hasMoved(amendment, chosen)) return <Moved />
  return <Put room={room} ballot={ballot} number={amendment && `A${amendment.number}`} done={done} />
}

/** The one wording that a published vote among amendments chose. */
function chosenIn(ballot: BallotSeen): Option | undefined {
  const { about, status, result } = ballot
  if (about !== "amendments" || status !== "published" || result?.kind !== "election" || result.quorum_short > 0) return undefined
  const elected = electedIn(ballot, result)
  return elected.length === 1 ? optionIn(ballot, elected[0]!) : undefined
}

const amendmentOf = ({ store }: Room, { amendment }: Option): AmendmentSeen | undefined =>
  all(store, "amendment").find(({ id }) => id === amendment)

const mayEnact = ({ me, may, store }: Room, { team }: BallotSeen): boolean =>
  one(store, "agenda", team)?.state === "drafting" && (me.role === "facilitator" || (me.team === team && may("draft")))

/** An acceptance can be undone, and what was rejected with it stays so. */
const isDone = ({ id }: BallotSeen, chosen: AmendmentSeen | undefined, rivals: AmendmentSeen[]): boolean =>
  (chosen ? [chosen] : rivals).some(({ decided }) => decided?.ballot === id)

/** Nothing is written that was not voted on. */
const hasMoved = ({ fate, touched, words }: AmendmentSeen, { means }: Option): boolean =>
  fate === "open" && (touched || words !== means)

function Put({ room, ballot, number, done }: Props & { number: string | undefined; done: () => void }) {
  const [refused, refuse] = useState("")
  const put = (): void => {
    refuse("")
    void room.link.send("ballot.enact", { ballot: ballot.id }).then((answer) => (answer.ok ? done() : refuse(answer.message)))
  }
  return (
    <div class="stack" data-gap="small">
      <div>
        <button type="button" class="button main" onClick={put}>
          {number
            ? t("Put %(number)s into the text" /* Button: a vote chose this amendment; %(number)s is such as A2 */, { number })
            : t("Leave the text as it is" /* Button: a vote chose none of the amendments to the text; they are rejected */)}
        </button>
      </div>
      <p class="quiet">
        {number
          ? t("The text then says what was chosen, and the other amendments are rejected." /* Below a button: what it does */)
          : t("The amendments that were voted on are rejected." /* Below a button: what it does */)}
      </p>
      {refused && (
        <p class="error" role="alert">
          {refused}
        </p>
      )}
    </div>
  )
}

function Done() {
  return (
    <p class="notice" data-tone="good" role="status">
      <Shape name="check" /> {t("The draft follows this vote." /* Below a result: what was chosen among amendments has been put into the text */)}
    </p>
  )
}

function Moved() {
  return (
    <p class="notice" data-tone="caution">
      {t("The text has changed since this vote was opened. Decide on the amendments in the draft." /* Below a result that cannot be put into the text any more */)}
    </p>
  )
}
