// A step in which nobody talks says so, with a sign, wherever its question stands.
import { Shape } from "../core/signs"
import { t } from "../core/words"
import type { StepSeen } from "../types.gen"

/** A break is quiet by itself: nobody needs to be told. */
export const isSilent = ({ silent, kind }: StepSeen): boolean => silent && kind !== "break"

export function Silence({ step }: { step: StepSeen | undefined }) {
  if (!step || !isSilent(step)) return null
  return (
    <p class="silence">
      <Shape name="silence" />
      {step.kind === "ideas"
        ? t("In silence: everybody writes alone." /* Below the question of a step in which nobody talks */)
        : t("In silence: everybody works alone." /* Below the question of a step in which nobody talks */)}
    </p>
  )
}
