// The amendments of a whole draft: what waits in it, with links, and the switch to propose something.
import type { Room } from "../core/room"
import { all } from "../core/store"
import { t, tn } from "../core/words"
import type { AmendmentSeen, ItemSeen, TeamSeen } from "../types.gen"
import { focusOn, hasBrackets, isOpen, mayPropose, nameIn, proposing } from "./amending"
import { ACTION, AGENDA, CONDITIONS, INDICATOR, MAIN } from "./fields"
import { labelOf } from "./frame"
import { fieldsAt } from "./parts"

/** What waits in a whole draft, with links to it; where brackets stand; and the switch to propose something. */
export function AmendmentsOf({ room, team }: { room: Room; team: TeamSeen }) {
  const items = all(room.store, "item").filter((item) => item.team === team.id)
  const waiting = all(room.store, "amendment").filter((each) => each.team === team.id && isOpen(each) && isPlaced(room, each))
  const turn = (): void => {
    proposing.shown = !proposing.shown
    room.link.redraw()
  }
  const bracketed = all(room.store, "amendment").filter((each) => each.team === team.id && each.fate === "bracketed" && isPlaced(room, each) && hasBrackets(wordsAt(room, each)))
  const may = mayPropose(room, team.id)
  if (!waiting.length && !bracketed.length && !may) return null
  return (
    <section class="stack" data-gap="small" aria-label={t("Amendments" /* Name of a part: other words that are proposed for a draft */)}>
      {waiting.length > 0 && (
        <>
          <p>
            <b>{tn("%(n)s amendment waits for a decision", "%(n)s amendments wait for a decision" /* Above a draft */, waiting.length)}</b>
          </p>
          <Links amendments={waiting} items={items} />
        </>
      )}
      {bracketed.length > 0 && (
        <>
          <p>
            <b>{t("Alternatives stand in [brackets]" /* Above a draft, and above links to where they stand */)}</b>
          </p>
          <Links amendments={bracketed} items={items} />
        </>
      )}
      {may && (
        <div class="row">
          <button type="button" class="button small" aria-pressed={proposing.shown} onClick={turn}>
            {t("Propose amendments" /* Button: shows at each field of a draft a way to propose other words */)}
          </button>
          {proposing.shown && !waiting.length && <p class="hint">{t("Nobody has proposed other words yet. Choose a field below." /* Beside a button */)}</p>}
        </div>
      )}
    </section>
  )
}

const isPlaced = (room: Room, amendment: AmendmentSeen): boolean => !!fieldsAt(room, amendment)

/** What the field of an amendment says. */
const wordsAt = (room: Room, amendment: AmendmentSeen): string => fieldsAt(room, amendment)?.[amendment.field]?.words ?? ""

function Links({ amendments, items }: { amendments: AmendmentSeen[]; items: ItemSeen[] }) {
  return (
    <ul class="amendment-links">
      {amendments.map((amendment) => (
        <li key={amendment.id}>
          <LinkTo amendment={amendment} items={items} />
        </li>
      ))}
    </ul>
  )
}

function LinkTo({ amendment, items }: { amendment: AmendmentSeen; items: ItemSeen[] }) {
  const place = items.findIndex(({ id }) => id === amendment.item)
  const fields = amendment.action !== null ? ACTION : amendment.item !== null ? [...MAIN, ...INDICATOR, ...CONDITIONS] : AGENDA
  const field = fields.find(({ name }) => name === amendment.field)
  const values = { number: nameIn(amendment), item: place + 1, field: field ? labelOf(field) : "" }
  const go = (event: Event): void => {
    event.preventDefault()
    focusOn(`amendment-${amendment.id}`)
  }
  return (
    <a href={`#amendment-${amendment.id}`} onClick={go}>
      {place < 0
        ? t("%(number)s: %(field)s" /* Link to an amendment to a field of the agenda; %(number)s is such as A2 */, values)
        : t("%(number)s: item %(item)s, %(field)s" /* Link to an amendment to a field of an item; %(number)s is such as A2 */, values)}
    </a>
  )
}

/** How many amendments wait in an item. */
export function AmendmentsIn({ room, item }: { room: Room; item: ItemSeen }) {
  const waiting = all(room.store, "amendment").filter((each) => each.item === item.id && isOpen(each) && isPlaced(room, each))
  if (!waiting.length) return null
  return <p class="hint">{tn("%(n)s amendment", "%(n)s amendments" /* At an item of the agenda: how many wait for a decision */, waiting.length)}</p>
}
