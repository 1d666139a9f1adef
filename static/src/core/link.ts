// The one connection: sends what waits in the outbox, and keeps the store up with the server.
import { io, type Socket } from "socket.io-client"
import type { Commands, Done, Mark, Missed, Presence, Refused, Snapshot } from "../types.gen"
import { offset } from "./clock"
import type { Outbox, Waiting } from "./outbox"
import { apply, hasHole, isBehind, needsFresh, opened, type Store, type Told } from "./store"

export type State = "saved" | "waiting" | "offline"

const HANDSHAKE = 6000 // ms for a connection to come about, before the next way is tried
const PATIENCE = 5000 // ms for an answer
const TROUBLE = 9000 // ms without a connection until the page says so
const TRIES = 3 // of a command that meets a fault of the server, so that it cannot block the others

export class Link {
  store: Store
  since = Date.now() // of the present state of the connection
  trouble = false
  closed = "" // the code with which the server turned this page away for good
  presence: Record<string, Presence> = {}
  private offset: number | undefined
  private socket: Socket
  private held: Told[] | null = null // live events, while what was missed is on its way
  private sending = false
  private faults: Record<string, number> = {}
  private answers: Record<string, (answer: Done | Refused) => void> = {}
  private unsent = false

  constructor(
    snapshot: Snapshot,
    readonly seat: string,
    readonly outbox: Outbox,
    private changed: () => void,
  ) {
    this.store = opened(snapshot)
    this.readClock(snapshot.now)
    const auth = { seat, person: snapshot.me.id }
    this.socket = io({ auth, transports: ["websocket", "polling"], tryAllTransports: true, timeout: HANDSHAKE, reconnectionDelayMax: 4000 })
    this.socket.io.on("reconnect_attempt", () => this.beginWithPolling())
    this.socket.on("connect", () => this.returned())
    this.socket.on("disconnect", (reason) => this.left(reason))
    this.socket.on("connect_error", (fault) => this.socket.active || this.turnedAway(fault.message))
    this.socket.on("event", (event: Told) => this.heard(event))
    this.socket.on("heartbeat", (mark: Mark) => this.beat(mark))
    this.socket.on("presence", (news: Presence) => this.here(news))
    this.watch()
  }

  get state(): State {
    if (!this.socket.connected) return "offline"
    return this.outbox.all.length ? "waiting" : "saved"
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
    this.socket.emit("unsent", unsent)
    this.changed()
  }

  get hasUnsent(): boolean {
    return this.unsent
  }

  dismiss(op: string): void {
    this.outbox.dismiss(op)
    this.changed()
  }

  private returned(): void {
    this.since = Date.now()
    this.trouble = false
    if (this.unsent) this.socket.emit("unsent", true)
    this.changed()
    void (this.seat === "projector" ? this.freshen() : this.catchUp()) // a wall is never stale
    void this.flush()
  }

  private left(reason: string): void {
    this.since = Date.now()
    this.held = null
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
    setTimeout(() => {
      if (this.socket.connected || Date.now() - this.since < TROUBLE) return
      this.trouble = true
      this.changed()
    }, TROUBLE)
  }

  private turnedAway(code: string): void {
    this.closed = code
    this.changed()
  }

  private beat(mark: Mark): void {
    this.readClock(mark.now)
    if (isBehind(this.store, mark)) void this.catchUp()
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
    if (needsFresh(before, this.store)) void this.freshen()
  }

  private async catchUp(): Promise<void> {
    if (this.held) return
    this.held = []
    const { seq, heard } = this.store
    const answer = await this.ask<Missed | Refused>("catch_up", { seq, heard })
    const held: Told[] = this.held ?? []
    this.held = null
    if (answer && "fresh" in answer && answer.fresh) return this.freshen()
    const missed = answer && "events" in answer ? (answer.events as Told[]) : []
    this.take([...missed, ...held])
  }

  /** Start again from a whole snapshot: when what this viewer may see changes, or too much was missed. */
  async freshen(): Promise<void> {
    if (this.held) return
    this.held = []
    const answer = await fetch("/api/snapshot", { headers: { "X-Seat": this.seat } }).catch(() => null)
    const held: Told[] = this.held ?? []
    this.held = null
    if (answer?.status === 403) this.turnedAway((await answer.json()).code)
    if (!answer?.ok) return this.take(held)
    const snapshot: Snapshot = await answer.json()
    this.readClock(snapshot.now)
    this.store = opened(snapshot)
    this.take(held)
  }

  /** Send what waits, one at a time and in order; what gets no answer waits on. */
  private async flush(): Promise<void> {
    if (this.sending) return
    this.sending = true
    for (let next = this.outbox.all[0]; next && this.socket.connected; next = this.outbox.all[0]) {
      const answer = await this.ask<Done | Refused>("command", next)
      if (answer) await this.answered(next, answer)
    }
    this.sending = false
  }

  private async answered(command: Waiting, answer: Done | Refused): Promise<void> {
    const { op } = command
    if (!answer.ok && answer.code === "server_error" && this.mayTryAgain(op)) {
      return new Promise((resolve) => setTimeout(resolve, 1000))
    }
    if (!answer.ok && !this.owned.has(op)) this.outbox.putAside(command, answer)
    this.outbox.remove(op)
    this.answers[op]?.(answer)
    delete this.answers[op]
    this.changed()
  }

  private mayTryAgain(op: string): boolean {
    this.faults[op] = (this.faults[op] ?? 0) + 1
    return this.faults[op] < TRIES
  }

  private async ask<Answer>(name: string, data: unknown): Promise<Answer | null> {
    return this.socket.timeout(PATIENCE).emitWithAck(name, data).catch(() => null)
  }
}

/** crypto.randomUUID is missing on plain http, which is how a workshop's own server is reached. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
