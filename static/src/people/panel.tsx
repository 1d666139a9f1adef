// The people of the console: who asks to come in, everybody by team, and what may be done about each.
import { useState } from "preact/hooks"
import { membersOf, type Room } from "../core/room"
import { Perspective, Sign } from "../core/signs"
import { all, one } from "../core/store"
import { countryName, t, term, timeOfDay, tn } from "../core/words"
import type { JoinRequestSeen, PersonSeen, Role } from "../types.gen"
import { AddPerson, ChangePerson, PairProjector } from "./forms"
import { LinkOf } from "./personal"
import { Name } from "./names"

export function PeoplePanel({ room }: { room: Room }) {
  const [removed, setRemoved] = useState<PersonSeen | null>(null)
  return (
    <div class="stack" data-gap="large">
      <Requests room={room} />
      {removed && <Undo room={room} person={removed} done={() => setRemoved(null)} />}
      <Roster room={room} removed={setRemoved} />
      <AddPerson room={room} />
      <PairProjector room={room} />
    </div>
  )
}

function Requests({ room }: { room: Room }) {
  const requests = all(room.store, "join_request")
  return (
    <section aria-labelledby="requests-heading" role="status">
      <h2 id="requests-heading">
        {t("Asking to come in" /* Heading of those who say they are a person whose seat is taken */)} <span class="count">{requests.length}</span>
      </h2>
      {!requests.length && (
        <p class="empty">{t("Whoever picks a name that is taken asks here." /* Instead of the list of requests, while there are none */)}</p>
      )}
      {requests.map((request) => (
        <Request key={request.id} room={room} request={request} />
      ))}
    </section>
  )
}

function Request({ room, request }: { room: Room; request: JoinRequestSeen }) {
  const person = one(room.store, "person", request.person)
  const answer = (name: "join.approve" | "join.decline") => () => void room.link.send(name, { request: request.id })
  if (!person) return null
  const told = { name: person.name, time: timeOfDay(request.at) }
  return (
    <p class="row">
      <span>{t("Somebody says they are %(name)s, since %(time)s." /* A request to come in on a seat that is taken */, told)}</span>
      <button type="button" class="button small" onClick={answer("join.approve")}>
        {t("Let %(name)s in" /* Button: approves a request to come in */, told)}
      </button>
      <button type="button" class="button small quiet" onClick={answer("join.decline")}>
        {t("Decline" /* Button: turns a request to come in down */)}
      </button>
    </p>
  )
}

function Undo({ room, person, done }: { room: Room; person: PersonSeen; done: () => void }) {
  const restore = (): void => {
    void room.link.send("person.restore", { person: person.id })
    done()
  }
  return (
    <p class="notice row" role="status">
      {t("%(name)s was removed; their pages are closed." /* After somebody was taken off the roster */, { name: person.name })}
      <button type="button" class="button small" onClick={restore}>
        {t("Undo" /* Button: brings somebody back who was removed */)}
      </button>
      <button type="button" class="button small quiet" onClick={done}>
        {t("Put away" /* Button: closes a notice */)}
      </button>
    </p>
  )
}

const OTHERS: Role[] = ["facilitator", "observer", "projector"]

function Roster({ room, removed }: { room: Room; removed: (person: PersonSeen) => void }) {
  const { store } = room
  const code = all(store, "workshop")[0]?.code
  const others = (role: Role) => all(store, "person").filter((person) => person.role === role)
  return (
    <section class="stack" aria-labelledby="roster-heading">
      <div class="row" data-justify="between">
        <h2 id="roster-heading">{t("Everybody" /* Heading of the list of people in the console */)}</h2>
        <p class="row">
          <a class="button small" href={`/workshops/${code}/roster`}>
            {t("Bring a list" /* Link: uploads a spreadsheet of people */)}
          </a>
          <a class="button small" href={`/workshops/${code}/links`}>
            {t("All links, to print" /* Link: the page with everybody's personal links */)}
          </a>
        </p>
      </div>
      {all(store, "team").map(({ id, country }) => (
        <Group key={id} room={room} people={membersOf(store, id)} removed={removed}>
          <Sign country={country} size="small" /> {countryName(country)}
        </Group>
      ))}
      {OTHERS.map((role) => (
        <Group key={role} room={room} people={others(role)} removed={removed}>
          {term(`role.${role}`)}
        </Group>
      ))}
    </section>
  )
}

interface GroupProps {
  room: Room
  people: PersonSeen[]
  removed: (person: PersonSeen) => void
  children: preact.ComponentChildren
}

function Group({ room, people, removed, children }: GroupProps) {
  const here = people.filter(({ id }) => isHere(room, id)).length
  return (
    <details open>
      <summary>
        <b>{children}</b>{" "}
        <span class="quiet">{tn("%(here)s of %(n)s here", "%(here)s of %(n)s here" /* How many of a group are connected */, people.length, { here })}</span>
      </summary>
      <div class="table-scroll">
        <table class="table">
          <tbody>
            {people.map((person) => (
              <PersonRows key={person.id} room={room} person={person} removed={removed} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

const isHere = ({ link }: Room, person: number): boolean => Object.values(link.presence).some(({ here }) => person in here)

type Open = "link" | "change" | "remove" | null

/** A row for the person, and one below it for what was opened. */
function PersonRows({ room, person, removed }: { room: Room; person: PersonSeen; removed: (person: PersonSeen) => void }) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  return (
    <>
      <tr>
        <th scope="row">
          <Name person={person} /> {person.host && <span class="tag">{t("table host" /* Beside a name: keeps the team's table */)}</span>}
        </th>
        <td>
          {person.perspectives.map((name) => (
            <Perspective key={name} name={name} />
          ))}
        </td>
        <td>
          <span class="quiet">{isHere(room, person.id) ? t("here" /* This person is connected */) : t("away" /* This person is not connected */)}</span>
        </td>
        <td>
          <Doings person={person} own={person.id === room.me.id} open={open} setOpen={setOpen} />
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={4}>
            {open === "link" && <LinkOf room={room} person={person} />}
            {open === "change" && <ChangePerson room={room} person={person} close={close} />}
            {open === "remove" && <Remove room={room} person={person} close={close} removed={removed} />}
          </td>
        </tr>
      )}
    </>
  )
}

interface DoingsProps {
  person: PersonSeen
  own: boolean
  open: Open
  setOpen: (open: Open) => void
}

function Doings({ person, own, open, setOpen }: DoingsProps) {
  const { name } = person
  const doings: [Open, string, string][] = [
    ["link", t("Link" /* Button: shows somebody's personal link */), t("Link of %(name)s" /* The same for screen readers */, { name })],
    ["change", t("Change" /* Button: changes what the roster says of somebody */), t("Change %(name)s" /* The same for screen readers */, { name })],
    ["remove", t("Remove" /* Button: takes somebody off the roster */), t("Remove %(name)s" /* Button; also the heading of what follows */, { name })],
  ]
  const offered = doings.filter(([doing]) => !(own && doing === "remove"))
  return (
    <span class="row">
      {offered.map(([doing, words, label]) => (
        <button key={doing} type="button" class="button small quiet" aria-label={label} aria-expanded={open === doing} onClick={() => setOpen(open === doing ? null : doing)}>
          {words}
        </button>
      ))}
    </span>
  )
}

interface RemoveProps {
  room: Room
  person: PersonSeen
  close: () => void
  removed: (person: PersonSeen) => void
}

function Remove({ room, person, close, removed }: RemoveProps) {
  const { name } = person
  const remove = async (): Promise<void> => {
    const answer = await room.link.send("person.remove", { person: person.id })
    if (answer.ok) removed(person)
    else close()
  }
  return (
    <div class="notice row" data-tone="caution">
      <p>{t("%(name)s's open pages close at once, and the link ends. What they wrote stays." /* Before somebody is removed */, { name })}</p>
      <button type="button" class="button small danger" onClick={() => void remove()}>
        {t("Remove %(name)s" /* Button; also the heading of what follows */, { name })}
      </button>
      <button type="button" class="button small quiet" onClick={close}>
        {t("Keep %(name)s" /* Button: does not remove this person */, { name })}
      </button>
    </div>
  )
}
