// Commands that the server has not yet answered, and those it refused. They outlive the page; op makes a resend safe.
import type { Commands, Refused } from "../types.gen"

export type Waiting = {
  [Name in keyof Commands]: { op: string; name: Name; payload: Commands[Name] }
}[keyof Commands]

export type Aside = Waiting & { refusal: Refused }

type Place = "outbox" | "aside"

/** Each command has a key of its own: two tabs that wrote one list would each overwrite what the other has added. */
export class Outbox {
  constructor(
    private storage: Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">,
    private person: number,
  ) {}

  get all(): Waiting[] {
    return this.read("outbox")
  }

  /** What was refused, with the words in it, until its writer has seen it. */
  get aside(): Aside[] {
    return this.read("aside")
  }

  has(op: string): boolean {
    return this.keys("outbox", op).length > 0
  }

  /** True if what another tab has changed in the storage is in this outbox. */
  holds(key: string | null): boolean {
    return key === null || key.startsWith(this.start("outbox")) || key.startsWith(this.start("aside"))
  }

  add(command: Waiting): void {
    this.write("outbox", command)
  }

  remove(op: string): void {
    this.erase("outbox", op)
  }

  putAside(command: Waiting, refusal: Refused): void {
    this.erase("aside", command.op)
    this.write("aside", { ...command, refusal })
  }

  dismiss(op: string): void {
    this.erase("aside", op)
  }

  // A device may be handed on: one person's commands are never sent as another's.
  private start(place: Place): string {
    return `${place}-${this.person}-`
  }

  private keys(place: Place, op = ""): string[] {
    const names = Array.from({ length: this.storage.length }, (_, n) => this.storage.key(n) ?? "")
    return names.filter((name) => name.startsWith(this.start(place)) && name.endsWith(op && `-${op}`)).sort()
  }

  private read<Kept extends Waiting>(place: Place): Kept[] {
    const kept = this.keys(place).map((key) => this.storage.getItem(key))
    return kept.flatMap((text) => (text ? [JSON.parse(text)] : []))
  }

  /** Behind the last, also when the device's clock was set back meanwhile. */
  private write(place: Place, command: Waiting | Aside): void {
    const last = Number(this.keys(place).at(-1)?.split("-")[2] ?? 0)
    const at = Math.max(Date.now(), last + 1)
    this.storage.setItem(`${this.start(place)}${at}-${command.op}`, JSON.stringify(command))
  }

  private erase(place: Place, op: string): void {
    this.keys(place, op).forEach((key) => this.storage.removeItem(key))
  }
}
