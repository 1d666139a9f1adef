// Parts that every live page has: the timer, the state of the connection, what was refused, how it all starts.
import { type ComponentChildren, render } from "preact"
import { useEffect, useState } from "preact/hooks"
import type { ClockSeen, Snapshot } from "../types.gen"
import { leftOf, reading, stateOf } from "./clock"
import { onUnsent } from "./kept"
import { Link } from "./link"
import { type Aside, Outbox } from "./outbox"
import { chime } from "./sound"
import { all } from "./store"
import { t, timeOfDay, tn } from "./words"

/** Start a live page: the snapshot in it, the connection, and a drawing that follows both. */
export function live(seat: string, Page: (props: { link: Link }) => ComponentChildren): void {
  const root = document.getElementById("island")!
  const snapshot: Snapshot = JSON.parse(document.getElementById("snapshot")!.textContent!)
  let asked = false
  const draw = (): void => {
    asked = false
    render(<Page link={link} />, root)
  }
  const changed = (): void => {
    if (!asked) queueMicrotask(draw) // many changes at once are drawn once
    asked = true
  }
  const link = new Link(snapshot, seat, new Outbox(localStorage, snapshot.me.id), changed)
  onUnsent((unsent) => link.tellUnsent(unsent))
  addEventListener("storage", ({ key }) => link.followTabs(key))
  Object.assign(window, { facilitator: link }) // for whoever looks into a page: a browser's tools, the tests of the day
  root.replaceChildren()
  draw()
}

/** The server's time, read again each second. */
export function useNow(now: () => number): number {
  const [shown, show] = useState(now)
  useEffect(() => {
    const beat = setInterval(() => show(now()), 1000)
    return () => clearInterval(beat)
  }, [now])
  return shown
}

/** The countdown of a step. Of several on a page, one sounds at the end; the others are `mute`. */
export function Timer({ clock, now, mute }: { clock: ClockSeen | undefined; now: () => number; mute?: boolean | undefined }) {
  const shown = useNow(now)
  const state = clock ? stateOf(clock, Math.max(shown, now())) : "paused"
  const over = state === "over"
  useEffect(() => {
    if (over && !mute && clock && now() - clock.ends_at < 5000) chime()
  }, [over])
  if (!clock) return null
  return (
    <time class="timer" role="timer" data-state={state}>
      {state === "paused" && <small>{t("paused" /* The step's countdown is stopped */)} </small>}
      {reading(leftOf(clock, now()))}
    </time>
  )
}

export function Badge({ link }: { link: Link }) {
  const { state } = link
  const { waiting } = link
  const words = {
    connecting: () => t("connecting" /* Badge: the page has just been opened, and is about to be connected */),
    saved: () => t("saved" /* Badge: everything typed has reached the server */),
    waiting: () => tn("%(n)s waiting", "%(n)s waiting" /* Badge: so many changes have not reached the server yet */, waiting),
    offline: () => t("offline since %(time)s" /* Badge: no connection; %(time)s is a time of day */, { time: timeOfDay(link.since) }),
  }
  return (
    <p class="badge" data-state={state} role="status">
      {words[state]()}
    </p>
  )
}

/** The calm bar of a page without a connection: what happens to what is typed, and the last resort. */
export function OfflineBar({ link }: { link: Link }) {
  if (link.state !== "offline") return null
  const time = timeOfDay(link.since)
  const { waiting } = link
  return (
    <p class="offline" role="status">
      {t("You are offline since %(time)s. Keep writing." /* %(time)s is a time of day */, { time })}{" "}
      {waiting > 0 && tn("%(n)s change will be sent.", "%(n)s changes will be sent." /* When the connection is back */, waiting)}{" "}
      {link.trouble && <Trouble seat={link.seat} />}
    </p>
  )
}

function Trouble({ seat }: { seat: string }) {
  return (
    <>
      {t("The live connection does not get through. You can read and copy everything here." /* Shown after ten seconds without any connection */)}{" "}
      {seat === "room" && <a href="/vote">{t("Vote on a plain page" /* Link to a page for voting that needs no live connection */)}</a>}
    </>
  )
}

/** Why the server turned this page away, and what to do. */
export function TurnedAway({ code }: { code: string }) {
  const words: Record<string, string> = {
    removed: t("You are no longer on the list of this workshop. Ask a facilitator." /* The person was taken off the list */),
    link_replaced: t("Your link was replaced by a new one. Please open the new one." /* The personal link was issued anew */),
    somebody_else: t("This browser now belongs to somebody else. Open your own link again." /* Two people used one browser */),
  }
  return (
    <main class="plain" id="main">
      <p class="notice" data-tone="danger" role="alert">
        {words[code] ?? t("Please join first, with the link or the code you were given." /* The server does not know this browser */)}
      </p>
      <a class="button" href="/join">
        {t("Join with a code" /* Link to the page where the workshop's code is typed */)}
      </a>
    </main>
  )
}

/** What the server refused, with the words that were in it: nothing typed is ever thrown away. */
export function Refusals({ link }: { link: Link }) {
  return (
    <>
      {link.outbox.aside.map((aside) => (
        <Refusal key={aside.op} aside={aside} link={link} />
      ))}
    </>
  )
}

function Refusal({ aside, link }: { aside: Aside; link: Link }) {
  const words = wordsIn(aside.payload)
  return (
    <div class="notice" data-tone="caution" role="alert">
      <p>{aside.refusal.message}</p>
      {words && <blockquote class="measure" tabIndex={words.length > 1000 ? 0 : undefined}>{words}</blockquote>}
      <p class="row">
        {words && (
          <button type="button" class="button" onClick={() => void copy(words)}>
            {t("Copy my words" /* Button: words that were not accepted go to the clipboard */)}
          </button>
        )}
        <button type="button" class="button quiet" onClick={() => link.dismiss(aside.op)}>
          {t("Put away" /* Button: closes the notice about something that was not accepted */)}
        </button>
      </p>
    </div>
  )
}

/** The longest text in a command: what somebody typed. */
const wordsIn = (payload: object): string =>
  Object.values(payload)
    .filter((value): value is string => typeof value === "string")
    .reduce((longest, value) => (value.length > longest.length ? value : longest), "")

/** navigator.clipboard is missing on plain http; a selection and the old command do there. */
export async function copy(words: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(words)
  const field = document.body.appendChild(document.createElement("textarea"))
  field.value = words
  field.select()
  document.execCommand("copy")
  field.remove()
}

export function Announcements({ link }: { link: Link }) {
  const announcement = all(link.store, "announcement").at(-1)
  if (!announcement) return null
  return (
    <p class="announcement" role="status">
      <b>{announcement.by}</b> {announcement.words}
    </p>
  )
}
