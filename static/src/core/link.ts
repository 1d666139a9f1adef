// The one connection: sends what waits in the outbox, and keeps the store up with the server.
import { io, type Socket } from "socket.io-client"
import type { Commands, Done, Mark, Missed, Presence, Refused, Snapshot } from "../types.gen"
import { offset } from "./clock"
import type { Outbox, Waiting } from "./outbox"
import { apply, hasHole, isBehind, needsFresh, opened, type Store, type Told } from "./store"
import { t } from "./words"

export type State = "connecting" | "saved" | "waiting" | "offline"

const HANDSHAKE = 6000 // ms for a connection to come about, before the next way is tried
const PATIENCE = 5000 // ms for an answer
const TROUBLE = 9000 // ms without a connection until the page says so
const TRIES = 3 // of a command that meets a fault of the server, so that it cannot block the others
const PAUSE = 1000 // ms until that command is tried again
const TURN = 3000 // ms in which a tab sends what is its own, before another tab does it
const LARGEST = 250_000 // bytes of a command: at more the server hangs up, and nothing behind it would ever be sent
const RETURN = 4000 // ms, at most, between two tries to connect

export class Link {
  store: Store
  since = Date.now() // of the present state of the connection
  trouble = false
  closed = "" // the code with which the server turned this page away for good
  presence: Record<string, Presence> = {}
  private offset: number | undefined
  private socket: Socket
  private held: Told[] | null = null // live events, while what was missed or a snapshot is on its way
  private sending = false
  private faults: Record<string, number> = {}
  private answers: Record<string, (answer: Done | Refused) => void> = {}
  private unsent = false
  private elsewhere: (() => number)[] = []
  private wasConnected = false
  private stale = false // too much was missed: a snapshot is needed
  private isOld = false // the step or team has changed: a snapshot is needed, but not under unsent words
  private alarm: ReturnType<typeof setTimeout> | undefined
  private turn: ReturnType<typeof setTimeout> | undefined

  constructor(
    snapshot: Snapshot,
    readonly seat: string,
    readonly outbox: Outbox,
    private changed: () => void,
    connect: typeof io = io,
  ) {
    this.store = opened(snapshot)
    this.readClock(snapshot.now)
    const auth = { seat, person: snapshot.me.id }
    const transports = ["websocket", "polling"]
    this.socket = connect({ auth, transports, tryAllTransports: true, timeout: HANDSHAKE, reconnectionDelayMax: RETURN })
    this.socket.io.on("reconnect_attempt", () => this.beginWithPolling())
    this.socket.on("connect", () => this.returned())
    this.socket.on("disconnect", (reason) => this.left(reason))
    this.socket.on("connect_error", ({ message }) => this.refused(message))
    this.socket.on("event", (event: Told) => this.heard(event))
    this.socket.on("heartbeat", (mark: Mark) => this.beat(mark))
    this.socket.on("presence", (news: Presence) => this.here(news))
    this.watch()
  }

  get state(): State {
    if (!this.socket.connected) return this.wasConnected || this.trouble ? "offline" : "connecting"
    return this.waiting ? "waiting" : "saved"
  }

  /** How many things that were typed or pressed have no answer yet. */
  get waiting(): number {
    return this.elsewhere.reduce((sum, count) => sum + count(), this.outbox.all.length)
  }

  /** Count also what waits elsewhere than in the outbox: letters of a shared text. */
  alsoWaits(count: () => number): void {
    this.elsewhere.push(count)
  }

  /** The server's time (ms). */
  now = (): number => Date.now() + (this.offset ?? 0)

  /**
   * Send a command, now or when the network is back. The promise is for a page that still shows the thing; with
   * `own` it deals with a refusal itself, else the refused words are put aside for their writer.
   */
  send<Name extends keyof Commands>(name: Name, payload: Commands[Name], own = false): Promise<Done | Refused> {
    const op = newId()
    const answer = new Promise<Done | Refused>((resolve) => (this.answers[op] = resolve))
    this.outbox.add({ op, name, payload } as Waiting)
    if (own) this.owned.add(op)
    this.changed()
    void this.flush()
    return answer
  }

  private owned = new Set<string>()

  /** Say whether there are words on this page that are not sent yet; nobody is moved away from them. */
  tellUnsent(unsent: boolean): void {
    if (unsent === this.unsent) return
    this.unsent = unsent
    if (this.socket.connected) this.socket.emit("unsent", unsent)
    this.changed()
    this.renew()
  }

  get hasUnsent(): boolean {
    return this.unsent
  }

  dismiss(op: string): void {
    this.outbox.dismiss(op)
    this.changed()
  }

  /** Start again from a whole snapshot: when what this viewer may see changes, or too much was missed. */
  freshen(): void {
    this.stale = true
    this.renew()
  }

  /** Another tab of the same person wrote into the outbox, or was answered; it may also be offline, or closed since. */
  followTabs(key: string | null): void {
    if (!this.outbox.holds(key)) return
    Object.keys(this.answers).forEach((op) => this.outbox.has(op) || this.answeredElsewhere(op))
    this.changed()
    this.turn ??= setTimeout(() => {
      this.turn = undefined
      void this.flush()
    }, TURN)
  }

  private answeredElsewhere(op: string): void {
    const refusal = this.outbox.aside.find((aside) => aside.op === op)?.refusal
    this.settle(op, refusal ?? { ok: true, seq: this.store.seq })
    if (refusal && this.owned.has(op)) this.outbox.dismiss(op) // the page still shows the thing, and says so there
  }

  private returned(): void {
    clearTimeout(this.alarm)
    this.wasConnected = true
    this.since = Date.now()
    this.trouble = false
    this.held = null // a snapshot that was asked for before we joined our rooms may lack what they were told since
    if (this.unsent) this.socket.emit("unsent", true)
    this.changed()
    if (this.seat === "projector") this.stale = true // a wall is never stale
    this.stale ? this.renew() : void this.catchUp()
    void this.flush()
  }

  private left(reason: string): void {
    this.since = Date.now()
    this.presence = {} // and not on returning: the news of who is here arrives before that
    this.watch()
    this.changed()
    if (reason === "io server disconnect") this.socket.connect() // to hear why
  }

  /** A proxy may let a WebSocket open and then say nothing: after one such end, long-polling goes first. */
  private beginWithPolling(): void {
    this.socket.io.opts.transports = ["polling", "websocket"]
  }

  private watch(): void {
    this.alarm = setTimeout(() => {
      this.trouble = true
      this.changed()
    }, TROUBLE)
  }

  private refused(code: string): void {
    if (this.socket.active) return // no answer of the server: it goes on trying by itself
    if (code === "server_error") return void setTimeout(() => this.socket.connect(), RETURN)
    this.turnedAway(code)
  }

  private turnedAway(code: string): void {
    this.closed = code
    this.changed()
  }

  private beat(mark: Mark): void {
    this.readClock(mark.now)
    if (isBehind(this.store, mark)) void this.catchUp()
    this.renew()
  }

  private readClock(now: number): void {
    this.offset = offset(this.offset, now, Date.now())
  }

  private here(news: Presence): void {
    this.presence = { ...this.presence, [news.worker]: news }
    this.changed()
  }

  private heard(event: Told): void {
    if (this.held) return void this.held.push(event)
    if (hasHole(this.store, event)) return void this.catchUp()
    this.take([event])
  }

  private take(events: Told[]): void {
    const before = this.store
    this.store = events.reduce(apply, before)
    this.changed()
    if (!needsFresh(before, this.store)) return
    this.isOld = true
    this.renew()
  }

  /** Take what the new step shows, and takes away, but not from under words that are not sent. */
  private renew(): void {
    if (this.held) return // it is asked again when that has come, or at the next connection
    if (this.stale || (this.isOld && !this.unsent)) void this.startAgain()
  }

  private async catchUp(): Promise<void> {
    if (this.held) return
    const held: Told[] = (this.held = [])
    const { seq, heard } = this.store
    const answer = await this.ask<Missed | Refused>("catch_up", { seq, heard })
    if (this.held !== held) return // the connection has ended: the next one begins anew
    this.held = null
    if (!answer || !("events" in answer)) return this.take(held) // the next event, or beat, shows what is missing
    if (answer.fresh) return this.freshen()
    this.take(answer.events as Told[])
    held.forEach((event) => this.heard(event))
    this.renew()
  }

  /** A snapshot that does not come is asked for again at the next beat, move or connection. */
  private async startAgain(): Promise<void> {
    const held: Told[] = (this.held = [])
    const snapshot = await this.fetched()
    if (this.held !== held) return
    this.held = null
    if (!snapshot) return this.take(held)
    this.readClock(snapshot.now)
    this.store = opened(snapshot)
    this.stale = this.isOld = false
    this.changed()
    held.forEach((event) => this.heard(event))
  }

  private async fetched(): Promise<Snapshot | null> {
    const answer = await fetch("/api/snapshot", { headers: { "X-Seat": this.seat } }).catch(() => null)
    const body = await answer?.json().catch(() => null) // also what a proxy, or half a connection, makes of it
    if (answer?.status === 403 && body?.code) this.turnedAway(body.code)
    return answer?.ok ? body : null
  }

  /** Send what waits, one at a time and in order; what gets no answer waits on. */
  private async flush(): Promise<void> {
    if (this.sending) return
    this.sending = true
    for (let next = this.outbox.all[0]; next && this.socket.connected; next = this.outbox.all[0]) {
      const answer = isTooLarge(next) ? tooLarge() : await this.ask<Done | Refused>("command", next)
      if (answer) await this.answered(next, answer)
    }
    this.sending = false
  }

  private async answered(command: Waiting, answer: Done | Refused): Promise<void> {
    const { op } = command
    if (!answer.ok && answer.code === "server_error" && this.mayTryAgain(op)) {
      return new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
    const isOpen = this.outbox.has(op) // else another tab was answered first, and has dealt with it
    if (!answer.ok && isOpen && !this.owned.has(op)) this.outbox.putAside(command, answer)
    this.outbox.remove(op)
    this.settle(op, answer)
    this.changed()
  }

  private settle(op: string, answer: Done | Refused): void {
    this.answers[op]?.(answer)
    delete this.answers[op]
  }

  private mayTryAgain(op: string): boolean {
    this.faults[op] = (this.faults[op] ?? 0) + 1
    return this.faults[op] < TRIES
  }

  /** Hear what is told outside the log. */
  listen<News>(name: string, hear: (news: News) => void): void {
    this.socket.on(name, hear)
  }

  /** Do this now if there is a connection, and at each one that comes. */
  whenConnected(act: () => void): void {
    this.socket.on("connect", act)
    if (this.socket.connected) act()
  }

  get isConnected(): boolean {
    return this.socket.connected
  }

  /** Say something that nothing depends on. */
  mention(name: string, data: unknown): void {
    if (this.socket.connected) this.socket.emit(name, data)
  }

  redraw(): void {
    this.changed()
  }

  /** Ask the server something that may be asked again; null when there is no answer. */
  async ask<Answer>(name: string, data: unknown): Promise<Answer | null> {
    return this.socket.timeout(PATIENCE).emitWithAck(name, data).catch(() => null)
  }
}

const isTooLarge = (command: Waiting): boolean => new TextEncoder().encode(JSON.stringify(command)).length > LARGEST

export const tooLarge = (): Refused => ({
  ok: false,
  code: "too_large",
  message: t("This is too large to be sent at once." /* Shown when somebody sends far more text at once than any field takes */),
})

/** crypto.randomUUID is missing on plain http, which is how a workshop's own server is reached. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
