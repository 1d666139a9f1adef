// A draft as it was at a moment; its own team can bring back what a field said then.
import type { ComponentChildren } from "preact"
import { useEffect, useState } from "preact/hooks"
import type { Room } from "../core/room"
import { Perspective } from "../core/signs"
import { one } from "../core/store"
import { t } from "../core/words"
import type { ActionThen, DraftThen, FieldSeen, ItemThen, TextThen } from "../types.gen"
import { Authored } from "./authored"
import { ACTION, AGENDA, CONDITIONS, type Field, INDICATOR, MAIN } from "./fields"
import { type At, labelOf, langOf } from "./frame"
import { agendaOf, fieldsAt } from "./parts"
import { paragraphField } from "./paragraphs"
import { useTold } from "./past"
import type { Run } from "./text/authors"

export type Restore = (spot: At, field: string) => void

interface Props {
  room: Room
  team: number
  draft: DraftThen
  whose: boolean // whether it says who wrote what
  restore: Restore | null // null for those who do not write in this draft
}

type Runs = ((field: string) => Run[]) | null

export function Then(props: Props) {
  const { room, team, draft } = props
  const runs = useRuns(props)
  const fields = (of: Field[], seen: Record<string, FieldSeen>, spot: At) =>
    of.map((field) => <Told key={field.name} {...props} runs={runs} field={field} seen={seen[field.name]} spot={spot} now={fieldsAt(room, spot)} />)
  const head: At = { ...agendaOf(team), text: "agenda" }
  return (
    <div class="stack">
      {fields(AGENDA.slice(0, 2), draft.fields, head)}
      {draft.paragraphs.map(({ id, key, fields: own }, place) => fields([paragraphField(place)], own, { ...head, paragraph: id, text: `paragraph-${key}` }))}
      {fields(AGENDA.slice(2), draft.fields, head)}
      {draft.items.map((item, place) => (
        <ItemOf key={item.id} team={team} item={item} number={place + 1} isHere={!!one(room.store, "item", item.id)} fields={fields} />
      ))}
    </div>
  )
}

/** Whose each sign was, once it is asked for; the reader of old texts comes with it. */
function useRuns({ room, team, draft, whose }: Props): Runs {
  const { told } = useTold<TextThen>(room, whose ? `${team}/history/${draft.seq}/text` : null)
  const [runs, set] = useState<{ of: Runs }>({ of: null })
  useEffect(() => {
    if (told) void import("./text/past").then(({ runsIn }) => set({ of: runsIn(told) }))
  }, [told])
  return whose ? runs.of : null
}

interface ItemProps {
  team: number
  item: ItemThen
  number: number
  isHere: boolean
  fields: (of: Field[], seen: Record<string, FieldSeen>, spot: At) => ComponentChildren
}

function ItemOf({ team, item, number, isHere, fields }: ItemProps) {
  const spot: At = { ...agendaOf(team), item: item.id, text: `item-${item.key}` }
  return (
    <section class="stack then-item" aria-labelledby={`then-${item.id}`}>
      <h4 id={`then-${item.id}`}>
        <span class="number">{number}</span> {item.fields.title?.words || t("Item without a name" /* Heading of an agenda item that has no name yet */)}{" "}
        {!isHere && <span class="tag">{t("taken out since" /* Tag at an item of an earlier draft that is not in the present one */)}</span>}
      </h4>
      {fields(MAIN.slice(1), item.fields, spot)}
      {item.actions.map((action, place) => (
        <ActionOf key={action.id} spot={spot} action={action} number={`${number}.${place + 1}`} fields={fields} />
      ))}
      {fields([...INDICATOR, ...CONDITIONS], item.fields, spot)}
      {item.perspectives.length > 0 && (
        <p class="row">
          {item.perspectives.map((key) => (
            <Perspective key={key} name={key} />
          ))}
        </p>
      )}
      {item.references.length > 0 && <p class="quiet">{item.references.join(" · ")}</p>}
    </section>
  )
}

function ActionOf({ spot, action, number, fields }: { spot: At; action: ActionThen; number: string; fields: ItemProps["fields"] }) {
  const told = fields(ACTION, action.fields, { ...spot, action: action.id, text: `action-${action.key}` })
  if (!Object.values(action.fields).some(({ words }) => words)) return null
  return (
    <div class="stack" data-gap="small" role="group" aria-labelledby={`then-action-${action.id}`}>
      <h5 id={`then-action-${action.id}`}>{t("Action %(number)s" /* Heading; %(number)s is such as 2.1: the first action of item 2 */, { number })}</h5>
      {told}
    </div>
  )
}

interface ToldProps extends Props {
  runs: Runs
  field: Field
  seen: FieldSeen | undefined
  spot: At
  now: Record<string, FieldSeen> | undefined
}

function Told({ room, restore, runs, field, seen, spot, now }: ToldProps) {
  if (!seen?.words) return null
  const own = runs?.(`${spot.text}.${field.name}`) ?? []
  const label = labelOf(field)
  const isOther = now && (now[field.name]?.words ?? "") !== seen.words
  return (
    <div class="field">
      <span class="label">{label}</span>
      {own.length ? (
        <Authored room={room} runs={own} />
      ) : (
        <p class="told" lang={langOf(room, seen)}>
          {seen.words}
        </p>
      )}
      {restore && isOther && (
        <button type="button" class="button small" onClick={() => restore(spot, field.name)}>
          {t("Bring back: %(field)s" /* Button: the field says again what it said then; %(field)s is its label, such as Problem */, { field: label })}
        </button>
      )}
    </div>
  )
}
