// Parts of a page that are fetched after it is live, so that a weak network shows the first picture sooner.
import { useEffect, useState } from "preact/hooks"
import type { Link } from "./link"
import type { Room } from "./room"
import { t } from "./words"

export type Part = (props: { room: Room }) => preact.JSX.Element | null

const QUIET = 2000 // ms between looks whether the page is at rest and the network is there

const parts: (() => Promise<Part>)[] = []

/**
 * A part that is fetched when it is first shown, or by `fetchParts` before that. It is only asked for while there
 * is a connection: a browser remembers for good that a module could not be fetched.
 */
export function later(load: () => Promise<Part>): Part {
  let loaded: Part | undefined
  const fetched = async (): Promise<Part> => (loaded ??= await load())
  parts.push(fetched)
  return function Later({ room }) {
    const [failed, fail] = useState<boolean>()
    const connected = room.link.state !== "offline"
    useEffect(() => {
      if (!loaded && connected) void fetched().then(() => fail(false), () => fail(true))
    }, [connected])
    const Loaded = loaded
    return Loaded ? <Loaded room={room} /> : <OnItsWay failed={!!failed} />
  }
}

function OnItsWay({ failed }: { failed: boolean }) {
  if (!failed) return <p class="waiting">{t("One moment: this part is on its way." /* While a part of the page is being fetched */)}</p>
  return (
    <p class="waiting">
      {t("This part did not arrive. What you wrote is kept." /* A part of the page could not be fetched */)}{" "}
      <button type="button" class="button" onClick={() => location.reload()}>
        {t("Load the page again" /* Button */)}
      </button>
    </p>
  )
}

/** Fetch every part once the page is live and at rest, so that none is missed when the network goes. */
export function fetchParts(link: Link): void {
  setTimeout(() => {
    if (link.state === "offline") return fetchParts(link)
    for (const fetched of parts) void fetched().catch(() => {}) // shown, with a way on, when it is needed
  }, QUIET)
}
