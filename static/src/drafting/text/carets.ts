// Where the others write: their carets over a field, drawn on a mirror of it. Styles go through the CSSOM alone.
import * as Y from "yjs"
import type { Caret, Point } from "../../types.gen"
import { decode, encode } from "./base64"

const OFTEN = 100 // ms between two tellings of one's own caret
const FRESH = 20_000 // ms after which a caret that nobody has told of again is gone
const REST = 5000 // ms after which somebody who writes on is named again
const COPIED = [
  ...["fontFamily", "fontSize", "fontWeight", "fontStyle", "letterSpacing", "lineHeight", "textIndent", "tabSize", "textAlign"],
  ...["paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "boxSizing", "wordBreak", "overflowWrap", "lineBreak", "direction"],
  ...["borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth"],
] as const

export type Standing = Caret & { at: number }

/** The carets of the others that write in a team's text. */
export class Carets {
  private all: Record<number, Standing> = {}
  private told = ""
  private timer = 0

  constructor(
    private readonly tell: (point: Point) => void,
    private readonly changed: () => void,
  ) {}

  hear(caret: Caret): void {
    const others = Object.values(this.all).filter(({ pen, at }) => pen !== caret.pen && Date.now() - at < FRESH)
    const fresh = caret.field ? [...others, { ...caret, at: Date.now() }] : others
    this.all = Object.fromEntries(fresh.map((each) => [each.pen, each]))
    this.changed()
  }

  /** Those in a field, but for one's own. */
  in(field: string, own: number): Standing[] {
    return Object.values(this.all).filter((caret) => caret.field === field && caret.pen !== own && Date.now() - caret.at < FRESH)
  }

  /** Tell where one's own caret is now; soon, and not more often than others can see. */
  move(point: Point): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => {
      const said = JSON.stringify(point)
      if (said !== this.told) this.tell(point)
      this.told = said
    }, OFTEN)
  }
}

/** A place in a text that moves with the signs around it. */
export const anchored = (text: Y.Text, index: number): string =>
  encode(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index)))

/** Where an anchored place is now; null when it is in another text, or no place at all. */
export function placeIn(text: Y.Text, anchor: string): number | null {
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(decode(anchor)), text.doc!)
    return found?.type === text ? found.index : null
  } catch {
    return null // another's program may send anything
  }
}

/** What one of the others does in a field: `place` changes when they move, not when words around them do. */
export interface Mark {
  pen: number
  start: number
  end: number
  place: string
  label: string
  perspective: string
}

/** Words that a comment is about. */
export interface Remarked {
  start: number
  end: number
  kind: string
}

/** Lays marks over a field: a caret for each of the others, and what they have selected. */
export class Overlay {
  private readonly mirror = document.createElement("div")
  private readonly carets = new Map<number, { line: HTMLElement; place: string; at: number }>()
  private readonly size = new ResizeObserver(() => this.place())
  private marks: Mark[] = []
  private remarks: Remarked[] = []

  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly layer: HTMLElement,
  ) {
    this.mirror.className = "mirror"
    layer.append(this.mirror)
    field.addEventListener("scroll", () => this.place(), { passive: true })
    this.size.observe(field)
    void document.fonts.ready.then(() => this.place())
  }

  draw(marks: Mark[]): void {
    this.marks = marks
    for (const [pen, { line }] of this.carets) {
      if (marks.some((mark) => mark.pen === pen)) continue
      line.remove()
      this.carets.delete(pen)
    }
    this.place()
  }

  /** Underline words that comments are about, each kind in its own way. */
  underline(remarks: Remarked[]): void {
    this.remarks = remarks
    this.place()
  }

  close(): void {
    this.size.disconnect()
  }

  private place(): void {
    const { layer, mirror, marks, remarks } = this
    layer.querySelectorAll(".selected, .remarked").forEach((mark) => mark.remove())
    if (!marks.length && !remarks.length) return mirror.replaceChildren()
    const words = this.mirrored()
    marks.forEach((mark) => this.show(mark, words))
    for (const { start, end, kind } of remarks) this.cover(words, start, end, () => this.lay("remarked", "", kind))
  }

  /** Lay the field's words out once more, as they stand in it. */
  private mirrored(): Text {
    const { field, mirror } = this
    const style = getComputedStyle(field)
    for (const name of COPIED) mirror.style[name] = style[name]
    const edges = Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.borderRightWidth)
    mirror.style.width = `${field.clientWidth + edges}px` // a scrollbar takes its place from the words
    const words = document.createTextNode(field.value + "\u200b")
    mirror.replaceChildren(words)
    return words
  }

  private show(mark: Mark, words: Text): void {
    const { start, end, perspective } = mark
    this.cover(words, start, end, () => this.lay("selected", perspective))
    const [box] = boxes(words, end, end)
    if (box) this.put(this.caretOf(mark), box)
  }

  private cover(words: Text, start: number, end: number, laid: () => HTMLElement): void {
    for (const box of boxes(words, start, end)) {
      const mark = laid()
      this.put(mark, box)
      mark.style.width = `${box.width}px`
    }
  }

  /** Its name shows for a moment, then fades to a thin line; who writes on after a rest is named again. */
  private caretOf({ pen, place, label, perspective }: Mark): HTMLElement {
    const now = Date.now()
    const known = this.carets.get(pen)
    const begins = !known || (known.place !== place && now - known.at > REST)
    if (begins) known?.line.remove()
    const line = begins ? this.lay("caret", perspective) : known.line
    line.dataset.name = label
    this.carets.set(pen, { line, place, at: known?.place === place ? known.at : now })
    return line
  }

  private lay(name: string, perspective: string, kind = ""): HTMLElement {
    const mark = this.layer.appendChild(document.createElement("span"))
    mark.className = name
    mark.dataset.perspective = perspective
    if (kind) mark.dataset.kind = kind
    return mark
  }

  private put(mark: HTMLElement, box: DOMRect): void {
    const { layer, field } = this
    const corner = layer.getBoundingClientRect()
    const top = box.top - corner.top - field.scrollTop
    mark.style.left = `${box.left - corner.left}px`
    mark.style.top = `${top}px`
    mark.style.height = `${box.height}px`
    mark.hidden = top < 0 || top + box.height > field.offsetHeight // scrolled out of the field
  }
}

function boxes(words: Text, start: number, end: number): DOMRect[] {
  const range = document.createRange()
  const [from, to] = [start, end].sort((a, b) => a - b).map((index) => Math.min(index, words.length))
  range.setStart(words, from!)
  range.setEnd(words, to!)
  return start === end ? [range.getBoundingClientRect()] : [...range.getClientRects()]
}
