// One amendment below its field: what it changes and why, what happened to it, and what can be done with it.
import { useState } from "preact/hooks"
import type { Room } from "../core/room"
import { Perspective, Shape, Sign } from "../core/signs"
import { one } from "../core/store"
import { t, term, timeOfDay } from "../core/words"
import type { AmendmentSeen } from "../types.gen"
import { backTo, type CardProps, isAccepted, isOpen, isUndoable, mayDecide, mayPropose, nameIn } from "./amending"
import { Difference } from "./difference"
import { Answer, RejectForm, StateForm, useAnswer } from "./proposing"
import { writerOf } from "./writers"

export function Card(props: CardProps) {
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
      {decided?.ballot && one(room.store, "ballot", decided.ballot) && (
        <p class="hint">
          <a href={`/ballots/${decided.ballot}?seat=${room.link.seat}`}>{t("By a vote: see its result" /* At an amendment that was accepted or rejected because a vote said so; a link */)}</a>
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

export const bracketed = ({ link }: Room, rivals: AmendmentSeen[]) =>
  link.send("amendment.bracket", { rivals: rivals.map(({ id, words }) => ({ amendment: id, words })), base: rivals[0]!.text }, true)

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
