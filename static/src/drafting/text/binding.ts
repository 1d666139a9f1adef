// Binds a native textarea to a text of the shared document, so that several people can write in one field while
// some of them compose (Korean, Japanese, Chinese and others): a composition is never touched, nor sent half done.
import type * as Y from "yjs"
import { type Cell, cellsOf, type Delta, heldIndex, takeLocal, takeRemote } from "./cells"
import { spliceOf } from "./splice"

const IDLE = 1500 // ms after which a composition that has changed nothing lets others' words in

export interface Options {
  undo: Y.UndoManager
  oneLine?: boolean
  /** The caret has moved, or the words have changed. */
  moved?: () => void
  /** Whether others' words wait for the end of a composition. */
  waiting?: (waiting: boolean) => void
}

/** Signs that a textarea would change, and signs that nobody can see; a line has no line ends. */
const unwanted = (oneLine: boolean): RegExp =>
  oneLine ? /[\u0000-\u001f\u007f-\u009f]/g : /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

export class Binding {
  private shown: string // what the field says, as far as the document has been told
  private cells: Cell[] | null = null // while others' changes wait
  private composing = false
  private settling = 0
  private idle = 0
  private began = "" // what the field said when the composition began
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
    page.addEventListener("selectionchange", () => page.activeElement === field && this.options.moved?.(), this.ends)
    page.addEventListener("visibilitychange", () => page.hidden && this.flush(), this.ends)
    addEventListener("pagehide", () => this.flush(), this.ends)
  }

  private compositionBegins(): void {
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
    forward ? this.options.undo.redo() : this.options.undo.undo()
  }

  /** Let the document say what the field says. */
  private pull(): void {
    this.tidy()
    const { value, selectionEnd } = this.field
    if (value === this.shown) return
    const splice = spliceOf(this.shown, value, selectionEnd)
    this.shown = value
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

  /** Take out of the field what no text may hold, before it is told. */
  private tidy(): void {
    const { field } = this
    const kept = (words: string): string => words.toWellFormed().replace(unwanted(!!this.options.oneLine), "")
    if (kept(field.value) === field.value) return
    const [start, end] = [field.selectionStart, field.selectionEnd].map((at) => kept(field.value.slice(0, at)).length)
    field.value = kept(field.value)
    field.setSelectionRange(start!, end!)
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
    this.options.moved?.()
  }
}
