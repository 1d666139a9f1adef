// The votes that a table's host has entered for others here, with the receipts that are still to be noted down.
import type { Outbox } from "../core/outbox"

/** `receipt` is empty in a named ballot, and as soon as its voter has it. */
export interface Given {
  ballot: number
  person: number
  receipt: string
}

type Whose = Pick<Given, "ballot" | "person">

const isSame = (one: Whose, other: Whose): boolean => one.ballot === other.ballot && one.person === other.person

/** One tab's own: what is kept here outlives a reload of the page, but not the page, and no other page sees it. */
export class GivenVotes {
  constructor(
    private session: Pick<Storage, "getItem" | "setItem">,
    private outbox: Pick<Outbox, "all" | "aside">,
    private host: number,
  ) {}

  /** Before it is sent: the answer may come to a page that was loaded anew meanwhile. */
  add(vote: Given): void {
    this.remove(vote)
    this.keep([...this.all, vote])
  }

  remove(vote: Whose): void {
    this.keep(this.all.filter((each) => !isSame(each, vote)))
  }

  /** What the server has taken of a ballot: nothing that waits, and nothing that was refused. */
  recorded(ballot: number): Given[] {
    const unheard = [...this.outbox.all, ...this.outbox.aside].flatMap(({ name, payload }) => (name === "vote.give" ? [payload] : []))
    return this.all.filter((vote) => vote.ballot === ballot && !unheard.some((each) => isSame(each, vote)))
  }

  /** Let go of what was refused to a page before this one. */
  letGoOfRefused(): void {
    this.outbox.aside.forEach(({ name, payload }) => name === "vote.give" && this.remove(payload))
  }

  /** The voter has the receipt: from now on nobody can read it here. */
  noted(vote: Given): void {
    this.add({ ...vote, receipt: "" })
  }

  private get all(): Given[] {
    return JSON.parse(this.session.getItem(this.key) ?? "[]")
  }

  private keep(votes: Given[]): void {
    this.session.setItem(this.key, JSON.stringify(votes))
  }

  private get key(): string {
    return `given-${this.host}`
  }
}
