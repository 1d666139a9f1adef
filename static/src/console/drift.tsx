// A team, or the whole day, against the plan.
import { drift } from "../core/plan"
import { t, tn } from "../core/words"
import type { ClockSeen } from "../types.gen"
import type { Desk } from "./desk"

export function DriftWords({ desk, clock, now }: { desk: Desk; clock: ClockSeen | undefined; now: number }) {
  const found = clock && drift(clock, desk.steps, desk.workshop?.started_at ?? null, now)
  if (!found) return null
  const words = {
    ahead: () => tn("%(n)s min ahead", "%(n)s min ahead" /* A team against the plan of the day, short */, found.minutes),
    on: () => t("on plan" /* A team against the plan of the day, short */),
    behind: () => tn("%(n)s min behind", "%(n)s min behind" /* A team against the plan of the day, short */, found.minutes),
  }
  return (
    <span class="drift" data-drift={found.state}>
      {words[found.state]()}
    </span>
  )
}
