// The people in the participant's room: the lobby, the team beside the work, and the two buttons below it.
import { useEffect } from "preact/hooks"
import type { Room } from "../core/room"
import { membersOf, readyIn } from "../core/room"
import { Perspective, Sign } from "../core/signs"
import { all, one, ownStep } from "../core/store"
import { countryName, t, tn } from "../core/words"
import type { PersonSeen, TeamSeen } from "../types.gen"
import { HelpButton } from "./help"
import { Name } from "./names"

export { Lobby } from "./lobby"

/** The team with its ticks; whoever has no team sees how far each one is. */
export function Team({ room }: { room: Room }) {
  useFreshEyes(room)
  return (
    <aside class="team" aria-labelledby="team-heading">
      {room.team ? <OwnTeam room={room} team={room.team} /> : <AllTeams room={room} />}
    </aside>
  )
}

/** Whoever was given another team or role sees other things from then on: the page is filled anew. */
function useFreshEyes({ store, me, link }: Room): void {
  const self = one(store, "person", me.id)
  const moved = self && (self.team !== me.team || self.role !== me.role)
  useEffect(() => {
    if (moved && link.state !== "offline") void link.freshen()
  }, [moved, link.state])
}

function OwnTeam({ room, team }: { room: Room; team: TeamSeen }) {
  const members = membersOf(room.store, team.id)
  return (
    <>
      <h2 id="team-heading">
        {countryName(team.country)} <ReadyCount room={room} team={team} />
      </h2>
      <ul class="people">
        {members.map((person) => (
          <Member key={person.id} room={room} person={person} />
        ))}
      </ul>
    </>
  )
}

function ReadyCount({ room, team }: { room: Room; team: TeamSeen }) {
  const [ready, count] = [readyIn(room.store, team.id).length, membersOf(room.store, team.id).length]
  return (
    <span class="quiet">
      {tn("%(ready)s of %(n)s ready", "%(ready)s of %(n)s ready" /* How many of a team's people are ready with the step */, count, { ready })}
    </span>
  )
}

function Member({ room, person }: { room: Room; person: PersonSeen }) {
  const step = ownStep(room.store)
  const ready = one(room.store, "ready", person.id)?.step === step
  return (
    <li class="person" data-ready={ready || undefined}>
      <Name person={person} />
      {person.id === room.me.id && <span class="quiet">{t("you" /* Beside one's own name in the list of the team */)}</span>}
      {person.host && <span class="tag">{t("table host" /* Beside a name: keeps the team's table */)}</span>}
      {person.perspectives.map((name) => (
        <Perspective key={name} name={name} />
      ))}
      {ready && <span class="ready">{t("ready" /* Beside a name: this person is ready with the step */)}</span>}
    </li>
  )
}

function AllTeams({ room }: { room: Room }) {
  return (
    <>
      <h2 id="team-heading">{t("Teams" /* Heading of the list of all country teams */)}</h2>
      <ul class="people">
        {all(room.store, "team").map((team) => (
          <li key={team.id} class="person">
            <Sign country={team.country} size="small" /> <span class="person-name">{countryName(team.country)}</span>
            <ReadyCount room={room} team={team} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** "I am ready" and "Call for help": for participants. Whoever only watches is told so. */
export function Actions({ room }: { room: Room }) {
  if (room.me.role !== "participant" || !room.team)
    return (
      <footer class="act">
        <p class="quiet">{t("You are watching. Participants write and vote." /* For observers, in place of the buttons */)}</p>
      </footer>
    )
  return (
    <footer class="act">
      <ReadyButton room={room} />
      <HelpButton room={room} team={room.team} />
    </footer>
  )
}

function ReadyButton({ room: { link, store, me } }: { room: Room }) {
  const step = ownStep(store)
  const waiting = link.outbox.all.filter((command) => command.name === "ready.set").at(-1)
  const ready = waiting ? waiting.payload.ready : one(store, "ready", me.id)?.step === step
  if (step === undefined) return null
  return (
    <button type="button" class="button" aria-pressed={ready} onClick={() => void link.send("ready.set", { step, ready: !ready })}>
      {t("I am ready" /* Toggle: this person is ready with the present step */)}
    </button>
  )
}
