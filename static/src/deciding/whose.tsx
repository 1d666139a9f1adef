// Of a vote on the items of a draft, whose draft it is: who reads it has their own team's sign above the page.
import type { Room } from "../core/room"
import { Sign } from "../core/signs"
import { one } from "../core/store"
import { countryName, t } from "../core/words"
import type { BallotSeen } from "../types.gen"

export function Whose({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const team = ballot.about === "items" ? one(room.store, "team", ballot.team) : undefined
  if (!team) return null
  return (
    <p class="row">
      <Sign country={team.country} size="small" /> {t("The draft of: %(country)s" /* Above a vote on the items of a draft; %(country)s is a country */, { country: countryName(team.country) })}
    </p>
  )
}
