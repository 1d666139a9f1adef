// Comments at the words they are about: marks in the text, the way to choose words, and the way back to them.
import { type RefObject } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"
import type { Room } from "../core/room"
import { all } from "../core/store"
import { t, tn } from "../core/words"
import type { CommentSeen, FieldSeen } from "../types.gen"
import { type About, choose, isAbout, labelOfText, placeOfText, type Topic } from "./chosen"
import type { Field } from "./fields"
import { type At, idOf, labelOf, langOf, textName } from "./frame"
import { reveal } from "./seeking"
import { type Mark, partsOf, spanOf } from "./text/anchoring"
import type { SharedText } from "./text/sharedtext"
import { knownText, sharedText } from "./texts"

/** The comments at a field that are still to be dealt with. */
export const openAt = (room: Room, at: At, field: Field): CommentSeen[] =>
  all(room.store, "comment").filter((comment) => isAbout(comment, at) && comment.about?.field === textName(at, field) && !comment.resolved && !comment.hidden)

/** Where they are in the text as it is open here. */
export function marksOf(shared: SharedText | null, comments: CommentSeen[]): Mark<CommentSeen>[] {
  if (!shared?.isOpen) return []
  return comments.flatMap((comment) => {
    const span = comment.about && spanOf(shared.text(comment.about.field), comment.about)
    return span && span.end > span.start ? [{ ...span, of: comment }] : []
  })
}

/** The text of a draft, opened as soon as something in it must be found. */
export function useText(room: Room, team: number, wanted: boolean): SharedText | null {
  useEffect(() => void (wanted && sharedText(room, team)), [wanted, team])
  const known = knownText(room, team)
  return known?.isOpen ? known : null
}

interface Props {
  room: Room
  field: Field
  at: At
  seen: FieldSeen
}

/** The words of a field as they are now, with the comments on it and where they are in them. */
export function useShown({ room, field, at, seen }: Props) {
  const comments = openAt(room, at, field)
  const shared = useText(room, at.team, comments.some(({ about }) => about?.start))
  const words = (shared && hasText(field) && shared.text(textName(at, field)).toString()) || seen.words
  return { words, comments, marks: marksOf(shared, comments) }
}

const hasText = ({ shape }: Field): boolean => shape === "line" || shape === "area"

/** A field to be read: its words, with those marked that comments are about, and a way to comment on them. */
export function Readable(props: Props) {
  const { room, field, at, seen } = props
  const root = useRef<HTMLDivElement>(null)
  const { words, comments, marks } = useShown(props)
  const picked = usePicked(() => pickedIn(root.current))
  return (
    <div class="field">
      <span class="label">{labelOf(field)}</span>
      <div ref={root} id={idOf(at, field)} tabIndex={-1} class="readable" lang={langOf(room, seen)}>
        <Marked words={words} marks={marks} />
      </div>
      <Talk room={room} at={at} field={field} comments={comments} picked={hasText(field) ? picked : null} />
    </div>
  )
}

/** Words, a paragraph for each line (a span in a heading), cut where a mark begins or ends. */
export function Marked({ words, marks, as: Line = "p" }: { words: string; marks: Mark<CommentSeen>[]; as?: "p" | "span" }) {
  let from = 0
  return (
    <>
      {words.split("\n").map((line) => {
        const start = from
        from += line.length + 1
        const own = marks.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }))
        return (
          <Line key={start} data-from={start} data-words>
            {partsOf(line, own).map((part) =>
              part.of[0] ? (
                <mark key={part.from} data-kind={part.of[0].kind}>
                  {part.words}
                </mark>
              ) : (
                part.words
              ),
            )}
          </Line>
        )
      })}
    </>
  )
}

export type Picked = { words: string; start: number }

/** What is selected in a place, followed as the selection moves. */
export function usePicked(look: () => Picked | null): Picked | null {
  const [picked, pick] = useState<Picked | null>(null)
  useEffect(() => {
    const follow = (): void => {
      const found = look()
      pick((before) => (before?.start === found?.start && before?.words === found?.words ? before : found))
    }
    document.addEventListener("selectionchange", follow)
    return () => document.removeEventListener("selectionchange", follow)
  }, [])
  return picked
}

export function pickedIn(root: HTMLElement | null): Picked | null {
  const selection = getSelection()
  if (!root || !selection?.rangeCount || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(root)) return null
  const [start, end] = [indexIn(root, range.startContainer, range.startOffset, 0), indexIn(root, range.endContainer, range.endOffset, Infinity)]
  const words = wordsOf(root)
  const picked = words.slice(start, end)
  return picked.trim() ? { words: picked.trimEnd(), start } : null
}

const linesOf = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>("[data-from]")]

const wordsOf = (root: HTMLElement): string => linesOf(root).map((line) => line.textContent).join("\n")

/** Which sign of the field a place in the page is at; `outside` where it is not in the field. */
function indexIn(root: HTMLElement, node: Node, offset: number, outside: number): number {
  const line = linesOf(root).find((each) => each.contains(node))
  if (!line) return outside
  const before = document.createRange()
  before.setStart(line, 0)
  before.setEnd(node, offset)
  return Number(line.dataset.from) + before.toString().length
}

/** What is selected in a textarea; it stays selected when the focus goes to the button below. */
export const usePickedInField = (field: RefObject<HTMLTextAreaElement | null>): Picked | null =>
  usePicked(() => {
    if (!field.current) return null
    const { selectionStart: start, selectionEnd: end, value } = field.current
    const words = value.slice(start, end)
    return words.trim() ? { words, start } : null
  })

interface TalkProps {
  room: Room
  at: At
  field: Field
  comments: CommentSeen[]
  picked: Picked | null
  isBrief?: boolean
}

/** Below a field: how many comments stand at it, and the button to say something about its words. */
export function Talk({ room, at, field, comments, picked, isBrief }: TalkProps) {
  const pressed = useRef<Picked | null>(null) // a tap may end the selection before it is a click
  const press = (): void => {
    const words = pressed.current ?? picked
    pressed.current = null
    choose(room, at, textName(at, field), words)
  }
  const name = labelOf(field)
  return (
    <div class="talk">
      {comments.length > 0 && (
        <button type="button" class="button small quiet talk-count" onClick={() => reveal(`comment-${comments[0]!.id}`)}>
          {tn("%(n)s comment", "%(n)s comments" /* Button below a field: goes to what was said about its words */, comments.length)} <span class="visually-hidden">{name}</span>
        </button>
      )}
      {maySpeak(room, at.team) && (
        <button type="button" class="button small quiet talk-start" onPointerDown={() => (pressed.current = picked)} onClick={press}>
          {isBrief
            ? t("Comment" /* Button below a field that one writes in: a comment on it, or on the words selected in it */)
            : picked
            ? t("Comment on these words" /* Button below a field in which words are selected */)
            : t("Comment on this field" /* Button below a field */)}{" "}
          <span class="visually-hidden">{name}</span>
        </button>
      )}
    </div>
  )
}

/** Whether the viewer may say something to a team's draft now. */
export function maySpeak(room: Room, team: number): boolean {
  if (room.me.role !== "participant") return true
  return room.may("comment") || (team === room.me.team && room.may("draft"))
}

/** Above a comment: the field and the words that it is about, as they stood, and the way to them. */
export function AboutWords({ room, topic, about }: { room: Room; topic: Topic; about: About }) {
  const shared = useText(room, topic.team, !!about.start)
  const span = shared && spanOf(shared.text(about.field), about)
  const isGone = span && span.start === span.end
  return (
    <div class="about">
      <p>
        <b>{labelOfText(room, topic, about.field)}</b>{" "}
        {isGone
          ? <>{t("These words are gone:" /* Before the words that a comment is about, which are struck through */)} <del>{about.quote}</del></>
          : about.quote && <q>{about.quote}</q>}
      </p>
      {!isGone && (
        <button type="button" class="button small quiet" onClick={() => show(room, topic, about, span)}>
          {t("Show" /* Button: goes to the words that a comment is about */)}
        </button>
      )}
    </div>
  )
}

/** Go to the field of a comment and select its words. */
function show(room: Room, topic: Topic, about: About, span: { start: number; end: number } | null): void {
  const id = placeOfText(room, topic, about.field)
  if (!id) return
  reveal(id)
  const field = document.getElementById(id)
  if (!field || !span) return
  if (field instanceof HTMLTextAreaElement) return field.setSelectionRange(span.start, span.end)
  const [from, to] = [nodeAt(field, span.start), nodeAt(field, span.end)]
  if (from && to) getSelection()?.setBaseAndExtent(...from, ...to)
}

/** The place in the page of a sign of a field. */
function nodeAt(root: HTMLElement, index: number): [Node, number] | null {
  const line = linesOf(root).filter((each) => Number(each.dataset.from) <= index).pop()
  if (!line) return null
  let left = index - Number(line.dataset.from)
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const size = texts.currentNode.textContent!.length
    if (left <= size) return [texts.currentNode, left]
    left -= size
  }
  return [line, 0]
}
