// A field in which several people write at once.
import { useEffect, useRef, useState } from "preact/hooks"
import { UndoManager } from "yjs"
import type { Room } from "../core/room"
import { one } from "../core/store"
import { list, t } from "../core/words"
import { graphemes } from "../ideas/typing"
import { Authored } from "./authored"
import { marksOf, openAt, Talk, usePickedInField } from "./anchors"
import { Frame, idOf, langOf, type Props, Saved, type State, textName } from "./frame"
import type { Field } from "./fields"
import type { CommentSeen } from "../types.gen"
import type { Mark } from "./text/anchoring"
import { Binding } from "./text/binding"
import { runsOf } from "./text/authors"
import { anchored, Overlay, placeIn, type Standing } from "./text/carets"
import type { SharedText } from "./text/sharedtext"
import { authorship, sharedText } from "./texts"
import { writerOf } from "./writers"

export function LiveField(props: Props) {
  const { room, field, at, seen } = props
  const shared = sharedText(room, at.team)
  const name = textName(at, field)
  const ref = useRef<HTMLTextAreaElement>(null)
  const [waiting, wait] = useState(false)
  const oneLine = field.shape === "line"
  useEffect(() => (shared.isOpen ? bound(ref.current!, shared, name, oneLine, wait) : undefined), [shared.doc, shared.isOpen, name])
  const words = shared.isOpen ? shared.text(name).toString() : (seen?.words ?? "")
  const others = shared.carets.in(name, shared.pen)
  const id = idOf(at, field)
  const comments = openAt(room, at, field)
  const picked = usePickedInField(ref)
  return (
    <Frame id={id} field={field} fault={tooLong(field, words)}>
      <div class="live">
        <textarea
          ref={ref}
          id={id}
          rows={oneLine ? 1 : field.limit > 1000 ? 5 : 2}
          defaultValue={words}
          readOnly // until it is bound: what is typed earlier would be nobody's
          lang={langOf(room, seen) ?? one(room.store, "person", room.me.id)?.language} // for spelling, and what reads aloud
          aria-describedby={`${id}-hint ${id}-error ${id}-state ${id}-others`}
        />
        <Marks room={room} shared={shared} name={name} others={others} remarks={marksOf(shared, comments)} field={ref} />
      </div>
      {authorship.shown && words && <Authored room={room} runs={runsOf(shared.text(name), shared.pens)} />}
      <div class="field-foot">
        <Saved id={id} room={room} seen={seen} state={stateOf(shared.isSaved, room.link.state === "offline")} />
        <Talk room={room} at={at} field={field} comments={comments} picked={picked} isBrief />
      </div>
      <Others id={id} room={room} others={others} waiting={waiting} />
    </Frame>
  )
}

/** Bind a textarea to a text of the document; returns how to let go of it. */
function bound(field: HTMLTextAreaElement, shared: SharedText, name: string, oneLine: boolean, waiting: (waits: boolean) => void): () => void {
  const text = shared.text(name)
  const undo = new UndoManager(text, { trackedOrigins: new Set() })
  const moved = (): void => {
    const isHere = field.ownerDocument.activeElement === field
    const [anchor, head] = [field.selectionStart, field.selectionEnd].map((index) => anchored(text, index))
    const { team, pen } = shared
    shared.carets.move(isHere ? { team, pen, field: name, anchor: anchor!, head: head! } : { team, pen, field: "", anchor: "", head: "" })
  }
  const tooMuch = (words: string): void => shared.tooMuch(name, words)
  const binding = new Binding(field, text, { undo, oneLine, waiting, moved, tooMuch })
  shared.bound.add(binding)
  return () => {
    shared.bound.delete(binding)
    binding.close()
    undo.destroy()
  }
}

interface OthersProps {
  room: Room
  others: Standing[]
}

interface MarksProps extends OthersProps {
  shared: SharedText
  name: string
  remarks: Mark<CommentSeen>[]
  field: { current: HTMLTextAreaElement | null }
}

/** The others' carets over the field, and the words that comments are about. For eyes: it is said in words below. */
function Marks({ room, shared, name, others, remarks, field }: MarksProps) {
  const layer = useRef<HTMLDivElement>(null)
  const overlay = useRef<Overlay | null>(null)
  useEffect(() => {
    if (!others.length && !remarks.length && !overlay.current) return
    overlay.current ??= new Overlay(field.current!, layer.current!)
    const text = shared.text(name)
    const marks = others.flatMap(({ person, pen, anchor, head }) => {
      const [start, end] = [placeIn(text, anchor), placeIn(text, head)]
      const { name: label, perspective } = writerOf(room.store, person)
      return start === null || end === null ? [] : [{ pen, start, end, place: anchor + head, label, perspective }]
    })
    overlay.current.draw(marks)
    overlay.current.underline(remarks.map(({ start, end, of }) => ({ start, end, kind: of.kind })))
  })
  useEffect(() => () => overlay.current?.close(), [])
  return <div class="carets" ref={layer} aria-hidden="true" />
}

function Others({ id, room, others, waiting }: OthersProps & { id: string; waiting: boolean }) {
  const names = list([...new Set(others.map(({ person }) => writerOf(room.store, person).name))])
  return (
    <p class="hint others" id={`${id}-others`}>
      {names && t("%(names)s: writing here" /* Below a field; %(names)s are those whose caret stands in it now */, { names })}{" "}
      {waiting && t("Others' words come when you have finished this one." /* At a field while its writer composes a sign, and others type there too */)}
    </p>
  )
}

const stateOf = (saved: boolean, offline: boolean): State => (saved ? "saved" : offline ? "waiting" : "writing")

function tooLong({ limit }: Field, words: string): string {
  const counted = graphemes(words)
  if (counted <= limit) return ""
  const values = { counted, limit }
  return t("This is too long: %(counted)s signs, and %(limit)s fit here." /* At a field. Both count signs as a reader sees them */, values)
}
