// Other words that are proposed for a field, next to each other below it, and what can be done with them.
import { useState } from "preact/hooks"
import type { Room } from "../core/room"
import { Perspective, Shape, Sign } from "../core/signs"
import { all, one } from "../core/store"
import { t, term, timeOfDay, tn } from "../core/words"
import type { AmendmentSeen, ItemSeen, TeamSeen } from "../types.gen"
import { Difference, Switch } from "./difference"
import { ACTION, AGENDA, CONDITIONS, type Field, INDICATOR, MAIN } from "./fields"
import { type At, idOf, labelOf, type Props } from "./frame"
import { fieldsAt, isSame } from "./parts"
import { writerOf } from "./writers"
import { Answer, isBegun, ProposeForm, RejectForm, StateForm, useAnswer } from "./proposing"

/** Whether a page offers to propose other words at each field. */
const proposing = { shown: false }

/** What was accepted last on this page: as long as the text says so, that can be undone at once. */
const accepted = { last: 0 }

const nameIn = ({ number }: AmendmentSeen): string => `A${number}`

const isOpen = ({ fate }: AmendmentSeen): boolean => fate === "open"

/** Text and proposal stand beside each other in it, as in the United Nations' drafts. */
const hasBrackets = (words: string): boolean => /\[[^[\]]+\]/.test(words)

const isOwnDraft = ({ me }: Room, team: number): boolean => me.role === "participant" && me.team === team

const isWritable = (room: Room, team: number): boolean => one(room.store, "agenda", team)?.state === "drafting"

const mayPropose = (room: Room, team: number): boolean =>
  isWritable(room, team) && (room.me.role !== "participant" || room.may("draft") || room.may("comment"))

const mayDecide = (room: Room, team: number): boolean => isWritable(room, team) && isOwnDraft(room, team) && room.may("draft")

/** The amendments of one field, and the way to propose one more. */
export function Amendments(props: Props) {
  const { room, at, field, seen } = props
  const [isProposing, propose] = useState(() => isBegun(props))
  const own = all(room.store, "amendment").filter((each) => isAt(each, at, field))
  const mayAdd = (field.shape === "line" || field.shape === "area") && mayPropose(room, at.team)
  const offers = mayAdd && (proposing.shown || isProposing)
  const brackets = hasBrackets(seen?.words ?? "") && own.some(({ fate }) => fate === "bracketed")
  if (!own.length && !offers) return null
  return (
    <div class="amendments" id={`${idOf(at, field)}-amendments`} tabIndex={-1} role="group" aria-label={t("Amendments to: %(field)s" /* Name of a part; %(field)s is a field of the draft */, { field: labelOf(field) })}>
      {own.length > 0 && <Rivals {...props} own={own} />}
      {brackets && <BracketsStand />}
      {offers && !isProposing && (
        <button type="button" class="button small quiet" onClick={() => propose(true)}>
          {t("Propose other words" /* Button at a field: opens a form */)} <span class="visually-hidden">{labelOf(field)}</span>
        </button>
      )}
      {mayAdd && isProposing && <ProposeForm {...props} done={() => propose(false)} />}
      {own.filter((each) => each.id === accepted.last && isUndoable(props, each)).map((each) => (
        <Accepted key={each.id} {...props} amendment={each} />
      ))}
    </div>
  )
}

/** Its acceptance can be undone while the field says what came of it. */
const isUndoable = ({ room, at, seen }: Props, { fate, made }: AmendmentSeen): boolean =>
  fate === "accepted" && made === (seen?.words ?? "") && mayDecide(room, at.team)

function Accepted(props: CardProps) {
  const { room, amendment } = props
  const close = (): void => {
    accepted.last = 0
    room.link.redraw()
    backTo(props)
  }
  const undo = (): void => {
    void room.link.send("amendment.reopen", { amendment: amendment.id })
    close()
  }
  return (
    <div class="toasts" role="status" aria-live="polite">
      <p class="toast">
        {t("%(number)s was accepted: the text says it now." /* After an amendment was accepted; %(number)s is such as A2 */, { number: nameIn(amendment) })}{" "}
        <button type="button" class="button quiet" onClick={undo}>
          {t("Undo" /* Button: an amendment waits for a decision again */)}
        </button>
        <button type="button" class="button quiet" onClick={close}>
          {t("Put away" /* Button: closes the notice */)}
        </button>
      </p>
    </div>
  )
}

const isAt = (amendment: AmendmentSeen, at: At, { name }: Field): boolean => isSame(amendment, at) && amendment.field === name

function BracketsStand() {
  return (
    <p class="notice" data-tone="caution">
      {t("Alternatives stand in [brackets] here. Choose when you are ready: write the text as you want it." /* Below a field */)}
    </p>
  )
}

function Rivals({ own, ...props }: Props & { own: AmendmentSeen[] }) {
  const { room, at, field } = props
  const open = own.filter(isOpen)
  const closed = own.filter((each) => !isOpen(each))
  const clear = open.filter(({ touched, hidden }) => !touched && !hidden)
  return (
    <>
      {open.length > 0 && (
        <>
          <div class="row" data-justify="between">
            <p class="label">
              {t("Amendments to: %(field)s" /* Name of a part; %(field)s is a field of the draft */, { field: labelOf(field) })} <span class="count">{open.length}</span>
            </p>
            <Switch room={room} />
          </div>
          <ul class="rivals">
            {open.map((amendment) => (
              <Card key={amendment.id} {...props} amendment={amendment} />
            ))}
          </ul>
        </>
      )}
      {clear.length > 1 && mayDecide(room, at.team) && <KeepAll {...props} rivals={clear} />}
      {closed.length > 0 && (
        <details>
          <summary>{tn("%(n)s amendment is settled", "%(n)s amendments are settled" /* Opens a list: those that were accepted, rejected, withdrawn or put in brackets */, closed.length)}</summary>
          <ul class="rivals">
            {closed.map((amendment) => (
              <Card key={amendment.id} {...props} amendment={amendment} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

type CardProps = Props & { amendment: AmendmentSeen }

function Card(props: CardProps) {
  const { room, amendment } = props
  return (
    <li class="amendment" id={`amendment-${amendment.id}`} tabIndex={-1} data-fate={amendment.fate}>
      <p class="comment-head">
        <b class="amendment-number">{nameIn(amendment)}</b> <Who room={room} person={amendment.by} /> <time>{timeOfDay(amendment.at)}</time>
        {amendment.perspective && <Perspective name={amendment.perspective} />}
        <Tags amendment={amendment} />
      </p>
      <Difference parts={amendment.parts} lang={writerOf(room.store, amendment.restated_by ?? amendment.by).language} />
      <p class="reason">
        <span class="quiet">{t("Why:" /* Before the reason for an amendment */)}</span> <span lang={writerOf(room.store, amendment.by).language}>{amendment.reason}</span>
      </p>
      <Story room={room} amendment={amendment} />
      <Acts {...props} />
    </li>
  )
}

function Who({ room, person }: { room: Room; person: number }) {
  const team = one(room.store, "team", (person < 0 ? one(room.store, "writer", -person) : one(room.store, "person", person))?.team)
  return (
    <>
      {team && <Sign country={team.country} size="small" />} <b>{writerOf(room.store, person).name}</b>
    </>
  )
}

const TONES: Record<string, string> = { accepted: "good", bracketed: "caution" }

function Tags({ amendment }: { amendment: AmendmentSeen }) {
  return (
    <>
      {!isOpen(amendment) && (
        <span class="tag" data-tone={TONES[amendment.fate]}>
          {term(`amendment.${amendment.fate}`)}
        </span>
      )}
      {isOpen(amendment) && amendment.touched && (
        <span class="tag" data-tone="caution">
          <Shape name="warning" /> {t("the text has moved" /* State of an amendment: somebody changed the same words meanwhile */)}
        </span>
      )}
      {amendment.hidden && (
        <span class="tag" data-tone="danger">
          {t("hidden" /* State of an amendment: only facilitators see it */)}
        </span>
      )}
    </>
  )
}

/** What happened to it: who stated it anew, who decided, and what they answered. */
function Story({ room, amendment }: { room: Room; amendment: AmendmentSeen }) {
  const { restated_by, decided, touched } = amendment
  const values = decided && { who: writerOf(room.store, decided.by).name, time: timeOfDay(decided.at) }
  return (
    <>
      {restated_by !== null && <p class="hint">{t("Stated anew by %(who)s" /* At an amendment */, { who: writerOf(room.store, restated_by).name })}</p>}
      {isOpen(amendment) && touched && <p class="hint">{t("Somebody changed the same words meanwhile. It can be accepted once it was stated anew." /* At an amendment */)}</p>}
      {isOpen(amendment) && !touched && !amendment.parts.some(({ kind }) => kind !== "same") && <p class="hint">{t("The text says this already." /* At an amendment */)}</p>}
      {values && <p class="hint">{t("Decided by %(who)s, %(time)s" /* At an amendment: who accepted, rejected or withdrew it */, values)}</p>}
      {decided?.ballot && (
        <p class="hint">
          <a href={`/ballots/${decided.ballot}`}>{t("By a vote: see its result" /* At an amendment that was accepted or rejected because a vote said so; a link */)}</a>
        </p>
      )}
      {decided?.answer && (
        <p class="answer" lang={writerOf(room.store, decided.by).language}>
          {decided.answer}
        </p>
      )}
    </>
  )
}

type Open = "" | "change" | "reject" | "restate"

function Acts(props: CardProps) {
  const { room, amendment, at } = props
  const [form, open] = useState<Open>("")
  const isMine = !!one(room.store, "own_amendment", amendment.id)
  const decides = mayDecide(room, at.team) && !amendment.hidden
  const restates = mayPropose(room, at.team) && (amendment.touched ? isMine || decides : isMine && !decides)
  const close = (): void => open("")
  if (form === "reject") return <RejectForm room={room} amendment={amendment} done={close} told={() => backTo(props)} />
  if (form) return <Stating {...props} form={form} close={close} />
  return (
    <div class="row">
      {isOpen(amendment) && decides && <Decide {...props} open={open} />}
      {isOpen(amendment) && restates && (
        <button type="button" class="button small" onClick={() => open("restate")}>
          {t("State anew" /* Button: changes what an amendment proposes */)}
        </button>
      )}
      {isOpen(amendment) && isMine && <Press room={room} name="amendment.withdraw" amendment={amendment} then={() => backTo(props)} words={t("Withdraw" /* Button: takes back what one has proposed */)} />}
      {(amendment.fate === "withdrawn" ? isMine : decides && (amendment.fate === "rejected" || isUndoable(props, amendment))) && (
        <Press room={room} name="amendment.reopen" amendment={amendment} then={() => backTo(props)} words={t("Undo" /* Button: an amendment waits for a decision again */)} />
      )}
      {room.me.role === "facilitator" && (
        <Press room={room} name={amendment.hidden ? "amendment.unhide" : "amendment.hide"} amendment={amendment} words={amendment.hidden ? t("Show again" /* Button: a hidden amendment is shown to all who may read it */) : t("Hide" /* Button: takes an amendment off everybody's screen but the facilitators' */)} />
      )}
    </div>
  )
}

function Stating({ form, close, ...props }: CardProps & { form: Open; close: () => void }) {
  const { room, amendment, seen } = props
  if (form === "restate") {
    const label = t("What %(number)s is to say" /* Label of a field; %(number)s is that of an amendment, such as A2 */, { number: nameIn(amendment) })
    const send = (words: string) => room.link.send("amendment.restate", { amendment: amendment.id, words, base: seen?.id ?? null }, true)
    return <StateForm {...props} label={label} button={t("State anew" /* Button: changes what an amendment proposes */)} done={close} send={send} />
  }
  const label = t("What the text is to say instead" /* Label of a field: an amendment is accepted with a change */)
  const send = async (words: string) => {
    const answer = await room.link.send("amendment.accept", { amendment: amendment.id, result: amendment.words, words }, true)
    if (answer.ok) isAccepted(props)
    return answer
  }
  return <StateForm {...props} label={label} button={t("Accept with this change" /* Button */)} done={close} send={send} />
}

/** Accept, with a change or without, keep both in brackets, or reject. */
function Decide({ open, ...props }: CardProps & { open: (form: Open) => void }) {
  const { room, amendment } = props
  const [said, ask] = useAnswer()
  const accept = (): void => ask(room.link.send("amendment.accept", { amendment: amendment.id, result: amendment.words, words: null }, true), () => isAccepted(props))
  const bracket = (): void => ask(bracketed(room, [amendment]), () => backTo(props))
  return (
    <>
      {!amendment.touched && (
        <>
          <button type="button" class="button small" onClick={accept}>
            {t("Accept" /* Button: the text says what an amendment proposes */)}
          </button>
          <button type="button" class="button small" onClick={() => open("change")}>
            {t("Accept with a change" /* Button: opens a form */)}
          </button>
          <button type="button" class="button small quiet" onClick={bracket}>
            {t("Keep both in brackets" /* Button: text and amendment stand beside each other as [alternatives] */)}
          </button>
        </>
      )}
      <button type="button" class="button small quiet" onClick={() => open("reject")}>
        {t("Reject" /* Button: opens a form in which one can answer */)}
      </button>
      <Answer said={said} />
    </>
  )
}

const bracketed = ({ link }: Room, rivals: AmendmentSeen[]) =>
  link.send("amendment.bracket", { rivals: rivals.map(({ id, words }) => ({ amendment: id, words })), base: rivals[0]!.text }, true)

function KeepAll({ rivals, ...props }: Props & { rivals: AmendmentSeen[] }) {
  const [said, ask] = useAnswer()
  return (
    <div class="row">
      <button type="button" class="button small quiet" onClick={() => ask(bracketed(props.room, rivals), () => backTo(props))}>
        {t("Keep the text and all of these in brackets" /* Button: text and several amendments stand beside each other as [alternatives] */)}
      </button>
      <Answer said={said} />
    </div>
  )
}

type Plain = "amendment.withdraw" | "amendment.reopen" | "amendment.hide" | "amendment.unhide"

function Press({ room, name, amendment, words, then }: { room: Room; name: Plain; amendment: AmendmentSeen; words: string; then?: () => void }) {
  const [said, ask] = useAnswer()
  return (
    <>
      <button type="button" class="button small quiet" onClick={() => ask(room.link.send(name, { amendment: amendment.id }, true), then)}>
        {words}
      </button>
      <Answer said={said} />
    </>
  )
}

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

/** Bring a part into view, also out of what is folded away, and go on from there. */
function focusOn(id: string): void {
  const part = document.getElementById(id)
  for (let fold = part?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true
  part?.scrollIntoView({ block: "center" })
  part?.focus()
}

/** The focus stays at the field when what was pressed is settled, and so goes from its place. */
const backTo = ({ at, field }: Props): void => focusOn(`${idOf(at, field)}-amendments`)

function isAccepted(props: CardProps): void {
  accepted.last = props.amendment.id
  props.room.link.redraw()
  backTo(props)
}

/** How many amendments wait in an item. */
export function AmendmentsIn({ room, item }: { room: Room; item: ItemSeen }) {
  const waiting = all(room.store, "amendment").filter((each) => each.item === item.id && isOpen(each) && isPlaced(room, each))
  if (!waiting.length) return null
  return <p class="hint">{tn("%(n)s amendment", "%(n)s amendments" /* At an item of the agenda: how many wait for a decision */, waiting.length)}</p>
}
