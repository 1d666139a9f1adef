// How a step is named where its title alone would not tell it from another.
import { titleOf } from "../core/room"
import { term } from "../core/words"
import type { StepSeen } from "../types.gen"

/** A step by its title; a round also by its lens or its number. */
export function stepName(step: StepSeen): string {
  const title = titleOf(step)
  if (step.lens) return `${title} · ${term(`lens.${step.lens}`)}`
  return step.round ? `${title} ${step.round}` : title
}
