// Parts of a page that are fetched after it is live, so that a weak network shows the first picture sooner.
import { useEffect, useState } from "preact/hooks"
import type { Room } from "./room"
import { t } from "./words"

export type Part = (props: { room: Room }) => preact.JSX.Element | null

const PAUSE = 2000 // ms until a part is asked for, and asked for again

const parts: (() => Promise<unknown>)[] = []
let reached = false // they stand in one file: when one has come, all have

/**
 * A part that is fetched when it is first shown, or by `fetchParts` before that. First we look whether the server is
 * there at all: a browser remembers for good that a module could not be fetched.
 */
export function later(load: () => Promise<Part>): Part {
  let loaded: Part | undefined
  const fetched = async (): Promise<void> => {
    while (!reached && !(await reachable())) await pause()
    const [part] = await Promise.all([load(), words()])
    loaded ??= part
    reached = true
  }
  parts.push(fetched)
  return function Later({ room }) {
    const [failed, fail] = useState<boolean>()
    useEffect(() => {
      if (!loaded) void fetched().then(() => fail(false), () => fail(true))
    }, [])
    const Loaded = loaded
    return Loaded ? <Loaded room={room} /> : <OnItsWay failed={!!failed} />
  }
}

const reachable = (): Promise<boolean> => fetch("/healthz", { cache: "no-store" }).then(({ ok }) => ok, () => false)

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE))

/** The words of the later parts, which stand in a file of their own for each language. */
const words = (): Promise<unknown> => import(document.querySelector<HTMLMetaElement>("meta[name=later-words]")!.content)

/** Fetch every part once the page is live and at rest, so that none is missed when the network goes. */
export async function fetchParts(): Promise<void> {
  await pause()
  for (const fetched of parts) await fetched().catch(() => {}) // shown, with a way on, when it is needed
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
