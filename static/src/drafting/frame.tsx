// What stands around a field that can be written in: label, hint, definition, what is wrong, how the words stand.
import type { ComponentChildren } from "preact"
import type { Room } from "../core/room"
import { t, term, timeOfDay } from "../core/words"
import type { FieldSeen } from "../types.gen"
import { writerOf } from "./writers"
import type { Field } from "./fields"
import type { Part } from "./parts"

/** A part of a draft, and what that is called in the shared text. */
export type At = Part & { text: string }

export interface Props {
  room: Room
  field: Field
  at: At
  seen: FieldSeen | undefined
}

/** The name of a field's text in the document. drafting/naming.py says the same. */
export const textName = ({ text }: At, { name }: Field): string => `${text}.${name}`

export const labelOf = ({ name, label, called }: Field): string => called ?? term(`field.${label ?? name}`)

export function Frame({ id, field, fault, children }: { id: string; field: Field; fault: string; children: ComponentChildren }) {
  return (
    <div class="field" data-state={fault ? "wrong" : undefined}>
      <label for={id}>{labelOf(field)}</label>
      {field.hint && (
        <p class="hint" id={`${id}-hint`}>
          {term(`hint.${field.hint}`)}
        </p>
      )}
      {field.defines?.map((name) => <Definition key={name} name={name} />)}
      {children}
      {fault && (
        <p class="error" id={`${id}-error`}>
          {fault}
        </p>
      )}
    </div>
  )
}

export const idOf = ({ team, item, action, paragraph }: At, { name }: Field): string => `field-${item ?? (paragraph === null ? `agenda-${team}` : `paragraph-${paragraph}`)}-${action ?? ""}-${name}`

export type State = "saved" | "writing" | "waiting" | "refused"

/** How the words stand, always in words: writing, waiting, saved (by whom), not accepted. */
export function Saved({ id, room, seen, state }: { id: string; room: Room; seen: FieldSeen | undefined; state: State }) {
  const values = { who: seen ? writerOf(room.store, seen.by).name : "", time: seen ? timeOfDay(seen.at) : "" }
  const words = {
    refused: t("not saved" /* State of a field: its words could not be accepted as they are */),
    waiting: t("waiting" /* State of a field: its words are on their way to the server */),
    writing: t("writing" /* State of a field: its writer is still typing */),
    saved: seen ? t("saved · %(who)s, %(time)s" /* State of a field: who wrote it last, and the time of day */, values) : "\u00a0",
  }
  return (
    <p class={state !== "saved" || seen ? "saved" : "hint"} id={`${id}-state`} data-state={state}>
      {words[state]}
    </p>
  )
}

export function Definition({ name }: { name: string }) {
  return (
    <p class="definition">
      <dfn>{term(`defined.${name}`)}</dfn> {term(`define.${name}`)}
    </p>
  )
}

export const langOf = (room: Room, text: FieldSeen | undefined): string | undefined =>
  text && writerOf(room.store, text.by).language
