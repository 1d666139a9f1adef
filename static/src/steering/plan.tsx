// The plan of the day as a participant sees it: where we are, what comes, and when, in both time zones.
import { useState } from "preact/hooks"
import { planned } from "../core/plan"
import { type Room, titleOf } from "../core/room"
import { sound, soundIsOn, switchSound } from "../core/sound"
import { all, one } from "../core/store"
import { locale, t, term, timeOfDay, tn } from "../core/words"
import type { StepSeen } from "../types.gen"

export function DayPlan({ room }: { room: Room }) {
  const workshop = one(room.store, "workshop", room.me.workshop)
  const steps = all(room.store, "step")
  const own = timeZone()
  const far = workshop && workshop.timezone !== own ? workshop.timezone : ""
  const started = workshop?.started_at ?? null
  return (
    <>
      {started === null ? (
        <p class="lead">{t("The day has not started yet. The times appear when it does." /* Above the plan of the day */)}</p>
      ) : (
        <p class="quiet">{zones(own, far)}</p>
      )}
      {room.clock && room.clock.extra > 0 && (
        <p class="notice">
          {tn("Your team has %(n)s extra minute in this step.", "Your team has %(n)s extra minutes in this step." /* Above the plan of the day */, room.clock.extra)}
        </p>
      )}
      <ol class="plan">
        {planned(steps, started ?? 0).map(({ step, starts }) => (
          <Line key={step.id} step={step} at={started === null || step.kind === "lobby" ? null : starts} far={far} state={stateIn(steps, step, room.clock?.step)} />
        ))}
      </ol>
      <SoundSwitch />
    </>
  )
}

function Line({ step, at, far, state }: { step: StepSeen; at: number | null; far: string; state: string }) {
  return (
    <li data-state={state} aria-current={state === "now" ? "step" : undefined}>
      <time>
        {at === null ? "" : timeOfDay(at)}
        {at !== null && far && <small> {timeIn(at, far)}</small>}
      </time>
      <b>
        {titleOf(step)}
        {step.lens && ` · ${term(`lens.${step.lens}`)}`}
      </b>
      <span>{tn("%(n)s min", "%(n)s min" /* Length of a step in minutes, short */, step.minutes)}</span>
    </li>
  )
}

/** Whether a step lies behind, is the present one, or comes. */
function stateIn(steps: StepSeen[], step: StepSeen, standing: number | undefined): "done" | "now" | "next" {
  const here = steps.findIndex(({ id }) => id === standing)
  const place = steps.indexOf(step)
  return place === here ? "now" : place < here ? "done" : "next"
}

export function SoundSwitch() {
  const [on, set] = useState(soundIsOn)
  const turn = (): void => {
    switchSound(!on)
    set(!on)
  }
  return (
    <p class="row">
      <button type="button" class="button" aria-pressed={on} onClick={turn}>
        {on
          ? t("Sound at the end of a step: on" /* Toggle; pressing it switches the sound off on this device */)
          : t("Sound at the end of a step: off" /* Toggle; pressing it switches the sound on on this device */)}
      </button>
      <button type="button" class="button quiet" onClick={sound}>
        {t("Let me hear it" /* Button: plays the sound that comes at the end of a step, once */)}
      </button>
    </p>
  )
}

const timeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

const timeIn = (at: number, zone: string): string =>
  new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(at)

const zones = (own: string, far: string): string =>
  far
    ? t("Times on your clock (%(own)s), and small the workshop's (%(far)s)." /* Above the plan; both are names of time zones such as Asia/Jakarta */, { own, far })
    : t("Times on your clock (%(own)s), which is the workshop's too." /* Above the plan; %(own)s is the name of a time zone */, { own })
