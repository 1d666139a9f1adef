// The receipts of secret votes that a table's host has entered: shown until their voters have them, then nowhere.
import { useEffect, useRef } from "preact/hooks"
import { letGo } from "../core/kept"
import { nameOf, type Room } from "../core/room"
import { t } from "../core/words"
import type { BallotSeen } from "../types.gen"
import type { Given } from "./given"
import { givenIn, proxyKey, shortForm } from "./voting"

export function Receipts({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const given = givenIn(room)
  const recorded = given.recorded(ballot.id)
  useEffect(() => {
    given.letGoOfRefused()
    recorded.forEach(({ person }) => forget(proxyKey(room, ballot, person)))
    if (ballot.status !== "open") proxiesIn(room, ballot).forEach(forget)
  })
  const place = useRef<HTMLDivElement>(null)
  const done = (vote: Given): void => {
    given.noted(vote)
    room.link.redraw()
    place.current?.focus() // the button that was pressed is gone
  }
  if (!recorded.length) return null
  return (
    <div ref={place} tabIndex={-1} class="stack">
      {recorded.filter(({ receipt }) => receipt).map((vote) => (
        <Receipt key={vote.person} name={nameOf(room.store, vote.person)} vote={vote} done={done} />
      ))}
    </div>
  )
}

/** What was filled in for others and is no vote, as it was not sent, or refused. */
const proxiesIn = (room: Room, ballot: BallotSeen): string[] =>
  Object.keys({ ...localStorage, ...sessionStorage }).filter((key) => key.startsWith(proxyKey(room, ballot, "")))

/** What somebody said who has no device is not left on the device of somebody else. */
const forget = (key: string): void => letGo(key, localStorage.getItem(key) ?? "")

function Receipt({ name, vote, done }: { name: string; vote: Given; done: (vote: Given) => void }) {
  const id = `receipt-${vote.ballot}-${vote.person}`
  return (
    <div class="notice stack" data-gap="small" role="group" aria-labelledby={id}>
      <p role="status">
        <b id={id} class="number">
          {t("Receipt of %(name)s: %(receipt)s" /* A person for whom a table's host has voted, and the beginning of a random number */, { name, receipt: shortForm(vote.receipt) })}
        </b>
        <br />
        {t("Let %(name)s write it down or photograph it; it is not kept here." /* Below the receipt of a person for whom a table's host has voted */, { name })}
      </p>
      <details>
        <summary>{t("The whole receipt" /* Opens the random number of a vote, by which its voter finds it in the published list */)}</summary>
        <p>
          <code class="number">{vote.receipt}</code>
        </p>
      </details>
      <div>
        <button type="button" class="button" onClick={() => done(vote)}>
          {t("Done" /* Button: somebody has noted their receipt down, and it is shown no more */)}
        </button>
      </div>
    </div>
  )
}
