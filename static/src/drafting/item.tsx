// One item of an agenda: its fields, actions, indicator, choices, and what others say to it.
import type { ComponentChildren } from "preact"
import type { Room } from "../core/room"
import { Shape } from "../core/signs"
import { list, t, term } from "../core/words"
import type { ActionSeen, ItemSeen } from "../types.gen"
import { Perspectives, References } from "./choices"
import { AmendmentsIn } from "./amendmentlinks"
import { Amendments } from "./amendments"
import { Say, Thread } from "./comments"
import { type At, Definition, FieldPart } from "./field"
import { Grip, MoveButtons, partKey } from "./order"
import { agendaOf } from "./parts"
import { ACTION, CONDITIONS, type Field, INDICATOR, MAIN, PARTS } from "./fields"
import { steady } from "./steady"
import { TitleTalk, TitleWords } from "./title"

export type Removed = { kind: "item" | "action" | "paragraph"; id: number }

interface Props {
  room: Room
  item: ItemSeen
  number: number
  writable: boolean
  removed?: (what: Removed) => void
}

export function ItemCard({ room, item, number, writable, removed }: Props) {
  const title = item.fields.title?.words || t("Item without a name" /* Heading of an agenda item that has no name yet */)
  const at: At = { ...agendaOf(item.team), item: item.id, text: `item-${item.key}` }
  const fields = (of: Field[]) =>
    of.map((field) => <FieldPart key={field.name} room={room} field={field} at={at} seen={item.fields[field.name]} writable={writable} />)
  const heading = { room, field: MAIN[0]!, at, seen: item.fields.title! }
  const topic = { team: item.team, item: item.id }
  const main = writable ? MAIN : MAIN.slice(1) // read, its name is the heading
  return (
    <article class="item" data-part={partKey("item", item.id)} id={`item-${item.id}`} aria-labelledby={`item-${item.id}-title`}>
      <header class="item-head">
        {writable && <Grip />}
        <h2 id={`item-${item.id}-title`} tabIndex={-1}>
          <span class="number">{number}</span> {writable || !item.fields.title?.words ? title : <TitleWords {...heading} />}
        </h2>
        {writable && <Order room={room} item={item} removed={removed} />}
      </header>
      {!writable && item.fields.title?.words && <TitleTalk {...heading} />}
      {!writable && <Amendments {...heading} />}
      <Completeness missing={item.missing} />
      <AmendmentsIn room={room} item={item} />
      {fields(main)}
      <Actions room={room} item={item} number={number} writable={writable} removed={removed} />
      {(writable || has(item, INDICATOR)) && (
        <div class="stack" role="group" aria-labelledby={`item-${item.id}-indicator`}>
          <h3 id={`item-${item.id}-indicator`}>{term("field.indicator_name")}</h3>
          {writable && <Definition name="indicator" />}
          <div class="indicator-row">{fields(INDICATOR)}</div>
        </div>
      )}
      <More item={item} writable={writable}>
        {fields(CONDITIONS)}
        <Perspectives room={room} item={item} writable={writable} />
        <References room={room} item={item} writable={writable} />
      </More>
      <Thread room={room} topic={topic} />
      <Say room={room} topic={topic} />
    </article>
  )
}

/** What adoption does not need: folded away while one writes, so that a phone shows first things first. */
function More({ item, writable, children }: { item: ItemSeen; writable: boolean; children: ComponentChildren }) {
  if (!writable) return <>{children}</>
  const filled = CONDITIONS.filter((field) => has(item, [field])).length + Number(item.perspectives.length > 0) + Number(item.references.length > 0)
  const values = { filled, parts: CONDITIONS.length + 2 }
  return (
    <details>
      <summary>
        {t("Target groups, resources, risks, perspectives, references" /* Opens the further fields of an agenda item */)}{" "}
        <span class="quiet">{t("(%(filled)s of %(parts)s filled)" /* After the name of a folded group of fields */, values)}</span>
      </summary>
      <div class="stack">{children}</div>
    </details>
  )
}

const has = (item: ItemSeen, fields: Field[]): boolean => fields.some(({ name }) => item.fields[name]?.words)

/** How much of what adoption needs is there, in words and as a bar. */
export function Completeness({ missing }: { missing: string[] }) {
  const filled = PARTS - missing.length
  const values = { filled, parts: PARTS, open: list(missing.map((part) => term(`missing.${part}`))) }
  return (
    <div class="worded-meter">
      <meter min={0} max={PARTS} value={filled} aria-hidden="true" />
      <span>
        {missing.length
          ? t("%(filled)s of %(parts)s parts filled; still open: %(open)s" /* How complete an item is; %(open)s is a list of parts */, values)
          : t("All %(parts)s parts filled" /* How complete an item is */, values)}
      </span>
    </div>
  )
}

function Order({ room, item, removed }: { room: Room; item: ItemSeen; removed?: (what: Removed) => void }) {
  const remove = (): void => {
    void room.link.send("item.remove", { item: item.id })
    removed?.({ kind: "item", id: item.id })
  }
  return (
    <div class="row">
      <MoveButtons room={room} kind="item" id={item.id} />
      <button type="button" class="button quiet" onClick={remove}>
        {t("Take out" /* Button: takes an item, action or paragraph out of the agenda; it can be undone */)}
      </button>
    </div>
  )
}

const saysSomething = ({ fields }: ActionSeen): boolean => Object.values(fields).some(({ words }) => words)

function Actions({ room, item, number, writable, removed }: Props) {
  const actions = writable ? item.actions : item.actions.filter(saysSomething)
  const add = (): void => void room.link.send("action.add", { item: item.id })
  if (!writable && !actions.length) return null
  return (
    <div class="stack" role="group" aria-labelledby={`item-${item.id}-actions`} ref={steady}>
      <h3 id={`item-${item.id}-actions`}>{t("Actions" /* Heading above what is to be done for an agenda item */)}</h3>
      {writable && <Definition name="activity" />}
      {writable && <Definition name="output" />}
      {actions.map((action, place) => (
        <Action key={action.id} room={room} item={item} action={action} number={`${number}.${place + 1}`} writable={writable} removed={removed} />
      ))}
      {writable && (
        <button type="button" class="button" onClick={add}>
          <Shape name="plus" /> {t("Add an action" /* Button: one more action for this item */)}
        </button>
      )}
    </div>
  )
}

interface ActionProps {
  room: Room
  item: ItemSeen
  action: ActionSeen
  number: string
  writable: boolean
  removed?: (what: Removed) => void
}

function Action({ room, item, action, number, writable, removed }: ActionProps) {
  const remove = (): void => {
    void room.link.send("action.remove", { action: action.id })
    removed?.({ kind: "action", id: action.id })
  }
  const at: At = { ...agendaOf(item.team), item: item.id, action: action.id, text: `action-${action.key}` }
  return (
    <div class="stack action" data-gap="small" role="group" data-part={partKey("action", action.id)} aria-labelledby={`action-${action.id}`}>
      <div class="action-head">
        {writable && <Grip />}
        <h4 id={`action-${action.id}`}>{t("Action %(number)s" /* Heading; %(number)s is such as 2.1: the first action of item 2 */, { number })}</h4>
        {writable && (
          <div class="row">
            <MoveButtons room={room} kind="action" id={action.id} />
            <button type="button" class="button quiet" onClick={remove}>
              {t("Take out" /* Button: takes an item, action or paragraph out of the agenda; it can be undone */)}
            </button>
          </div>
        )}
      </div>
      <div class="action-row">
        {ACTION.map((field) => (
          <FieldPart key={field.name} room={room} field={field} at={at} seen={action.fields[field.name]} writable={writable} />
        ))}
      </div>
    </div>
  )
}
