// The evaluation form. What is half-filled stays on this device; what is sent carries no name.
import { useEffect, useState } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import { one } from "../core/store"
import { t, term } from "../core/words"
import type { SendEvaluation } from "../types.gen"

const STATEMENTS = ["useful", "heard", "stand_behind", "pace", "tool"] as const
const LINES = ["keep", "change"] as const
const SCORES = [1, 2, 3, 4, 5]
const LONGEST = 1000

type Statement = (typeof STATEMENTS)[number]
type Line = (typeof LINES)[number]
type Answers = Partial<SendEvaluation>

export function Evaluation({ room }: { room: Room }) {
  const key = `evaluation-${room.me.id}`
  const sent = !!one(room.store, "evaluated", room.me.id)
  if (!["participant", "observer"].includes(room.me.role)) return null
  return (
    <section class="section stack" aria-labelledby="evaluation">
      <h2 id="evaluation" tabIndex={-1}>
        {t("How was the day?" /* Title of the evaluation form at the end of the day */)}
      </h2>
      {sent ? <Thanks place={key} /> : <Form room={room} place={key} />}
    </section>
  )
}

function Thanks({ place }: { place: string }) {
  useEffect(() => localStorage.removeItem(place), [place])
  return (
    <p class="notice" data-tone="good" role="status">
      {t("Thank you. Your evaluation has arrived." /* Shown after the evaluation was sent */)}
    </p>
  )
}

function Form({ room, place }: { room: Room; place: string }) {
  const [kept, keep] = useKept(place)
  const [wrong, say] = useState("")
  const answers: Answers = kept ? JSON.parse(kept) : {}
  const waits = room.link.outbox.all.some(({ name }) => name === "evaluation.send")
  const fill = (more: Answers): void => keep(JSON.stringify({ ...answers, ...more }))
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (waits) return
    const open = STATEMENTS.find((statement) => !answers[statement])
    say(open ? t("One question is still open." /* Above the evaluation form, when it was sent without an answer */) : "")
    if (open) return document.getElementById(`evaluation-${open}-3`)?.focus()
    const answer = await room.link.send("evaluation.send", answers as SendEvaluation, true)
    if (!answer.ok) say(answer.message)
    else document.getElementById("evaluation")?.focus() // the button that had it is gone
  }
  return (
    <form class="stack" data-gap="large" onSubmit={send} noValidate>
      <p>{t("Five questions and two lines. Your answers carry no name, no time and no order; facilitators read them in groups of four." /* Stands above the evaluation form */)}</p>
      {STATEMENTS.map((statement) => (
        <Scale key={statement} of={statement} value={answers[statement]} choose={(score) => fill({ [statement]: score })} />
      ))}
      {LINES.map((line) => (
        <Text key={line} of={line} value={answers[line] ?? ""} write={(text) => fill({ [line]: text })} />
      ))}
      {wrong && (
        <p class="error" role="alert">
          {wrong}
        </p>
      )}
      <p>
        <button class="button main" aria-disabled={waits}>
          {waits ? t("Waiting to be sent" /* Button under the evaluation form, while there is no connection */) : t("Send my evaluation" /* Button under the evaluation form */)}
        </button>
      </p>
    </form>
  )
}

function Scale({ of, value, choose }: { of: Statement; value: number | undefined; choose: (score: number) => void }) {
  return (
    <fieldset class="segments">
      <legend>{term(`evaluation.${of}`)}</legend>
      <span class="segment-end">{term("evaluation.low")}</span>
      {SCORES.map((score) => (
        <label key={score}>
          <input type="radio" id={`evaluation-${of}-${score}`} name={`evaluation-${of}`} value={score} checked={value === score} onChange={() => choose(score)} />
          <span>{score}</span>
        </label>
      ))}
      <span class="segment-end">{term("evaluation.high")}</span>
    </fieldset>
  )
}

function Text({ of, value, write }: { of: Line; value: string; write: (text: string) => void }) {
  const id = `evaluation-${of}`
  return (
    <div class="field">
      <label for={id}>{term(`evaluation.${of}`)}</label>
      <textarea id={id} rows={3} maxLength={LONGEST * 10} value={value} onInput={({ currentTarget }) => write(currentTarget.value)} />
    </div>
  )
}
