// Votes that the present step does not show itself: asked of this team, or of all, whatever the step is.
import type { Room } from "../core/room"
import { all } from "../core/store"
import { t, tn } from "../core/words"
import type { BallotSeen, Kind } from "../types.gen"
import { Ballot } from "./ballot"

/** Whether a step shows a ballot among its own. */
const shownIn = (kind: Kind | undefined, { about }: BallotSeen): boolean =>
  (kind === "prioritise" && about === "clusters") || (kind === "adopt" && about === "text")

const OWN = ["rating", "dots", "consent", "gradients", "motion"] // kinds that those steps know

export function otherBallots(room: Room): BallotSeen[] {
  const mine = (ballot: BallotSeen): boolean => room.me.role !== "participant" || isAsked(ballot, room.me.team)
  return all(room.store, "ballot").filter((ballot) => ballot.opened_at !== null && ballot.status !== "discarded" && mine(ballot) && !(shownIn(room.step?.kind, ballot) && OWN.includes(ballot.kind)))
}

/** Whether a team is asked: by itself, as the reader of another's draft, or with all. */
const isAsked = ({ team, readers }: BallotSeen, own: number | null): boolean => team === null || (own !== null && [team, ...readers].includes(own))

const lastIn = (room: Room): BallotSeen[] => otherBallots(room).filter(({ status, step, team }) => status === "published" && (team === null || step === room.step?.id))

/** What is open, or waits to be shown, stands above the work of the step, and so does the newest result of it. */
export function OtherBallots({ room }: { room: Room }) {
  const ballots = otherBallots(room)
  const running = ballots.filter(({ status }) => status === "open" || status === "closed")
  const newest = lastIn(room).sort((a, b) => (a.closed_at ?? 0) - (b.closed_at ?? 0)).at(-1)
  const told = ballots.filter((ballot) => ballot.status === "published" && ballot !== newest)
  return (
    <>
      {running.map((ballot) => (
        <div key={ballot.id} class="section">
          <Ballot room={room} ballot={ballot} />
        </div>
      ))}
      {newest && (
        <div key={newest.id} class="section">
          <Ballot room={room} ballot={newest} />
        </div>
      )}
      {told.length > 0 && (
        <details>
          <summary>{tn("%(n)s earlier vote", "%(n)s earlier votes" /* Opens the results of votes of this day */, told.length)}</summary>
          {told.map((ballot) => (
            <div key={ballot.id} class="section">
              <Ballot room={room} ballot={ballot} />
            </div>
          ))}
        </details>
      )}
      {running.length > 0 && <p class="eyebrow">{t("The work of this step" /* Below a vote, above what the step of the day asks for */)}</p>}
    </>
  )
}
