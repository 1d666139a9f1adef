// Five questions and two lines, without a name. What is chosen stays on the device until it is sent.
import { useState } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import { t, term } from "../core/words"

const QUESTIONS = ["useful", "heard", "stand_behind", "pace", "tool"] as const
const LINES = ["keep", "change"] as const
const MARKS = [1, 2, 3, 4, 5]

type Marks = Partial<Record<(typeof QUESTIONS)[number], number>>

export function EvaluationForm({ room, sent }: { room: Room; sent: () => void }) {
  const [marks, mark] = useState<Marks>({})
  const [refused, refuse] = useState("")
  const [keep, typeKeep] = useKept(`evaluation-keep-${room.me.id}`)
  const [change, typeChange] = useKept(`evaluation-change-${room.me.id}`)
  const lines = { keep: [keep, typeKeep], change: [change, typeChange] } as const
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { useful, heard, stand_behind, pace, tool } = marks
    if (!useful || !heard || !stand_behind || !pace || !tool) {
      return refuse(t("Please answer all five questions; the two lines may stay empty." /* The evaluation form is not complete */))
    }
    const answer = await room.link.send("evaluation.send", { useful, heard, stand_behind, pace, tool, keep, change }, true)
    if (!answer.ok) return refuse(answer.message)
    typeKeep("")
    typeChange("")
    sent()
  }
  return (
    <form class="stack" data-gap="large" onSubmit={(event) => void send(event)}>
      <p class="quiet">{t("Your answers carry no name, no time and no order." /* Above the evaluation form */)}</p>
      {QUESTIONS.map((question) => (
        <Scale key={question} question={question} value={marks[question]} choose={(value) => mark({ ...marks, [question]: value })} />
      ))}
      {LINES.map((line) => (
        <div class="field" key={line}>
          <label for={`evaluation-${line}`}>{term(`evaluation.${line}`)}</label>
          <textarea id={`evaluation-${line}`} rows={3} value={lines[line][0]} onInput={({ currentTarget }) => lines[line][1](currentTarget.value)} />
        </div>
      ))}
      <p class="error" role="alert">
        {refused}
      </p>
      <button class="button main">{t("Send my evaluation" /* Button */)}</button>
    </form>
  )
}

interface ScaleProps {
  question: string
  value: number | undefined
  choose: (value: number) => void
}

function Scale({ question, value, choose }: ScaleProps) {
  return (
    <fieldset class="segments">
      <legend>{term(`evaluation.${question}`)}</legend>
      <span class="segment-end">{term("evaluation.low")}</span>
      {MARKS.map((mark) => (
        <label key={mark}>
          <input type="radio" name={question} value={mark} checked={value === mark} onChange={() => choose(mark)} />
          <span>{mark}</span>
        </label>
      ))}
      <span class="segment-end">{term("evaluation.high")}</span>
    </fieldset>
  )
}
