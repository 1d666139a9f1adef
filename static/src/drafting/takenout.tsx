// What was taken out of a draft, to bring back: closed at its end, for the own team and those who follow it.
import { useRef } from "preact/hooks"
import type { Room } from "../core/room"
import { one } from "../core/store"
import { t, timeOfDay } from "../core/words"
import type { FieldSeen, OutSeen } from "../types.gen"
import { langOf } from "./frame"
import type { Removed } from "./item"
import { writerOf } from "./writers"

type Kind = Removed["kind"]

export function TakenOut({ room, team, writable }: { room: Room; team: number; writable: boolean }) {
  const summary = useRef<HTMLElement>(null)
  const out = one(room.store, "taken_out", team)
  if (!out) return null
  const kinds = { item: out.items, action: out.actions, paragraph: out.paragraphs }
  const things = Object.entries(kinds).flatMap(([kind, seen]) => seen.map((thing) => ({ kind: kind as Kind, thing })))
  if (!things.length) return null
  const latestFirst = things.sort((a, b) => (b.thing.at ?? 0) - (a.thing.at ?? 0))
  const restore = (kind: Kind, id: number): void => {
    bringBack(room, { kind, id })
    summary.current?.focus()
  }
  return (
    <details class="taken-out">
      <summary ref={summary}>{t("Taken out (%(count)s)" /* Opens the list of items, actions and paragraphs that were taken out of the agenda */, { count: things.length })}</summary>
      <ul class="lines">
        {latestFirst.map(({ kind, thing }) => (
          <Row key={`${kind}-${thing.id}`} room={room} kind={kind} thing={thing} restore={writable ? () => restore(kind, thing.id) : undefined} />
        ))}
      </ul>
    </details>
  )
}

/** Ask for something that was taken out. */
export function bringBack({ link }: Room, { kind, id }: Removed): void {
  if (kind === "item") void link.send("item.restore", { item: id })
  else if (kind === "action") void link.send("action.restore", { action: id })
  else void link.send("paragraph.restore", { paragraph: id })
}

function Row({ room, kind, thing, restore }: { room: Room; kind: Kind; thing: OutSeen; restore?: () => void }) {
  const text: FieldSeen | undefined = Object.values(thing.fields)[0]
  const id = `out-${kind}-${thing.id}`
  return (
    <li>
      <div>
        <b>{nameOfKind(kind)}</b>{" "}
        <span id={id} lang={text?.words ? langOf(room, text) : undefined}>
          {text?.words || t("without words" /* In place of the name of something that was taken out before anything was written in it */)}
        </span>
        {thing.by !== null && thing.at !== null && <p class="hint">{t("%(who)s, %(time)s" /* Who took something out of the draft, and the time of day */, { who: writerOf(room.store, thing.by).name, time: timeOfDay(thing.at) })}</p>}
      </div>
      {restore && (
        <button type="button" class="button" aria-describedby={id} onClick={restore}>
          {t("Bring back" /* Button: puts an item, action or paragraph that was taken out where it was */)}
        </button>
      )}
    </li>
  )
}

const nameOfKind = (kind: Kind): string =>
  ({
    item: t("Item" /* Before the name of an agenda item that was taken out */),
    action: t("Action" /* Before the words of an action that was taken out */),
    paragraph: t("Paragraph" /* Before the words of a paragraph of the preamble that was taken out */),
  })[kind]
