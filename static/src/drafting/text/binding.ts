// Binds a native textarea to a text of the shared document, so that several people can write in one field while
// some of them compose (Korean, Japanese, Chinese and others): a composition is never touched, nor sent half done.
import type * as Y from "yjs"
import { type Cell, cellsOf, type Delta, endOf, heldIndex, takeLocal, takeRemote } from "./cells"
import { type Splice, spliceOf } from "./splice"

const IDLE = 1500 // ms after which a composition that has changed nothing lets others' words in

export interface Options {
  undo: Y.UndoManager
  oneLine?: boolean
  /** The caret has moved, or the words have changed. */
  moved?: () => void
  /** Whether others' words wait for the end of a composition. */
  waiting?: (waiting: boolean) => void
  /** More came at once than any field takes; the field says again what it said. */
  tooMuch?: (words: string) => void
}

const MOST = 40_000 // units that can come at once; core/text.py says how much a field takes at all
const BREAKS = /[\u000b\u000c\u0085\u2028\u2029]/g // what other programs end a line with
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g // what a textarea would change, or nobody can see

/** Words without what no text may hold; in a line, spaces stand for line ends, so that no two words become one. */
function fitting(words: string, oneLine = false): string {
  const kept = words.toWellFormed().replace(BREAKS, "\n").replace(UNWANTED, "")
  return oneLine ? kept.replace(/[\t\n]/g, " ") : kept
}

/** Some keyboards send the two units of one sign as two events. */
const endsInHalf = ({ value, selectionEnd }: HTMLTextAreaElement): boolean =>
  /[\ud800-\udbff]$/.test(value.slice(0, selectionEnd)) && !/^[\udc00-\udfff]/.test(value.slice(selectionEnd))

export class Binding {
  private shown: string // what the field says, as far as the document has been told
  private cells: Cell[] | null = null // while others' changes wait
  private composing = false
  private settling = 0
  private idle = 0
  private began = "" // what the field said when the composition began
  private follows = false // the caret goes where something is undone, as in any other field
  private caret = -1 // where typing, or others' words, left it: elsewhere, its writer has put it
  private readonly ends = new AbortController()
  private readonly observer = (event: Y.YTextEvent, { origin }: Y.Transaction): void => {
    if (origin !== this) this.takeFrom(event.delta)
  }

  constructor(
    readonly field: HTMLTextAreaElement,
    readonly text: Y.Text,
    private readonly options: Options,
  ) {
    this.shown = field.value = text.toString()
    field.readOnly = false
    options.undo.addTrackedOrigin(this)
    this.listen()
    text.observe(this.observer)
  }

  get isComposing(): boolean {
    return this.composing
  }

  /** Let go of the field, which is only read from now on; what it says, also half composed, is in the document. */
  close(): void {
    this.field.readOnly = true
    this.composing = false
    this.settle()
    this.ends.abort()
    clearTimeout(this.idle)
    this.text.unobserve(this.observer)
  }

  private listen(): void {
    const { field } = this
    const page = field.ownerDocument
    const on = <Name extends keyof HTMLElementEventMap>(name: Name, act: (event: HTMLElementEventMap[Name]) => void): void =>
      field.addEventListener(name, act, { signal: this.ends.signal })
    on("compositionstart", () => this.compositionBegins())
    on("compositionend", () => this.compositionEnds())
    on("input", (event) => this.typed(event as InputEvent))
    on("blur", () => this.flush())
    on("beforeinput", (event) => this.undoes(event as InputEvent))
    on("keydown", (event) => this.pressed(event))
    page.addEventListener("selectionchange", () => page.activeElement === field && this.moves(), this.ends)
    page.addEventListener("visibilitychange", () => page.hidden && this.flush(), this.ends)
    addEventListener("pagehide", () => this.flush(), this.ends)
  }

  /** What is typed at another place is another thing to undo. */
  private moves(): void {
    this.parts()
    this.options.moved?.()
  }

  private parts(): void {
    const { value, selectionEnd } = this.field
    if (!this.composing && value === this.shown && selectionEnd !== this.caret) this.options.undo.stopCapturing()
    this.caret = selectionEnd
  }

  private compositionBegins(): void {
    this.parts() // the page may not have told yet that the caret was moved
    this.composing = true
    clearTimeout(this.settling) // a chain of syllables: the next begins before the last one was settled
    this.settling = 0
    this.pull()
    this.began = this.field.value
  }

  private compositionEnds(): void {
    this.composing = false
    this.pull()
    clearTimeout(this.settling)
    this.settling = window.setTimeout(() => this.settle(), 0) // the last input may come after this, or before
  }

  private typed({ isComposing }: InputEvent): void {
    this.composing = isComposing // some keyboards end a composition without saying so
    if (this.composing && this.cells) this.waitForIdle()
    if (!this.composing) this.pull()
    if (!this.composing && !this.settling && this.cells) this.settle()
    this.caret = this.field.selectionEnd
    this.options.moved?.()
  }

  private flush(): void {
    if (this.composing || this.settling) {
      this.composing = false
      this.settle()
    } else this.pull()
    this.options.moved?.()
  }

  private undoes(event: InputEvent): void {
    const { inputType } = event
    if (inputType !== "historyUndo" && inputType !== "historyRedo") return
    event.preventDefault()
    this.undo(inputType === "historyRedo")
  }

  private pressed(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing, keyCode } = event
    if (isComposing || keyCode === 229) return
    if (key === "Enter" && this.options.oneLine) return event.preventDefault()
    const letter = key.toLowerCase()
    if (altKey || !(ctrlKey || metaKey) || (letter !== "z" && letter !== "y")) return
    event.preventDefault()
    this.undo(letter === "y" || shiftKey)
  }

  /** One's own work only, and never under a composition. */
  private undo(forward: boolean): void {
    if (this.composing) return
    this.settle()
    const { undo } = this.options
    this.follows = true
    forward ? undo.redo() : undo.undo()
    this.follows = false
    undo.stopCapturing()
  }

  /** Let the document say what the field says. */
  private pull(): void {
    const { field, shown } = this
    if (field.value === shown || endsInHalf(field)) return
    const splice = this.fitted(spliceOf(shown, field.value, field.selectionEnd))
    this.shown = field.value
    const { text } = this
    const target = {
      remove: (at: number, count: number): void => text.delete(at, count),
      insert: (at: number, words: string): void => text.insert(at, words),
    }
    text.doc!.transact(() => {
      if (this.cells) return takeLocal(this.cells, splice, target)
      if (splice.gone) target.remove(splice.at, splice.gone)
      if (splice.come) target.insert(splice.at, splice.come)
    }, this)
  }

  /** What was typed as a text can hold it; the field is put right where it says something else. */
  private fitted(splice: Splice): Splice {
    const { field, shown, options } = this
    const { at, gone } = splice
    const come = fitting(splice.come, options.oneLine)
    const isTooMuch = come.length > MOST
    if (come === splice.come && !isTooMuch) return splice
    const end = isTooMuch ? at + gone : at + fitting(field.value.slice(at, field.selectionEnd), options.oneLine).length
    const fits = isTooMuch ? { at, gone: 0, come: "" } : { at, gone, come }
    field.value = shown.slice(0, at) + fits.come + shown.slice(at + fits.gone)
    field.setSelectionRange(end, end)
    if (isTooMuch) options.tooMuch?.(splice.come)
    return fits
  }

  /** The end of a composition: the field's words go into the document, then others' words into the field. */
  private settle(): void {
    clearTimeout(this.settling)
    this.settling = 0
    if (this.composing) return
    this.pull()
    if (!this.cells) return
    const { cells, field } = this
    const start = heldIndex(cells, field.selectionStart)
    const end = heldIndex(cells, field.selectionEnd)
    this.cells = null
    this.show(start, end)
    this.options.waiting?.(false)
  }

  /** A composition that has changed nothing (a keyboard that opened a word again) must not hold others back. */
  private waitForIdle(): void {
    clearTimeout(this.idle)
    this.idle = window.setTimeout(() => {
      if (!this.composing || !this.cells || this.field.value !== this.began) return
      this.composing = false
      this.settle()
    }, IDLE)
  }

  private takeFrom(delta: Delta): void {
    const { field } = this
    if (this.composing || this.settling) {
      takeRemote((this.cells ??= cellsOf(this.shown)), delta)
      this.options.waiting?.(true)
      return this.waitForIdle()
    }
    if (field.value !== this.shown) {
      // The document has moved already, and the field holds what it has not been told: merge, do not compare.
      takeRemote((this.cells = cellsOf(this.shown)), delta)
      return this.settle()
    }
    const at = endOf(delta)
    if (this.follows) return this.show(at, at)
    const cells = cellsOf(this.shown)
    takeRemote(cells, delta)
    this.show(heldIndex(cells, field.selectionStart), heldIndex(cells, field.selectionEnd))
  }

  private show(start: number, end: number): void {
    const { field } = this
    const { scrollTop, selectionDirection } = field
    this.shown = this.text.toString()
    if (field.value !== this.shown) field.value = this.shown
    if (field.ownerDocument.activeElement === field) field.setSelectionRange(start, end, selectionDirection)
    field.scrollTop = scrollTop
    this.caret = field.selectionEnd
    this.options.moved?.()
  }
}
