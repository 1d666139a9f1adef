// Parts of a page that are fetched after it is live, so that a weak network shows the first picture sooner.
import { useEffect, useState } from "preact/hooks"
import type { Room } from "./room"
import { t } from "./words"

export type Part = (props: { room: Room }) => preact.JSX.Element | null

const QUIET = 3000 // ms after the start, when the page has what it needs at once
const AGAIN = 5000 // ms until a part that did not come is asked for again

const parts: (() => Promise<Part>)[] = []

/** A part that is fetched when it is first shown, or by `fetchParts` before that. */
export function later(load: () => Promise<Part>): Part {
  let loaded: Part | undefined
  const fetched = async (): Promise<Part> => (loaded ??= await load())
  parts.push(fetched)
  return function Later({ room }) {
    const [, draw] = useState(0)
    useEffect(() => {
      if (loaded) return
      let timer: ReturnType<typeof setTimeout>
      const ask = (): void => void fetched().then(() => draw(1), () => (timer = setTimeout(ask, AGAIN)))
      ask()
      return () => clearTimeout(timer)
    }, [])
    const Loaded = loaded
    return Loaded ? <Loaded room={room} /> : <p class="waiting">{t("One moment: this part is on its way." /* While a part of the page is being fetched */)}</p>
  }
}

/** Fetch every part once the page is at rest, so that none is missed when the network goes. */
export function fetchParts(): void {
  setTimeout(() => parts.forEach((fetched) => void fetched().catch(() => {})), QUIET)
}
