// Peer review: the draft of the team that one reads now, and what one says to it.
import { useEffect } from "preact/hooks"
import type { Room } from "../core/room"
import { Sign } from "../core/signs"
import { all, one } from "../core/store"
import { countryName, t } from "../core/words"
import type { TeamSeen } from "../types.gen"
import { AmendmentsOf } from "./amendmentlinks"
import { Head, itemsOf } from "./draft"
import { Find } from "./find"
import { ItemCard } from "./item"
import { knownText } from "./texts"

export function PeerStep({ room }: { room: Room }) {
  const drafts = all(room.store, "agenda").filter(({ id }) => id !== room.me.team)
  if (!drafts.length) {
    return <p class="empty">{t("The draft that you read appears here, together with the country it is from." /* Before teams are paired */)}</p>
  }
  return (
    <>
      {drafts.map(({ id }) => {
        const team = one(room.store, "team", id)
        return team && <Reading key={id} room={room} team={team} />
      })}
    </>
  )
}

function Reading({ room, team }: { room: Room; team: TeamSeen }) {
  const agenda = one(room.store, "agenda", team.id)
  const items = itemsOf(room, team.id)
  useEffect(() => {
    if (agenda) knownText(room, team.id)?.reached(agenda.typed) // a missed telling shows in the log
  }, [agenda?.typed])
  if (!agenda) return null
  return (
    <section class="draft" data-country={team.country} aria-labelledby={`reading-${team.id}`}>
      <h2 id={`reading-${team.id}`} class="row">
        <Sign country={team.country} /> {t("You read the draft of: %(country)s" /* Heading; %(country)s is a country */, { country: countryName(team.country) })}
      </h2>
      <div class="draft-tools">
        <Find />
        <AmendmentsOf room={room} team={team} />
      </div>
      <Head room={room} agenda={agenda} writable={false} />
      {!items.length && <p class="empty">{t("This team has no items yet. They appear here when it has." /* In place of another team's draft */)}</p>}
      {items.map((item, place) => (
        <ItemCard key={item.id} room={room} item={item} number={place + 1} writable={false} />
      ))}
    </section>
  )
}
