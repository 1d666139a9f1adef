// Naming people in a comment: who may be named, a list to choose from, and which of the chosen are still in the words.
import { useEffect, useRef, useState } from "preact/hooks"
import { useKept } from "../core/kept"
import { nameOf, type Room } from "../core/room"
import { Sign } from "../core/signs"
import { all, clockOf, one } from "../core/store"
import { t, term } from "../core/words"
import { isComposing } from "../ideas/typing"
import type { PersonSeen } from "../types.gen"

const SHOWN = 8 // people in the list at a time

/** Which team reads a team's draft in a round, as workshops/rules.py `readers` says. */
function isReading(reader: number, author: number, teams: number[], round: number): boolean {
  const [count, place] = [teams.length, teams.indexOf(reader)]
  if (count < 2 || place < 0) return false
  if (count % 2) return teams[(place + ((round - 1) % (count - 1)) + 1) % count] === author
  const turn = (round - 1) % (count - 1)
  const circle = [teams[0]!, ...teams.slice(1 + turn), ...teams.slice(1, 1 + turn)]
  return circle[count - 1 - circle.indexOf(reader)] === author
}

/** Whether a team may read what is said to the draft of another one now. */
function reads({ store }: Room, reader: number, author: number): boolean {
  const step = one(store, "step", clockOf(store, reader)?.step)
  const teams = all(store, "team").map(({ id }) => id)
  return step?.kind === "peer" && isReading(reader, author, teams, step.round ?? 1)
}

/** Those who see what is said to a team's draft, or (`inside`) what the team says among itself. */
export function audience(room: Room, team: number, inside: boolean): PersonSeen[] {
  return all(room.store, "person").filter(({ id, role, team: own }) => {
    if (id === room.me.id || role === "projector") return false
    if (role !== "participant" || own === team) return true
    return !inside && own !== null && reads(room, own, team)
  })
}

/** The people who are named in half-written words, kept with them: those whose name still stands there. */
export function useNamed(room: Room, key: string, words: string) {
  const [kept, keep] = useKept(`${key}-mentions`)
  const named = kept.split(",").map(Number).filter((id) => id && words.includes(`@${nameOf(room.store, id)}`))
  return { named, name: (id: number) => keep([...new Set([...named, id])].join(",")), done: () => keep("") }
}

interface Props {
  room: Room
  id: string // of the field that the name is put into
  people: PersonSeen[]
  chosen: (person: PersonSeen) => void
}

/** "Mention": opens a list that filters as one types. */
export function Mention({ room, id, people, chosen }: Props) {
  const [isOpen, open] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const take = (person: PersonSeen): void => {
    open(false)
    chosen(person)
    document.getElementById(id)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    if (event.key === "Escape") return open(false), opener.current?.focus()
    if (event.key === "ArrowDown" || event.key === "ArrowUp") walk(event)
  }
  return (
    <div class="mention" onKeyDown={onKeyDown}>
      <button ref={opener} type="button" class="button small quiet" aria-expanded={isOpen} aria-controls={`${id}-mention`} onClick={() => open(!isOpen)}>
        {t("Mention" /* Button: opens a list of people, to name one of them in a comment */)}
      </button>
      {isOpen && <People room={room} id={id} people={people} take={take} />}
    </div>
  )
}

interface PeopleProps {
  room: Room
  id: string
  people: PersonSeen[]
  take: (person: PersonSeen) => void
}

function People({ room, id, people, take }: PeopleProps) {
  const [typed, type] = useState("")
  const fits = people.filter((person) => wordsOf(person).includes(typed.trim().toLocaleLowerCase())).slice(0, SHOWN)
  const whom = t("Whom do you mention?" /* Above a list of people to name in a comment */)
  return (
    <div class="mention-list" id={`${id}-mention`} role="group" aria-label={whom}>
      <label for={`${id}-who`}>{whom}</label>
      <Filter id={`${id}-who`} typed={typed} type={type} take={() => fits[0] && take(fits[0])} />
      <ul>
        {fits.map((person) => (
          <li key={person.id}>
            <button type="button" class="button quiet" onClick={() => take(person)}>
              <Whose room={room} person={person} />
            </button>
          </li>
        ))}
      </ul>
      {!fits.length && <p class="hint">{t("Nobody of this name can see your comment." /* In place of a list of people */)}</p>}
    </div>
  )
}

const wordsOf = ({ name, native_name }: PersonSeen): string => `${name} ${native_name}`.toLocaleLowerCase()

function Filter({ id, typed, type, take }: { id: string; typed: string; type: (words: string) => void; take: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || isComposing(event)) return
    event.preventDefault() // it chooses, and does not send
    take()
  }
  return (
    <input
      id={id}
      type="text"
      autocomplete="off"
      value={typed}
      ref={field}
      onInput={({ currentTarget }) => type(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}

/** Go up and down between the filter and the people below it. */
function walk(event: KeyboardEvent): void {
  const list = (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".mention-list input, .mention-list button")
  const place = [...list].indexOf(event.target as HTMLElement)
  if (place < 0) return
  event.preventDefault()
  list[(place + (event.key === "ArrowDown" ? 1 : list.length - 1)) % list.length]!.focus()
}

function Whose({ room, person }: { room: Room; person: PersonSeen }) {
  const team = one(room.store, "team", person.team)
  return (
    <>
      {team ? <Sign country={team.country} size="small" /> : <span class="tag">{term(`role.${person.role}`)}</span>} {person.name}
    </>
  )
}

/** Words with a name put behind them. */
export const withName = (words: string, { name }: PersonSeen): string => `${words}${!words || /\s$/.test(words) ? "" : " "}@${name} `
