// The last step: what comes next, by whom and when; and how the day was.
import { useState } from "preact/hooks"
import type { Room } from "../core/room"
import { all, one } from "../core/store"
import { t, term } from "../core/words"
import { EvaluationForm } from "./evaluation"

export function CloseStep({ room }: { room: Room }) {
  return (
    <>
      <Next room={room} />
      {room.me.role !== "facilitator" && <Evaluation room={room} />}
    </>
  )
}

/** A declaration without an owner and a date dies: both stand here, with the way to the text. */
function Next({ room }: { room: Room }) {
  const agenda = one(room.store, "agenda", room.team?.id)
  const declaration = all(room.store, "declaration").find(({ team }) => team === room.team?.id)
  const said = (["owner", "follow_up"] as const).filter((field) => agenda?.fields[field]?.words)
  return (
    <section class="section" aria-labelledby="next-step">
      <h2 id="next-step">{t("What happens next" /* Heading at the end of the day: who follows the agenda up, and when */)}</h2>
      {!said.length && <p class="empty">{t("Your agenda names nobody yet who follows it up. Agree on a person and a date before you part." /* At the end of the day */)}</p>}
      <dl class="lines">
        {said.map((field) => (
          <div key={field}>
            <dt class="quiet">{term(`field.${field}`)}</dt>
            <dd>{agenda!.fields[field]!.words}</dd>
          </div>
        ))}
      </dl>
      {declaration?.public && (
        <p>
          <a class="button" href={declaration.path}>
            {t("Read your declaration" /* Link to the public page of the team's own declaration */)}
          </a>
        </p>
      )}
    </section>
  )
}

function Evaluation({ room }: { room: Room }) {
  const [sent, send] = useState(false)
  const done = sent || !!one(room.store, "evaluated", room.me.id)
  return (
    <section class="section" aria-labelledby="evaluation">
      <h2 id="evaluation">{t("How was the day?" /* Heading of the evaluation form */)}</h2>
      {done ? (
        <p class="notice" data-tone="good" role="status">
          {t("Thank you. Your evaluation has arrived." /* After the evaluation was sent */)}
        </p>
      ) : (
        <EvaluationForm room={room} sent={() => send(true)} />
      )}
    </section>
  )
}
