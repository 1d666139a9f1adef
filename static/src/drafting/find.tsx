// Find in a draft: the browser's own search does not look into fields. Only adds to it: pressed twice, it is the browser's.
import { useEffect, useRef, useState } from "preact/hooks"
import { t } from "../core/words"
import { isComposing } from "../ideas/typing"
import { Overlay } from "./text/carets"
import { placesOf, type Span } from "./text/find"

type Field = HTMLTextAreaElement | HTMLInputElement
type Spot = Span & { where: HTMLElement }

const SEARCHED = ".live > textarea, .field > input[type=text], [data-words]"

/** The button, and once it is pressed the bar in which one types what is sought. Stands in the draft that it searches. */
export function Find() {
  const root = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [origin, open] = useState<Element | null>(null)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const focus = document.activeElement
      if (!isFind(event) || !focus || focus === input.current || !draftOf(root)?.contains(focus)) return
      event.preventDefault()
      open(focus)
      input.current?.select()
      input.current?.focus()
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [])
  return (
    <div class="find" ref={root} data-open={origin !== null}>
      {origin ? (
        <Bar draft={() => draftOf(root)!} origin={origin} input={input} close={() => open(null)} />
      ) : (
        <button type="button" class="button small" onClick={({ currentTarget }) => open(currentTarget)}>
          {t("Find" /* Button: opens a field for words that are looked for in the draft */)}
        </button>
      )}
    </div>
  )
}

interface BarProps {
  draft: () => HTMLElement
  origin: Element
  input: { current: HTMLInputElement | null }
  close: () => void
}

function Bar({ draft, origin, input, close }: BarProps) {
  const [sought, seek] = useState("")
  const [at, go] = useState(0)
  const [count, counted] = useState(0)
  const spots = (words = sought): Spot[] => spotsOf(draft(), words)
  const type = (words: string): void => {
    seek(words)
    go(Math.max(0, spots(words).findIndex(({ where }) => !isBefore(where, origin))))
  }
  const step = (by: number): void => go((place) => (count ? (Math.min(place, count - 1) + by + count) % count : 0))
  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    const look = (): void => counted(spots().length)
    look()
    draft().addEventListener("input", look)
    return () => draft().removeEventListener("input", look)
  }) // at each drawing: others write meanwhile
  const here = (): Spot | undefined => spots()[Math.min(at, count - 1)]
  useEffect(() => {
    const spot = here()
    return spot && marked(spot)
  }) // at each drawing, too: the words may have moved
  useEffect(() => {
    const spot = here()
    if (spot) show(spot, input.current)
  }, [sought, at, count])
  const leave = (): void => {
    const spot = here()
    close()
    if (spot) chosen(spot)
    else (origin.isConnected ? (origin as HTMLElement) : draft().querySelector<HTMLElement>(".find button"))?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event)) return
    if (event.key === "Escape") leave()
    else if (event.key === "Enter" && event.target === input.current) step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    <div class="find-bar" role="search" aria-label={t("Find in this draft" /* Name of the bar and of its field, in which one types the words that one looks for */)} onKeyDown={press}>
      <input
        ref={input}
        type="search"
        enterkeyhint="search"
        aria-label={t("Find in this draft" /* Name of the bar and of its field, in which one types the words that one looks for */)}
        value={sought}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      <p class="find-count number" role="status">
        {sought.trim() && told(Math.min(at + 1, count), count)}
      </p>
      <button type="button" class="button" aria-disabled={!count} onClick={() => step(-1)}>
        {t("Previous place" /* Button: goes to the place before this one where the words were found */)}
      </button>
      <button type="button" class="button" aria-disabled={!count} onClick={() => step(1)}>
        {t("Next place" /* Button: goes to the next place where the words were found */)}
      </button>
      <button type="button" class="button quiet" onClick={leave}>
        {t("Close search" /* Button: closes the bar in which one types the words that one looks for */)}
      </button>
    </div>
  )
}

const draftOf = ({ current }: { current: HTMLElement | null }): HTMLElement | null | undefined => current?.closest<HTMLElement>(".draft")

/** Ctrl or Cmd with F, by its place on keyboards of other scripts. */
const isFind = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !isComposing(event) && (/^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === "f" : event.code === "KeyF")

const isBefore = (one: Node, other: Node): boolean => !!(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING)

const told = (place: number, count: number): string =>
  count
    ? t("%(place)s of %(count)s" /* While looking for words: which of the places where they stand is shown */, { place, count })
    : t("Not found" /* The words that were looked for stand nowhere in the draft */)

function spotsOf(draft: HTMLElement, sought: string): Spot[] {
  const places = [...draft.querySelectorAll<HTMLElement>(SEARCHED)]
  return places.flatMap((where) => placesOf(wordsIn(where), sought).map((span) => ({ where, ...span })))
}

const isField = (where: HTMLElement): where is Field => "value" in where

const wordsIn = (where: HTMLElement): string => (isField(where) ? where.value : (where.textContent ?? ""))

/** Select a place and bring it into the middle of the window; the focus stays where one types. */
function show({ where, start, end }: Spot, input: HTMLElement | null): void {
  const hadFocus = document.activeElement === input
  for (let fold = where.closest("details:not([open])"); fold; fold = fold.closest("details:not([open])")) fold.setAttribute("open", "")
  if (isField(where)) where.setSelectionRange(start, end)
  const mark = where.parentElement?.querySelector(".found > .selected") ?? where
  mark.scrollIntoView({ block: "center" })
  if (hadFocus && document.activeElement !== input) input?.focus({ preventScroll: true }) // some browsers move it with a selection
}

/** Mark a place for the eye, since a browser shows only the selection in the field that has the focus; returns how to unmark it. */
const marked = (spot: Spot): (() => void) => (isField(spot.where) ? markedField(spot.where, spot) : markedWords(spot))

function markedField(field: Field, { start, end }: Span): () => void {
  const layer = field.parentElement!.appendChild(document.createElement("div"))
  layer.className = "carets found"
  layer.ariaHidden = "true"
  const overlay = field instanceof HTMLTextAreaElement ? new Overlay(field, layer) : null
  if (overlay) overlay.draw([{ pen: 0, start, end, place: "", label: "", perspective: "" }])
  else field.dataset.found = ""
  return () => {
    overlay?.close()
    layer.remove()
    delete field.dataset.found
  }
}

/** In words that are only read. Browsers that cannot highlight show the place when the bar is closed. */
function markedWords(spot: Spot): () => void {
  if (!("highlights" in CSS)) return () => undefined
  CSS.highlights.set("found", new Highlight(rangeOf(spot)))
  return () => void CSS.highlights.delete("found")
}

/** Leave the bar for the place that was found, with its words selected. */
function chosen(spot: Spot): void {
  const { where, start, end } = spot
  if (isField(where)) {
    where.focus({ preventScroll: true })
    return where.setSelectionRange(start, end)
  }
  where.tabIndex = -1
  where.focus({ preventScroll: true })
  getSelection()?.removeAllRanges()
  getSelection()?.addRange(rangeOf(spot))
}

function rangeOf({ where, start, end }: Spot): Range {
  const range = document.createRange()
  range.setStart(...pointIn(where, start))
  range.setEnd(...pointIn(where, end))
  return range
}

/** The text node, and the offset in it, at which so many units of an element's words have passed. */
function pointIn(where: HTMLElement, units: number): [Node, number] {
  const walker = document.createTreeWalker(where, NodeFilter.SHOW_TEXT)
  let passed = 0
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (units <= passed + node.length) return [node, units - passed]
    passed += node.length
  }
  return [where, where.childNodes.length]
}
