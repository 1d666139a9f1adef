// What is chosen from a list for an item: the perspectives it serves, and the texts it refers to.
import type { Room } from "../core/room"
import { Perspective } from "../core/signs"
import { all } from "../core/store"
import { t, term } from "../core/words"
import type { ItemSeen, ReferenceSeen } from "../types.gen"
import { writerOf } from "./writers"

const PERSPECTIVES = ["government", "social_entrepreneur", "workers", "employers", "researcher"]
const MOST = 12 // references of one item

interface Props {
  room: Room
  item: ItemSeen
  writable: boolean
}

type Name = "perspectives" | "references"

/** The chosen keys, also those that are still on their way, so that a press is seen at once. */
function chosen({ room, item }: Props, field: Name): string[] {
  const sent = room.link.outbox.all.flatMap(({ name, payload }) =>
    name === "choice.set" && payload.item === item.id && payload.field === field ? [payload.keys] : [],
  )
  return sent.pop() ?? item[field]
}

function turn(props: Props, field: Name, key: string): void {
  const keys = chosen(props, field)
  const next = keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]
  void props.room.link.send("choice.set", { item: props.item.id, field, keys: next })
}

function ChosenBy({ room, item, field }: Props & { field: Name }) {
  const who = item.chosen_by[field]
  if (who === undefined) return null
  return (
    <p class="saved" data-state="saved">
      {t("last changed by %(who)s" /* Below checkboxes: who ticked or unticked last */, { who: writerOf(room.store, who).name })}
    </p>
  )
}

export function Perspectives(props: Props) {
  const { item, writable } = props
  const keys = chosen(props, "perspectives")
  if (!writable) {
    return keys.length ? (
      <div class="field">
        <span class="label">{term("field.perspectives")}</span>
        <p class="row">
          {keys.map((key) => (
            <Perspective key={key} name={key} />
          ))}
        </p>
      </div>
    ) : null
  }
  const offered = [...new Set([...PERSPECTIVES, ...keys])]
  return (
    <fieldset class="checklist">
      <legend>{term("field.perspectives")}</legend>
      {offered.map((key) => (
        <label key={key}>
          <input type="checkbox" name={`perspectives-${item.id}`} checked={keys.includes(key)} onChange={() => turn(props, "perspectives", key)} />
          <Perspective name={key} />
        </label>
      ))}
      <ChosenBy {...props} field="perspectives" />
    </fieldset>
  )
}

export function References(props: Props) {
  const { room, writable } = props
  const references = all(room.store, "reference")
  const keys = chosen(props, "references")
  const picked = references.filter(({ key }) => keys.includes(key))
  if (!writable && !picked.length) return null
  return (
    <div class="stack" data-gap="small" role="group" aria-label={term("field.references")}>
      <h3>{term("field.references")}</h3>
      <Picked references={picked} />
      {writable && (
        <>
          {groupsOf(references).map(([group, members]) => (
            <Group key={group} group={group} members={members} keys={keys} props={props} />
          ))}
          <ChosenBy {...props} field="references" />
        </>
      )}
    </div>
  )
}

function Picked({ references }: { references: ReferenceSeen[] }) {
  if (!references.length) {
    return <p class="hint">{t("Choose from the lists; nothing is typed." /* Above lists of international texts */)}</p>
  }
  return (
    <ul>
      {references.map(({ key, title }) => (
        <li key={key}>
          <b>{key}</b> <span lang="en">{title}</span>
        </li>
      ))}
    </ul>
  )
}

function groupsOf(references: ReferenceSeen[]): [string, ReferenceSeen[]][] {
  const groups = [...new Set(references.map(({ group }) => group))]
  return groups.map((group) => [group, references.filter((reference) => reference.group === group)])
}

function Group({ group, members, keys, props }: { group: string; members: ReferenceSeen[]; keys: string[]; props: Props }) {
  const count = members.filter(({ key }) => keys.includes(key)).length
  const full = keys.length >= MOST
  return (
    <details>
      <summary>
        {group} {t("(%(count)s chosen)" /* After the name of a list: how many of it are ticked */, { count })}
      </summary>
      <div class="checklist">
        {members.map(({ key, title }) => {
          const on = keys.includes(key)
          const press = (event: Event): void => {
            if (on || !full) return turn(props, "references", key)
            event.preventDefault()
          }
          return (
            <label key={key}>
              <input type="checkbox" name={`references-${props.item.id}`} checked={on} aria-disabled={!on && full} onClick={press} />
              <b>{key}</b> <span lang="en">{title}</span>
            </label>
          )
        })}
      </div>
    </details>
  )
}
