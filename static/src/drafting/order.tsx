// The order of a draft's parts: moved by buttons, or dragged by a grip; whoever drags can take that back.
import { useEffect, useLayoutEffect, useRef } from "preact/hooks"
import type { Room } from "../core/room"
import { Shape } from "../core/signs"
import { t } from "../core/words"
import type { Done, Refused } from "../types.gen"
import { type Drop, dragging, nextTo } from "./dragging"
import type { Removed } from "./item"
import { steady } from "./steady"

type Kind = Removed["kind"]

/** Something that was dragged away from where it stood before another of its kind; null: behind all. */
export interface Moved extends Removed {
  before: number | null
}

type Place = { direction: "up" | "down" } | { before: number | null }

const send = ({ link }: Room, kind: Kind, id: number, to: Place): Promise<Done | Refused> =>
  kind === "item" ? link.send("item.move", { item: id, ...to }) : kind === "action" ? link.send("action.move", { action: id, ...to }) : link.send("paragraph.move", { paragraph: id, ...to })

export const putBack = (room: Room, { kind, id, before }: Moved): void => void send(room, kind, id, { before })

export const movedWords = ({ kind }: Moved): string =>
  ({
    item: t("The item has a new place." /* After an item of the agenda was dragged to another place */),
    action: t("The action has a new place." /* After an action of an item was dragged to another place */),
    paragraph: t("The paragraph has a new place." /* After a paragraph of the preamble was dragged to another place */),
  })[kind]

export const partKey = (kind: Kind, id: number): string => `${kind}-${id}`

const idOf = (key: string): number => Number(key.split("-")[1])

const neighbourOf = (key: string | null): number | null => (key === null ? null : idOf(key))

/** Let parts be dragged in a draft that is written in; gives what its element is referred to by. */
export function useDragging(room: Room, writable: boolean, moved: (what: Moved) => void) {
  const draft = useRef<HTMLDivElement>(null)
  const landing = useRef<Drop | null>(null)
  const dropped = useRef((_: Drop): void => {})
  dropped.current = (drop) => {
    landing.current = drop
    const what: Moved = { kind: drop.part.split("-")[0] as Kind, id: idOf(drop.part), before: neighbourOf(drop.stood) }
    void send(room, what.kind, what.id, { before: neighbourOf(drop.before) }).then(({ ok }) => ok && moved(what))
  }
  useLayoutEffect(() => steady(draft.current), [!draft.current])
  useEffect(() => (writable && draft.current ? dragging(draft.current, (drop) => dropped.current(drop)) : undefined), [writable])
  useEffect(() => {
    const part = landing.current && draft.current?.querySelector<HTMLElement>(`[data-part="${landing.current.part}"]`)
    if (!part || nextTo(part) !== landing.current?.before) return
    landing.current = null
    bringIntoView(part)
  })
  return draft
}

/** What was dropped is seen where it has landed: it may be tall, and all have their full size again. */
function bringIntoView(part: HTMLElement): void {
  const { top } = part.getBoundingClientRect()
  if (top < 0 || top > innerHeight / 2) part.scrollIntoView({ block: "start", behavior: "instant" })
}

/** For eyes and hands: the buttons beside it do the same for keys and for who listens. */
export function Grip() {
  return (
    <span class="grip" aria-hidden="true" title={t("Drag to another place" /* Shown at a sign of six dots, by which an item, action or paragraph is dragged up or down */)}>
      <Shape name="grip" />
    </span>
  )
}

/** The two buttons by which a part changes places with its neighbours. */
export function MoveButtons({ room, kind, id, size = "button quiet" }: { room: Room; kind: Kind; id: number; size?: string }) {
  const move = (direction: "up" | "down"): void => void send(room, kind, id, { direction })
  return (
    <>
      <button type="button" class={size} onClick={() => move("up")}>
        {t("Move up" /* Button: an item, action or paragraph changes places with the one above it */)}
      </button>
      <button type="button" class={size} onClick={() => move("down")}>
        {t("Move down" /* Button: an item, action or paragraph changes places with the one below it */)}
      </button>
    </>
  )
}
