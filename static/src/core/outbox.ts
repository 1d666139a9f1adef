// Commands that the server has not yet answered, and those it refused. They outlive the page; op makes a resend safe.
import type { Commands, Refused } from "../types.gen"

export type Waiting = {
  [Name in keyof Commands]: { op: string; name: Name; payload: Commands[Name] }
}[keyof Commands]

export type Aside = Waiting & { refusal: Refused }

export class Outbox {
  constructor(
    private storage: Pick<Storage, "getItem" | "setItem">,
    private person: number,
  ) {}

  get all(): Waiting[] {
    return this.read("outbox")
  }

  /** What was refused, with the words in it, until its writer has seen it. */
  get aside(): Aside[] {
    return this.read("aside")
  }

  add(command: Waiting): void {
    this.write("outbox", [...this.all, command])
  }

  /** By op and not by place: another tab may have been answered first. */
  remove(op: string): void {
    this.write("outbox", without(this.all, op))
  }

  putAside(command: Waiting, refusal: Refused): void {
    const aside: Aside = { ...command, refusal }
    this.write("aside", [...without(this.aside, command.op), aside])
  }

  dismiss(op: string): void {
    this.write("aside", without(this.aside, op))
  }

  // A device may be handed on: one person's commands are never sent as another's.
  private read<T>(name: string): T[] {
    return JSON.parse(this.storage.getItem(`${name}-${this.person}`) ?? "[]")
  }

  private write(name: string, commands: Waiting[]): void {
    this.storage.setItem(`${name}-${this.person}`, JSON.stringify(commands))
  }
}

const without = <T extends Waiting>(commands: T[], op: string): T[] => commands.filter((command) => command.op !== op)
