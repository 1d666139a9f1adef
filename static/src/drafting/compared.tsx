// What came into a draft and what went out of it between two moments: signs and lines say it, never a colour alone.
import type { Room } from "../core/room"
import { t, term } from "../core/words"
import type { Compared, FieldChange, ItemChange, Part } from "../types.gen"
import { AGENDA } from "./fields"
import { labelOf } from "./frame"
import { useTold } from "./past"

export function Difference({ room, team, before, after }: { room: Room; team: number; before: number; after: number }) {
  const { told, failed } = useTold<Compared>(room, `${team}/history/${before}/to/${after}`)
  if (failed) return <p class="notice">{t("This did not arrive. It is asked for again when you are connected." /* In place of a part of a draft's history */)}</p>
  if (!told) return <p class="waiting">{t("One moment: this part is on its way." /* While a part of the page is being fetched */)}</p>
  if (!told.changes.length) return <p class="empty">{t("The draft says the same at both moments." /* Two moments of a draft's history were compared */)}</p>
  return (
    <div class="stack">
      {told.changes.map((change) => (
        <Changed key={change.item ?? 0} change={change} />
      ))}
    </div>
  )
}

function Changed({ change }: { change: ItemChange }) {
  const { item, number, title, fate, moved, fields } = change
  const name = title || t("Item without a name" /* Heading of an agenda item that has no name yet */)
  const fates = {
    stayed: moved ? t("moved" /* Tag at an item that has another place than before */) : "",
    came: t("+ added" /* Tag at an item that is new in a comparison; the sign stays in front */),
    went: t("− taken out" /* Tag at an item that is gone in a comparison; the sign stays in front */),
  }
  return (
    <section class="stack then-item" aria-labelledby={`changed-${item ?? "agenda"}`}>
      <h4 id={`changed-${item ?? "agenda"}`}>
        {item ? <span class="number">{number}</span> : t("The agenda as a whole" /* Name of the part with title, preamble, owner and date */)} {item && name}{" "}
        {fates[fate] && <span class="tag">{fates[fate]}</span>}
      </h4>
      {fields.map((field) => (
        <ChangedField key={field.field + field.number} change={field} isOfAgenda={!item} />
      ))}
    </section>
  )
}

function ChangedField({ change, isOfAgenda }: { change: FieldChange; isOfAgenda: boolean }) {
  const { field, number, parts, moved } = change
  const own = isOfAgenda ? AGENDA.find(({ name }) => name === field) : undefined
  const label = own ? labelOf(own) : term(`field.${field}`)
  return (
    <div class="field">
      <span class="label">
        {number} {label} {moved && <span class="tag">{t("moved" /* Tag at an item that has another place than before */)}</span>}
      </span>
      <Parts parts={field === "perspectives" ? parts.map((part) => ({ ...part, words: term(`perspective.${part.words}`) })) : parts} isList={field === "perspectives" || field === "references"} />
    </div>
  )
}

/** Pieces of two wordings in reading order; each that came or went is marked, and said. */
export function Parts({ parts, isList = false }: { parts: Part[]; isList?: boolean }) {
  return (
    <p class="told">
      {parts.map(({ kind, words }, place) => (
        <>
          {isList && place > 0 && " "}
          {kind === "same" && words}
          {kind === "gone" && (
            <del>
              <Mark sign="−" says={t("taken out:" /* Read aloud before words that a newer text does not have */)} />
              {words}
            </del>
          )}
          {kind === "come" && (
            <ins>
              <Mark sign="+" says={t("put in:" /* Read aloud before words that only a newer text has */)} />
              {words}
            </ins>
          )}
        </>
      ))}
    </p>
  )
}

function Mark({ sign, says }: { sign: string; says: string }) {
  return (
    <>
      <span class="mark-of" aria-hidden="true">
        {sign}
      </span>
      <span class="visually-hidden"> {says} </span>
    </>
  )
}
