// Prioritise: rate in secret, see the results together, keep three to five groups.
import type { Room } from "../core/room"
import { Sign } from "../core/signs"
import { all } from "../core/store"
import { countryName, t } from "../core/words"
import type { BallotSeen, TeamSeen } from "../types.gen"
import { latest } from "./ballots"
import { Dotting } from "./dotting"
import { Done, Rating } from "./rating"
import { DotsResults, RatingResults, Shortlist } from "./results"

export function PrioritiseStep({ room }: { room: Room }) {
  if (room.me.role !== "participant" || !room.team) {
    return (
      <>
        {all(room.store, "team").map((team) => (
          <Watched key={team.id} room={room} team={team} />
        ))}
      </>
    )
  }
  return <Own room={room} team={room.team} />
}

function Own({ room, team }: { room: Room; team: TeamSeen }) {
  const rating = latest(room, team.id, "rating")
  const dots = latest(room, team.id, "dots")
  const ballots = [rating, dots].filter((ballot) => ballot !== undefined)
  if (!ballots.length) {
    return <p class="waiting">{t("Waiting until the facilitator opens the rating of your groups." /* Before the first ballot */)}</p>
  }
  const shown = ballots.every(({ status }) => status === "published")
  return (
    <>
      {ballots.filter(({ status }) => status !== "published").map((ballot) => (
        <Ballot key={ballot.id} room={room} ballot={ballot} />
      ))}
      {ballots.map((ballot) => (
        <Result key={ballot.id} ballot={ballot} />
      ))}
      {shown && room.may("shortlist") && <Shortlist room={room} rating={resultOf(rating, "rating")} dots={resultOf(dots, "dots")} />}
    </>
  )
}

function resultOf<Kind extends "rating" | "dots">(ballot: BallotSeen | undefined, kind: Kind) {
  const result = ballot?.status === "published" ? ballot.result : null
  return result?.kind === kind ? (result as Extract<typeof result, { kind: Kind }>) : null
}

function Ballot({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  return ballot.kind === "rating" ? <Rating room={room} ballot={ballot} /> : <Dotting room={room} ballot={ballot} />
}

function Result({ ballot }: { ballot: BallotSeen }) {
  if (ballot.status !== "published") return null
  if (ballot.result?.kind === "rating") return <RatingResults ballot={ballot} result={ballot.result} />
  if (ballot.result?.kind === "dots") return <DotsResults ballot={ballot} result={ballot.result} />
  return null
}

/** One team's ballots, for those who follow all teams and do not vote. */
function Watched({ room, team }: { room: Room; team: TeamSeen }) {
  const ballots = [latest(room, team.id, "rating"), latest(room, team.id, "dots")].filter((ballot) => ballot !== undefined)
  return (
    <section class="section stack" data-country={team.country}>
      <h2>
        <Sign country={team.country} size="small" /> {countryName(team.country)}
      </h2>
      {!ballots.length && <p class="empty">{t("No ballot yet: a facilitator opens it." /* In place of a team's ballots */)}</p>}
      {ballots.map((ballot) => (
        <div key={ballot.id} class="stack">
          {ballot.status === "published" ? <Result ballot={ballot} /> : <Done room={room} ballot={ballot} voted={false} />}
        </div>
      ))}
    </section>
  )
}
