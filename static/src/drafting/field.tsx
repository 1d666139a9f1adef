// One field of the draft: label, definition, hint, words, how they stand, and another's words beside them.
import { copy } from "../core/parts"
import { nameOf, type Room } from "../core/room"
import { one } from "../core/store"
import { t, term, timeOfDay } from "../core/words"
import { graphemes, isComposing } from "../ideas/typing"
import type { FieldSeen, TextSeen } from "../types.gen"
import { Conflict, Newer } from "./conflict"
import { type Field, isWellFormed } from "./fields"
import { type Draft, newerText, type Place } from "./typing"
import { keyOf, type Typing, useDraft } from "./usedraft"

/** Whose draft it is, and which part of it. */
export type At = { team: number; item: number | null; action: number | null }

interface Props {
  room: Room
  field: Field
  at: At
  seen: FieldSeen | undefined
}

const placeOf = ({ item, action }: At, { name }: Field): Place => ({ item, action, field: name })

export const labelOf = ({ name, label }: Field): string => term(`field.${label ?? name}`)

/** A field as it can be written here, or only read. Where nothing stands, there is nothing to read. */
export function FieldPart({ writable, ...props }: Props & { writable: boolean }) {
  if (writable) return <Writable {...props} />
  const { room, field, at, seen } = props
  return (
    <>
      {seen?.words && <Readable room={room} field={field} seen={seen} />}
      {at.team === room.me.team && <Leftover room={room} place={placeOf(at, field)} label={labelOf(field)} />}
    </>
  )
}

function Writable({ room, field, at, seen }: Props) {
  const place = placeOf(at, field)
  const fits = (words: string): boolean => graphemes(words) <= field.limit && isWellFormed(field, words)
  const typing = useDraft(room, place, seen, fits)
  const id = `field-${at.item ?? "agenda"}-${at.action ?? ""}-${field.name}`
  const fault = faultOf(field, typing)
  const newer = newerText(typing.draft, seen, room.me.id)
  return (
    <div class="field" data-state={fault ? "wrong" : undefined}>
      <label for={id}>{labelOf(field)}</label>
      {field.hint && (
        <p class="hint" id={`${id}-hint`}>
          {term(`hint.${field.hint}`)}
        </p>
      )}
      {field.defines?.map((name) => <Definition key={name} name={name} />)}
      <Entry id={id} field={field} typing={typing} invalid={!!fault} lang={langOf(room, seen)} />
      {fault && (
        <p class="error" id={`${id}-error`}>
          {fault}
        </p>
      )}
      <State id={id} room={room} seen={seen} typing={typing} fault={!!fault} />
      {newer && <Newer room={room} text={newer} take={() => typing.pen.now.put(null)} />}
      {seen && seen.rivals.length > 0 && <Conflict room={room} place={place} field={field} seen={seen} />}
    </div>
  )
}

function Entry({ id, field, typing, invalid, lang }: { id: string; field: Field; typing: Typing; invalid: boolean; lang?: string }) {
  const { pen } = typing
  const common = {
    id,
    value: typing.words,
    lang,
    "aria-describedby": `${id}-hint ${id}-error ${id}-state`,
    "aria-invalid": invalid,
    onInput: (event: { currentTarget: { value: string } }) => pen.type(event.currentTarget.value),
    onFocus: () => void (pen.here = true),
    onBlur: () => pen.leave(),
    onCompositionStart: () => pen.compose(true),
    onCompositionEnd: () => pen.compose(false),
  }
  if (field.shape === "area") return <textarea {...common} rows={field.limit > 1000 ? 5 : 2} />
  const saveOnEnter = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !isComposing(event)) pen.save()
  }
  if (field.shape === "date" || field.shape === "month") return <input {...common} type={field.shape} onKeyDown={saveOnEnter} />
  return <input {...common} type="text" inputMode={field.shape === "year" ? "numeric" : "text"} onKeyDown={saveOnEnter} />
}

function faultOf(field: Field, { words, draft }: Typing): string {
  const counted = graphemes(words)
  if (counted > field.limit) {
    const values = { counted, limit: field.limit }
    return t("This is too long: %(counted)s signs, and %(limit)s fit here." /* At a field. Both count signs as a reader sees them */, values)
  }
  if (draft && field.shape !== "year" && !isWellFormed(field, words)) {
    return t("Please write a date as 2021-06-30, a month as 2021-06, a year as 2021." /* At a field for a date or month */)
  }
  return ""
}

/** How the words stand, always in words: writing, waiting, saved (by whom), not accepted. */
function State({ id, room, seen, typing, fault }: { id: string; room: Room; seen?: FieldSeen; typing: Typing; fault: boolean }) {
  const shown: Typing = fault ? { ...typing, state: "refused" } : typing
  const state = shown.state === "beside" ? "saved" : shown.state
  return (
    <p class={state ? "saved" : "hint"} id={`${id}-state`} data-state={state}>
      {stateOf(room, seen, shown)}
    </p>
  )
}

function stateOf(room: Room, seen: FieldSeen | undefined, { state }: Typing): string {
  const values = { who: seen ? nameOf(room.store, seen.by) : "", time: seen ? timeOfDay(seen.at) : "" }
  return {
    "": "\u00a0", // its place is kept, so that nothing jumps
    refused: t("not saved" /* State of a field: its words could not be accepted as they are */),
    waiting: t("waiting" /* State of a field: its words are on their way to the server */),
    writing: t("writing" /* State of a field: its writer is still typing */),
    beside: t("saved beside another text" /* State of a field: two people wrote it, and both texts are kept */),
    saved: t("saved · %(who)s, %(time)s" /* State of a field: who wrote it last, and the time of day */, values),
  }[state]
}

export function Definition({ name }: { name: string }) {
  return (
    <p class="definition">
      <dfn>{term(`defined.${name}`)}</dfn> {term(`define.${name}`)}
    </p>
  )
}

function Readable({ room, field, seen }: { room: Room; field: Field; seen: FieldSeen }) {
  return (
    <div class="field">
      <span class="label">{labelOf(field)}</span>
      <Words room={room} text={seen} />
    </div>
  )
}

/** People's words, in their writer's language, a paragraph for each line. */
export function Words({ room, text }: { room: Room; text: TextSeen }) {
  return (
    <div lang={langOf(room, text)}>
      {text.words.split("\n").map((line, place) => (
        <p key={place}>{line}</p>
      ))}
    </div>
  )
}

export const langOf = (room: Room, text: TextSeen | undefined): string | undefined =>
  text && one(room.store, "person", text.by)?.language

/** Words that were being typed here when the text was frozen, or the step ended: given back to their writer. */
function Leftover({ room, place, label }: { room: Room; place: Place; label: string }) {
  const key = keyOf(room.me.id, place)
  const kept = localStorage.getItem(key)
  const draft: Draft | null = kept ? JSON.parse(kept) : null
  if (!draft || draft.sent === draft.words || !draft.words.trim()) return null
  return (
    <div class="notice" data-tone="caution">
      <p>{t("%(field)s: these words of yours were not saved in time." /* %(field)s is the label of a field */, { field: label })}</p>
      <blockquote class="measure">{draft.words}</blockquote>
      <button type="button" class="button" onClick={() => void copy(draft.words)}>
        {t("Copy my words" /* Button: words that were not accepted go to the clipboard */)}
      </button>
    </div>
  )
}
