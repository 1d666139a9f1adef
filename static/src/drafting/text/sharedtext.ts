// A team's text as this page has it: kept on the device, sent in small gatherings, compared at each connection.
import { IndexeddbPersistence } from "y-indexeddb"
import * as Y from "yjs"
import { tooLarge } from "../../core/link"
import { t } from "../../core/words"
import type { Opened, Refused, TextNews, Written } from "../../types.gen"
import { decode, encode } from "./base64"
import { Carets } from "./carets"
import { leave, noteUnsent, placeOf, takeLeft } from "./unsent"

const GATHER = 30 // ms in which letters are put together
const PORTION = 180_000 // bytes sent at once: at more than core/link.ts allows, in base64, the server hangs up
const TRIES = 10 // of words that a busy server does not take
const SOON = 2000 // ms that letters may be on their way before that is worth a word

/** What the text asks of its connection. */
export interface Wire {
  ask: <Answer>(name: string, data: unknown) => Promise<Answer | null>
  tell: (name: string, data: unknown) => void
  /** Words that the server did not take, by field: given back to their writer. */
  giveBack: (words: Record<string, string>, why: Refused) => void
  changed: () => void
}

type From = "server" | "device" | "tab"

export class SharedText {
  doc = new Y.Doc()
  isOpen = false
  pens: Record<number, number> = {} // client id -> person
  pen = 0 // 0 for those who only read
  readonly carets: Carets
  readonly bound = new Set<{ close: () => void }>() // the fields that this text is written in
  private key = ""
  private number = 0
  private gathered: Uint8Array[] = []
  private timer = 0
  private typedAt = 0
  private opening: Promise<void> | null = null
  private rejected: Refused | null = null // until the words that it is about were given back
  private readonly out = new Set<string>() // texts that were written in, of parts that were taken out
  private isLeft = false // the page is going, and may not come back
  private tries = 0
  private holds = false // before words that were not taken go once more
  private underWay: Uint8Array | null = null
  private readonly ends = new AbortController()
  private kept: IndexeddbPersistence | null = null
  private tabs: BroadcastChannel | null = null

  constructor(
    readonly team: number,
    private readonly me: number,
    private readonly wire: Wire,
  ) {
    this.carets = new Carets((point) => wire.tell("text.point", point), wire.changed)
    this.key = localStorage.getItem(this.place) ?? ""
    if (this.key) this.keepOnDevice()
    this.follow()
    addEventListener("pagehide", () => this.leaves(), this.ends)
    addEventListener("pageshow", () => (this.isLeft = false), this.ends)
  }

  /** True if everything that was typed here has been answered. */
  get isSaved(): boolean {
    return !this.gathered.length && !this.underWay
  }

  /** True while what was typed last may still arrive at any moment. */
  get isUnderWay(): boolean {
    return Date.now() - this.typedAt < SOON
  }

  /** More words came into a field at once than it takes: they go back to their writer. */
  tooMuch(field: string, words: string): void {
    this.wire.giveBack({ [field]: words }, tooLarge())
  }

  text(field: string): Y.Text {
    return this.doc.getText(field)
  }

  /** Compare with the server: take what we lack, send what it lacks. At each connection, and after a hole. */
  async open(): Promise<void> {
    this.opening ??= this.compare().finally(() => (this.opening = null))
    return this.opening
  }

  /** An update that somebody's page has sent. */
  hear(news: TextNews): void {
    if (news.team !== this.team || !this.isOpen) return
    if (news.key !== this.key || news.number > this.number + 1) return void this.open()
    if (news.number <= this.number) return
    this.number = news.number
    this.take(decode(news.data), news.person)
  }

  /** Others have come so far: if we have not, something that was told never arrived here. */
  reached(number: number): void {
    if (this.isOpen && number > this.number && !this.opening) void this.open()
  }

  /** Nothing of this page may be lost when it is left. */
  close(): void {
    void this.flush()
    this.ends.abort()
    this.tabs?.close()
    void this.kept?.destroy()
    this.doc.destroy()
  }

  private leaves(): void {
    this.isLeft = true
    const unanswered = [...(this.underWay ? [this.underWay] : []), ...this.gathered]
    if (this.key && unanswered.length) leave(`${this.place}-${this.key}`, this.pen, encode(Y.mergeUpdates(unanswered)))
    void this.flush()
  }

  private get place(): string {
    return placeOf(this.me, this.team)
  }

  private follow(): void {
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (!isFrom(origin)) this.typed(update)
      this.wire.changed()
    })
  }

  private typed(update: Uint8Array): void {
    this.gathered.push(update)
    noteUnsent(this.me, this.team, true)
    this.typedAt = Date.now()
    this.tabs?.postMessage(update) // another tab sends it, should this one be closed before it could
    this.timer ||= window.setTimeout(() => void this.flush(), GATHER)
    if (this.isLeft) this.leaves() // a field has let go of what was being composed in it
  }

  private async compare(): Promise<void> {
    await this.kept?.whenSynced
    const { rejected } = this
    const key = rejected ? "" : this.key
    const asked = { team: this.team, key, clocks: key ? encode(Y.encodeStateVector(this.doc)) : "", pen: this.pen }
    const answer = await this.wire.ask<Opened | Refused>("text.open", asked)
    if (!answer || !answer.ok || this.rejected !== rejected) return // asked before the refusal: the next one tells
    const opened = answer as Opened
    const why = rejected ?? (opened.key === this.key ? null : replaced())
    const old = why ? await this.begin(opened.key) : {}
    this.rejected = null
    this.pens = { ...this.pens, ...opened.pens, [opened.pen]: this.me }
    Y.applyUpdate(this.doc, decode(opened.data), "server" satisfies From)
    this.number = opened.number
    if (opened.pen) this.doc.clientID = this.pen = opened.pen // only now: what we wrote before was under another
    this.isOpen = true
    if (why && this.pen) this.giveBack(old, why) // a reader has written nothing
    this.sendLacking(decode(opened.clocks))
    this.wire.changed()
  }

  /** What the server does not know yet, of whatever tab and hour, takes the place of what was gathered. */
  private sendLacking(clocks: Uint8Array): void {
    if (!this.pen) return // a reader has nothing that the server does not know
    const lacking = Y.encodeStateAsUpdate(this.doc, clocks)
    this.gathered = isEmpty(lacking) ? [] : [lacking]
    noteUnsent(this.me, this.team, !this.isSaved)
    void this.flush()
  }

  /** The first text, or another in its place, into which words of the old one, returned here, are never merged. */
  private async begin(key: string): Promise<Record<string, string>> {
    this.isOpen = false
    for (const field of this.bound) field.close() // so that its last letters are among the old words
    const old = this.words()
    this.key = key
    localStorage.setItem(this.place, key)
    await this.kept?.clearData() // else the old words, under the same name, would be read again
    this.tabs?.close()
    this.doc.destroy()
    this.doc = new Y.Doc()
    this.follow()
    this.keepOnDevice()
    return old
  }

  private keepOnDevice(): void {
    const name = `${this.place}-${this.key}`
    this.kept = new IndexeddbPersistence(name, this.doc)
    for (const update of takeLeft(name)) Y.applyUpdate(this.doc, decode(update), "device" satisfies From)
    this.tabs = new BroadcastChannel(name)
    this.tabs.onmessage = ({ data }) => Y.applyUpdate(this.doc, data, "tab" satisfies From)
  }

  private async flush(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = 0
    if (this.holds || this.underWay || !this.gathered.length || !this.isOpen) return
    const data = Y.mergeUpdates(portion(this.gathered))
    if (data.length > PORTION) return this.refused(tooLarge())
    this.underWay = data
    const asked = { team: this.team, key: this.key, data: encode(data) }
    const answer = await this.wire.ask<Written | Refused>("text.write", asked)
    this.underWay = null
    if (!answer || this.isWorthAnotherTry(answer)) this.keep(data)
    else if (!answer.ok) return this.refused(answer as Refused)
    else this.taken(answer as Written)
    this.wire.changed()
  }

  /** What was sent is kept. Words in a part that somebody has taken out meanwhile go back to their writer as well. */
  private taken({ out = [] }: Written): void {
    out.forEach((field) => this.out.add(field))
    if (this.gathered.length) return void this.flush()
    noteUnsent(this.me, this.team, false)
    const words = Object.fromEntries([...this.out].map((field) => [field, this.text(field).toString()]))
    if (this.out.size) this.wire.giveBack(words, takenOut())
    this.out.clear()
  }

  /** No answer: the next connection compares, and where there is none because this one is slow, they go once more. */
  private keep(data: Uint8Array): void {
    this.gathered = [data, ...this.gathered]
    this.holds = true
    setTimeout(() => {
      this.holds = false
      void this.flush()
    }, SOON)
  }

  /** A server that is busy, or has met a fault of its own, is asked again, but not for ever: it may be these words. */
  private isWorthAnotherTry(answer: Written | Refused): boolean {
    const isBusy = !answer.ok && ["too_fast", "server_error"].includes((answer as Refused).code)
    this.tries = isBusy ? this.tries + 1 : 0
    return isBusy && this.tries < TRIES
  }

  private async refused(refusal: Refused): Promise<void> {
    if (refusal.code === "behind") return this.open()
    this.rejected = refusal
    this.pen = 0
    this.isOpen = false
    this.wire.changed()
    await this.opening
    return this.open()
  }

  /** Let their writer have the words that this text does not say. */
  private giveBack(old: Record<string, string>, why: Refused): void {
    const lost = Object.entries(old).filter(([field, words]) => words && words !== this.text(field).toString())
    if (lost.length) this.wire.giveBack(Object.fromEntries(lost), why)
  }

  private take(update: Uint8Array, person: number): void {
    const known = new Set(this.doc.store.clients.keys())
    Y.applyUpdate(this.doc, update, "server" satisfies From)
    for (const client of this.doc.store.clients.keys()) if (!known.has(client)) this.pens[client] = person
  }

  private words(): Record<string, string> {
    return Object.fromEntries([...this.doc.share.keys()].map((field) => [field, this.text(field).toString()]))
  }
}

/** Take as many updates as can be sent at once, but at least one, off what was gathered. */
function portion(gathered: Uint8Array[]): Uint8Array[] {
  let size = 0
  const taken = gathered.findIndex((update, place) => (size += update.length) > PORTION && place > 0)
  return gathered.splice(0, taken < 0 ? gathered.length : taken)
}

const takenOut = (): Refused => {
  const message = t("This part was taken out of the draft while you wrote in it. Your words are kept with it, and here." /* To somebody who typed, perhaps offline, in an item, action or paragraph */)
  return { ok: false, code: "part_gone", message }
}

const replaced = (): Refused => {
  const message = t("This text was replaced by another one. Your words are kept here." /* To who typed in a text that is no longer there */)
  return { ok: false, code: "another_text", message }
}

const isFrom = (origin: unknown): boolean =>
  origin === "server" || origin === "device" || origin === "tab" || origin instanceof IndexeddbPersistence

/** An update without structs and without deletions is two zeros. */
const isEmpty = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0
