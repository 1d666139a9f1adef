// Adopt: answer the comments, then decide on the frozen text.
import type { Room } from "../core/room"
import { Sign } from "../core/signs"
import { all, one } from "../core/store"
import { countryName, t, tn } from "../core/words"
import { Draft } from "../drafting/draft"
import type { BallotKind, BallotSeen, TeamSeen } from "../types.gen"
import { Ballot } from "./ballot"
import { latest } from "./ballots"

export function AdoptStep({ room }: { room: Room }) {
  if (room.me.role !== "participant" || !room.team) {
    return (
      <>
        {all(room.store, "team").map((team) => (
          <details key={team.id} class="section" data-country={team.country}>
            <summary>
              <Sign country={team.country} size="small" /> {countryName(team.country)}
            </summary>
            <Adopting room={room} team={team} />
          </details>
        ))}
      </>
    )
  }
  return <Adopting room={room} team={room.team} />
}

/** The newest of the ways to decide: a vote may follow a consent that found objections. */
function decisionOf(room: Room, team: TeamSeen): BallotSeen | undefined {
  const kinds: BallotKind[] = ["consent", "gradients", "motion"]
  const asked = kinds.flatMap((kind) => latest(room, team.id, kind, "text") ?? [])
  return asked.sort((a, b) => a.id - b.id).at(-1)
}

function Adopting({ room, team }: { room: Room; team: TeamSeen }) {
  const ballot = decisionOf(room, team)
  const agenda = one(room.store, "agenda", team.id)
  const unbound = ballot?.text_hash && agenda?.hash !== ballot.text_hash
  return (
    <>
      {ballot && <Ballot room={room} ballot={ballot} />}
      {!ballot && <Before room={room} team={team} frozen={agenda?.state === "frozen"} />}
      {unbound && (
        <p class="notice" data-tone="caution">
          {t("The text was changed after this ballot was opened. The result is about the earlier words." /* The frozen text is no longer the one voted on */)}
        </p>
      )}
      {ballot ? (
        <details>
          <summary>{t("Read the text" /* Opens the text that is voted on */)}</summary>
          <Draft room={room} team={team} />
        </details>
      ) : (
        <Draft room={room} team={team} />
      )}
    </>
  )
}

/** What is still to do before the text is frozen, and what is waited for then. */
function Before({ room, team, frozen }: { room: Room; team: TeamSeen; frozen: boolean }) {
  const items = all(room.store, "item").filter((item) => item.team === team.id)
  const open = all(room.store, "comment").filter((comment) => comment.team === team.id && !comment.resolved && !comment.hidden && (comment.item === null || items.some(({ id }) => id === comment.item)))
  return (
    <>
      {open.length > 0 && (
        <p class="notice" data-tone="caution" role="status">
          {tn("%(n)s comment is not dealt with yet.", "%(n)s comments are not dealt with yet." /* Before a text is adopted */, open.length)}
        </p>
      )}
      <p class="waiting">
        {frozen
          ? t("Waiting until the facilitator opens the ballot." /* The text is frozen, and can be voted on */)
          : t("Waiting until the facilitator freezes the text and opens the ballot." /* The text can still be changed */)}
      </p>
    </>
  )
}
