// Dragging a part of a draft by its grip, with a mouse, a pen or a finger. Knows rectangles, not what a draft is.
const SLACK = 4 // px that a press may tremble
const [TOP, BOTTOM] = [110, 170] // px of the window's edges in which the page scrolls: bar and tabs, and some more
const FASTEST = 16 // px that it scrolls in a frame

/** Where something was dropped: its own key, and those of the parts before which it stands now and stood before. */
export interface Drop {
  part: string
  before: string | null
  stood: string | null
}

/**
 * Let what lies in `list` be dragged. Parts carry `data-part` ("action-7"), of one kind if they lie in one element;
 * what is pressed is a `.grip` in one of them. Returns how to stop.
 */
export function dragging(list: HTMLElement, dropped: (drop: Drop) => void): () => void {
  let drag: Drag | null = null
  let composes: Node | null = null
  const compose = ({ type, target }: Event): void => void (composes = type === "compositionstart" ? (target as Node) : null)
  const press = (event: PointerEvent): void => {
    const part = partOf(event.target)
    if (!part || !event.isPrimary || event.button !== 0 || drag?.goesOn) return
    if (part.contains(composes)) return // first a word is finished
    drag = new Drag(part, event, dropped)
  }
  // A press would take the caret from whoever writes, and select words on its way.
  const keepCaret = (event: MouseEvent): void => void (partOf(event.target) && event.preventDefault())
  const ends = new AbortController()
  list.addEventListener("pointerdown", press, ends)
  list.addEventListener("mousedown", keepCaret, ends)
  list.addEventListener("compositionstart", compose, ends)
  list.addEventListener("compositionend", compose, ends)
  return () => {
    ends.abort()
    drag?.end()
  }
}

const partOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element && target.closest(".grip") ? target.closest<HTMLElement>("[data-part]") : null

const kindOf = (part: HTMLElement): string => part.dataset.part!.split("-")[0]!

/** All that can change places with a part, itself too, in the order in which they stand now. */
const rowOf = (part: HTMLElement): HTMLElement[] =>
  [...(part.parentElement?.children ?? [])].filter((each): each is HTMLElement => each instanceof HTMLElement && !!each.dataset.part && kindOf(each) === kindOf(part))

/** The key of the part before which another one stands now. */
export const nextTo = (part: HTMLElement): string | null => keyOf(after(rowOf(part), part))

const after = (row: HTMLElement[], part: HTMLElement): HTMLElement | null => row[row.indexOf(part) + 1] ?? null

const keyOf = (part: HTMLElement | null): string | null => part?.dataset.part ?? null

/** One press on a grip, until it is let go. */
class Drag {
  private readonly ends = new AbortController()
  private readonly start: number
  private readonly stood: string | null
  private y: number
  private line: HTMLElement | null = null // once it is more than a press
  private row: HTMLElement | null = null // in which it lies
  private place: HTMLElement | null = null // before which it would land
  private frame = 0

  constructor(
    private readonly part: HTMLElement,
    { clientY, pointerId }: PointerEvent,
    private readonly dropped: (drop: Drop) => void,
  ) {
    this.start = this.y = clientY
    this.stood = nextTo(part)
    const on = <Name extends keyof WindowEventMap>(name: Name, act: (event: WindowEventMap[Name]) => void): void =>
      addEventListener(name, act, { signal: this.ends.signal, capture: true })
    const own = (act: (event: PointerEvent) => void) => (event: PointerEvent) => event.pointerId === pointerId && act(event)
    on("pointermove", own((event) => this.moves(event)))
    on("pointerup", own(() => this.drop()))
    on("pointercancel", own(() => this.end()))
    on("keydown", (event) => this.pressed(event))
    on("blur", ({ target }) => target === window && this.end())
  }

  get goesOn(): boolean {
    return !this.ends.signal.aborted
  }

  private moves({ clientY, pointerId }: PointerEvent): void {
    this.y = clientY
    if (!this.line && Math.abs(clientY - this.start) <= SLACK) return
    if (!this.line) this.begin(pointerId)
    this.aim()
  }

  private begin(pointerId: number): void {
    const root = document.documentElement
    root.setPointerCapture(pointerId) // the grip may go away meanwhile, and the pointer may leave the window
    root.dataset.dragging = ""
    this.line = document.body.appendChild(document.createElement("div"))
    this.line.className = "landing"
    this.line.setAttribute("aria-hidden", "true")
    this.part.dataset.dragged = ""
    this.fold()
    this.frame = requestAnimationFrame(() => this.scroll())
  }

  /** Tall parts become short, so that one sees between which of them one is; the dragged one stays under the pointer. */
  private fold(): void {
    const { part } = this
    const row = (this.row = part.parentElement!)
    const top = part.getBoundingClientRect().top
    row.style.minBlockSize = `${row.getBoundingClientRect().height}px` // the page stays as long as it was
    row.dataset.folds = kindOf(part)
    scrollBy({ top: part.getBoundingClientRect().top - top, behavior: "instant" })
  }

  private unfold(): void {
    const { part } = this
    const row = this.row!
    const top = part.getBoundingClientRect().top
    delete row.dataset.folds
    row.style.minBlockSize = ""
    if (part.isConnected) scrollBy({ top: part.getBoundingClientRect().top - top, behavior: "instant" })
  }

  /** Show where it would land: in the gap between two parts that is next to the pointer. */
  private aim(): void {
    const row = rowOf(this.part)
    if (!row.length) return this.end() // somebody took it out meanwhile
    const rects = row.map((each) => each.getBoundingClientRect())
    const below = rects.findIndex(({ top, bottom }) => this.y < (top + bottom) / 2)
    this.place = row[below] ?? null
    const [upper, lower] = [rects[below < 0 ? row.length - 1 : below - 1], rects[below]]
    const y = upper && lower ? (upper.bottom + lower.top) / 2 : upper ? upper.bottom : lower!.top
    const { left, width } = rects[0]!
    Object.assign(this.line!.style, { insetBlockStart: `${y}px`, insetInlineStart: `${left}px`, inlineSize: `${width}px` })
  }

  private scroll(): void {
    this.frame = requestAnimationFrame(() => this.scroll())
    const { y, start } = this
    const up = y < start ? (TOP - y) / TOP : 0 // who takes a grip near an edge does not want to go there yet
    const down = y > start ? (y - innerHeight + BOTTOM) / BOTTOM : 0
    const pull = Math.max(0, Math.min(1, down)) - Math.max(0, Math.min(1, up))
    if (!pull) return
    scrollBy({ top: Math.sign(pull) * Math.ceil(Math.abs(pull) * FASTEST), behavior: "instant" })
    this.aim()
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    event.stopPropagation()
    this.end()
  }

  private drop(): void {
    const { part, place, stood, line } = this
    const stays = !line || place === part || place === after(rowOf(part), part) || !part.isConnected
    this.end()
    if (!stays) this.dropped({ part: keyOf(part)!, before: keyOf(place), stood })
  }

  /** Let everything be as it was. */
  end(): void {
    this.ends.abort()
    cancelAnimationFrame(this.frame)
    if (!this.line) return
    this.line.remove()
    delete document.documentElement.dataset.dragging
    delete this.part.dataset.dragged
    this.unfold()
  }
}
