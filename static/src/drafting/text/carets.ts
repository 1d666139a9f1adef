// Where the others write: their carets over a field, drawn on a mirror of it. Styles go through the CSSOM alone.
import * as Y from "yjs"
import type { Caret, Point } from "../../types.gen"
import { decode, encode } from "./base64"

const OFTEN = 100 // ms between two tellings of one's own caret
const FRESH = 20_000 // ms after which a caret that nobody has told of again is gone
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
    const { [caret.pen]: _, ...rest } = this.all
    this.all = caret.field ? { ...rest, [caret.pen]: { ...caret, at: Date.now() } } : rest
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

/** Where an anchored place is now; null when it is in another text. */
export function placeIn(text: Y.Text, anchor: string): number | null {
  const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(decode(anchor)), text.doc!)
  return found?.type === text ? found.index : null
}

/** Lays marks over a field: a caret for each of the others, and what they have selected. */
export class Overlay {
  private readonly mirror = document.createElement("div")

  constructor(
    private readonly field: HTMLTextAreaElement,
    private readonly layer: HTMLElement,
  ) {
    this.mirror.className = "mirror"
    layer.append(this.mirror)
  }

  draw(marks: { start: number; end: number; label: string; perspective: string }[]): void {
    const { layer, mirror } = this
    layer.querySelectorAll(".caret, .selected").forEach((mark) => mark.remove())
    if (!marks.length) return mirror.replaceChildren()
    const words = this.mirrored()
    marks.forEach(({ start, end, label, perspective }) => {
      for (const box of this.boxes(words, start, end)) this.mark("selected", box, perspective)
      const [caret] = this.boxes(words, end, end)
      if (caret) this.mark("caret", caret, perspective).dataset.name = label
    })
  }

  /** Underline words that comments are about, each kind in its own way. */
  underline(marks: { start: number; end: number; kind: string }[]): void {
    this.layer.querySelectorAll(".remarked").forEach((mark) => mark.remove())
    const words = marks.length ? this.mirrored() : null
    for (const { start, end, kind } of marks) {
      for (const box of this.boxes(words!, start, end)) this.mark("remarked", box, "").dataset.kind = kind
    }
  }

  /** Lay the field's words out once more, as they stand in it. */
  private mirrored(): Text {
    const { field, mirror } = this
    const style = getComputedStyle(field)
    for (const name of COPIED) mirror.style[name] = style[name]
    mirror.style.width = `${field.offsetWidth}px`
    const words = document.createTextNode(field.value + "\u200b")
    mirror.replaceChildren(words)
    return words
  }

  private boxes(words: Text, start: number, end: number): DOMRect[] {
    const range = document.createRange()
    const [from, to] = [start, end].sort((a, b) => a - b).map((index) => Math.min(index, words.length))
    range.setStart(words, from!)
    range.setEnd(words, to!)
    return start === end ? [range.getBoundingClientRect()] : [...range.getClientRects()]
  }

  private mark(kind: string, box: DOMRect, perspective: string): HTMLElement {
    const { layer, field } = this
    const corner = layer.getBoundingClientRect()
    const mark = layer.appendChild(document.createElement("span"))
    mark.className = kind
    mark.dataset.perspective = perspective
    mark.style.left = `${box.left - corner.left}px`
    mark.style.top = `${box.top - corner.top - field.scrollTop}px`
    mark.style.height = `${box.height}px`
    if (kind !== "caret") mark.style.width = `${box.width}px`
    return mark
  }
}
