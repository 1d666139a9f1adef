// The parts of a draft that have fields: the agenda itself, its items, their actions, the preamble's paragraphs.
import type { Room } from "../core/room"
import { one } from "../core/store"
import type { FieldSeen } from "../types.gen"

/** Which part: an item, an action of it, a paragraph, or (without these) the agenda of the team itself. */
export interface Part {
  team: number
  item: number | null
  action: number | null
  paragraph: number | null
}

/** What stands in the fields of a part; undefined where it is not in the draft (any more). */
export function fieldsAt({ store }: Room, { team, item, action, paragraph }: Part): Record<string, FieldSeen> | undefined {
  const agenda = one(store, "agenda", team)
  if (paragraph !== null) return agenda?.paragraphs.find(({ id }) => id === paragraph)?.fields
  if (item === null) return agenda?.fields
  const of = one(store, "item", item)
  return (action === null ? of : of?.actions.find(({ id }) => id === action))?.fields
}

/** The agenda itself, as a part. */
export const agendaOf = (team: number): Part => ({ team, item: null, action: null, paragraph: null })

export const isSame = (a: Part, b: Part): boolean => a.team === b.team && a.item === b.item && a.action === b.action && a.paragraph === b.paragraph
