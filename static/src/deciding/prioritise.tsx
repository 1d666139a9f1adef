// Prioritise: rate in secret, see the results together, keep three to five groups.
import type { Room } from "../core/room"
import { Sign } from "../core/signs"
import { all } from "../core/store"
import { countryName, t } from "../core/words"
import type { TeamSeen } from "../types.gen"
import { Ballot } from "./ballot"
import { latest } from "./ballots"
import { Shortlist } from "./results"

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
  const rating = latest(room, team.id, "rating", "clusters")
  const dots = latest(room, team.id, "dots", "clusters")
  const ballots = [rating, dots].filter((ballot) => ballot !== undefined)
  if (!ballots.length) {
    return <p class="waiting">{t("Waiting until the facilitator opens the rating of your groups." /* Before the first ballot */)}</p>
  }
  const shown = ballots.every(({ status }) => status === "published")
  const [running, published] = [false, true].map((is) => ballots.filter(({ status }) => (status === "published") === is))
  return (
    <>
      {[...running!, ...published!].map((ballot) => (
        <Ballot key={ballot.id} room={room} ballot={ballot} />
      ))}
      {shown && room.may("shortlist") && <Shortlist room={room} rating={rating} dots={dots} />}
    </>
  )
}

/** One team's ballots, for those who follow all teams and do not vote. */
function Watched({ room, team }: { room: Room; team: TeamSeen }) {
  const ballots = [latest(room, team.id, "rating", "clusters"), latest(room, team.id, "dots", "clusters")].filter((ballot) => ballot !== undefined)
  return (
    <section class="section stack" data-country={team.country}>
      <h2>
        <Sign country={team.country} size="small" /> {countryName(team.country)}
      </h2>
      {!ballots.length && <p class="empty">{t("No ballot yet: a facilitator opens it." /* In place of a team's ballots */)}</p>}
      {ballots.map((ballot) => (
        <Ballot key={ballot.id} room={room} ballot={ballot} />
      ))}
    </section>
  )
}
