// Other words that are proposed for a field, next to each other below it.
import { useState } from "preact/hooks"
import { all } from "../core/store"
import { t, tn } from "../core/words"
import type { AmendmentSeen } from "../types.gen"
import { accepted, backTo, type CardProps, hasBrackets, isOpen, isUndoable, mayDecide, mayPropose, nameIn, proposing } from "./amending"
import { bracketed, Card } from "./amendment"
import { Switch } from "./difference"
import type { Field } from "./fields"
import { type At, idOf, labelOf, type Props } from "./frame"
import { isSame } from "./parts"
import { Answer, isBegun, ProposeForm, useAnswer } from "./proposing"

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
