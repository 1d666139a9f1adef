// What is known of an amendment on every screen that shows one, and where the focus goes from it.
import type { Room } from "../core/room"
import { one } from "../core/store"
import type { AmendmentSeen } from "../types.gen"
import { idOf, type Props } from "./frame"

export type CardProps = Props & { amendment: AmendmentSeen }

/** Whether a page offers to propose other words at each field. */
export const proposing = { shown: false }

/** What was accepted last on this page: as long as the text says so, that can be undone at once. */
export const accepted = { last: 0 }

export const nameIn = ({ number }: AmendmentSeen): string => `A${number}`

export const isOpen = ({ fate }: AmendmentSeen): boolean => fate === "open"

/** Text and proposal stand beside each other in it, as in the United Nations' drafts. */
export const hasBrackets = (words: string): boolean => /\[[^[\]]+\]/.test(words)

const isOwnDraft = ({ me }: Room, team: number): boolean => me.role === "participant" && me.team === team

const isWritable = (room: Room, team: number): boolean => one(room.store, "agenda", team)?.state === "drafting"

export const mayPropose = (room: Room, team: number): boolean =>
  isWritable(room, team) && (room.me.role !== "participant" || room.may("draft") || room.may("comment"))

export const mayDecide = (room: Room, team: number): boolean => isWritable(room, team) && isOwnDraft(room, team) && room.may("draft")

/** Its acceptance can be undone while the field says what came of it. */
export const isUndoable = ({ room, at, seen }: Props, { fate, made }: AmendmentSeen): boolean =>
  fate === "accepted" && made === (seen?.words ?? "") && mayDecide(room, at.team)

/** Bring a part into view, also out of what is folded away, and go on from there. */
export function focusOn(id: string): void {
  const part = document.getElementById(id)
  for (let fold = part?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true
  part?.scrollIntoView({ block: "center" })
  part?.focus()
}

/** The focus stays at the field when what was pressed is settled, and so goes from its place. */
export const backTo = ({ at, field }: Props): void => focusOn(`${idOf(at, field)}-amendments`)

export function isAccepted(props: CardProps): void {
  accepted.last = props.amendment.id
  props.room.link.redraw()
  backTo(props)
}
