// By which rule a new vote is judged: the usual one is set, the rest is folded away.
import { t, term } from "../core/words"
import type { Base, Condition, Cut, Instead, Majority, Reasons } from "../types.gen"
import { type Form, METHODS } from "./asking"
import { Choice, Numeric } from "./votefields"

const MAJORITIES: Majority[] = ["simple", "absolute", "two_thirds", "three_quarters", "unanimity", "percent"]
const BASES: Base[] = ["yes_no", "cast", "present", "entitled"]
export const USUAL: Record<Majority, Base> = { simple: "yes_no", absolute: "entitled", two_thirds: "yes_no", three_quarters: "yes_no", unanimity: "yes_no", percent: "yes_no" }

export function RuleFields({ form }: { form: Form }) {
  const { kind } = form.ask
  if (kind === "rating") return null
  if (kind === "dots") return <Dots form={form} />
  if (kind === "stance") return <Cuts form={form} />
  return (
    <>
      {kind === "motion" && <MajorityFields form={form} />}
      {METHODS[kind] && <Election form={form} />}
      <details>
        <summary>{t("More rules" /* Opens further fields of the form for a vote */)}</summary>
        <div class="stack">
          <Quorum form={form} />
          {(kind === "consent" || kind === "gradients") && <Objections form={form} />}
          {METHODS[kind] && <Numbers form={form} />}
          <ReasonFields form={form} />
        </div>
      </details>
    </>
  )
}

function MajorityFields({ form: { ask, set } }: { form: Form }) {
  const majority = ask.majority ?? "simple"
  const base = ask.base ?? USUAL[majority]
  const rules = MAJORITIES.flatMap((each) => (each === "simple" ? (["yes_no"] as Base[]) : BASES).map((of): [string, string] => [`${each}.${of}`, worded(each, of, ask.percent || 60)]))
  const choose = (rule: string): void => {
    const [majority, base] = rule.split(".") as [Majority, Base]
    set({ ...ask, majority, base, percent: majority === "percent" ? ask.percent || 60 : 0 })
  }
  return (
    <>
      <Choice label={t("It is adopted by" /* Label of a choice of majorities */)} value={`${majority}.${base}`} options={rules} set={choose} />
      {majority === "percent" && <Numeric label={t("Percent" /* Label of a number */)} least={1} most={100} value={ask.percent || 60} set={(percent) => set({ ...ask, percent })} />}
    </>
  )
}

const worded = (majority: Majority, base: Base, percent: number): string => term(`rule.${majority}.${base}`).replace("%(percent)s", `${percent} %`)

function Quorum({ form: { ask, set } }: { form: Form }) {
  return <Numeric label={t("Quorum: how many percent must vote" /* Label of a number; 0 is none */)} most={100} value={ask.quorum ?? 0} set={(quorum) => set({ ...ask, quorum })} />
}

/** A consent under which some may object. */
function Objections({ form: { ask, set } }: { form: Form }) {
  if (ask.kind !== "consent") return null
  const limit = (ask.conditions ?? []).find(({ choice }) => choice === "object")?.number ?? 0
  const most = (number: number): Condition[] => (number ? [{ choice: "object", bound: "at_most", number }] : [])
  return <Numeric label={t("How many may object (0: nobody)" /* Label of a number */)} most={50} value={limit} set={(number) => set({ ...ask, conditions: most(number) })} />
}

function Dots({ form: { ask, set } }: { form: Form }) {
  return (
    <div class="voteform-pair">
      <Numeric label={t("Dots for each person" /* Label of a number */)} least={1} most={50} value={ask.budget ?? 5} set={(budget) => set({ ...ask, budget })} />
      <Numeric label={t("At most on one option" /* Label of a number of dots */)} least={1} most={50} value={ask.cap ?? 3} set={(cap) => set({ ...ask, cap })} />
    </div>
  )
}

function Cuts({ form: { ask, set } }: { form: Form }) {
  const cuts: Cut[] = ["perspective", "country"]
  return <Choice label={t("Compare the groups" /* Label of a list: by perspective, or by country */)} value={ask.cut ?? "perspective"} options={cuts.map((cut) => [cut, term(`cut.${cut}`)])} set={(cut) => set({ ...ask, cut: cut as Cut })} />
}

function Election({ form: { ask, set } }: { form: Form }) {
  const methods = METHODS[ask.kind]!
  const method = ask.method || methods[0]!
  return (
    <>
      <Choice label={t("Counted by" /* Label of a list of ways to count */)} value={method} options={methods.map((each) => [each, term(`method.${each}`)])} set={(method) => set({ ...ask, method })} />
      <p class="hint">{term(`method.${method}.rule`)}</p>
      <Numeric label={t("How many are elected" /* Label of a number */)} least={1} most={50} value={ask.seats ?? 1} set={(seats) => set({ ...ask, seats })} />
    </>
  )
}

function Numbers({ form: { ask, set } }: { form: Form }) {
  const offers: Instead[] = ["abstain", "none"]
  const turn = (each: Instead): void => set({ ...ask, instead: (ask.instead ?? []).includes(each) ? (ask.instead ?? []).filter((other) => other !== each) : [...(ask.instead ?? []), each] })
  return (
    <>
      <div class="voteform-pair">
        <Numeric label={t("Choose at least" /* Label of a number of options */)} least={1} most={50} value={ask.least ?? 1} set={(least) => set({ ...ask, least })} />
        <Numeric label={t("Choose at most (0: all)" /* Label of a number of options */)} most={50} value={ask.most ?? 0} set={(most) => set({ ...ask, most })} />
      </div>
      <fieldset class="choices">
        <legend>{t("Offer also" /* Heading above: abstain, none of these */)}</legend>
        {offers.map((each) => (
          <label key={each} class="choice">
            <input type="checkbox" checked={(ask.instead ?? []).includes(each)} onChange={() => turn(each)} /> <span>{term(`instead.${each}`)}</span>
          </label>
        ))}
      </fieldset>
    </>
  )
}

function ReasonFields({ form: { ask, set } }: { form: Form }) {
  const answers = ask.kind === "consent" || ask.kind === "gradients"
  const reasons: Reasons[] = answers ? ["off", "optional", "required", "objection"] : ["off", "optional", "required"]
  return <Choice label={t("Reasons" /* Label of a list: whether voters say why */)} value={ask.reasons ?? (answers ? "objection" : "off")} options={reasons.map((each) => [each, term(`reasons.${each}`)])} set={(each) => set({ ...ask, reasons: each as Reasons })} />
}
