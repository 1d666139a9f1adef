// Dots: a few for each person, put on groups; the budget says what is left.
import { t, tn } from "../core/words"
import type { Option } from "../types.gen"
import { wordsOf } from "./ballots"
import { Sheet } from "./sheet"
import { type Asked, type Form, useFilling } from "./voting"

type Paper = Record<string, number>

const givenOn = (paper: Paper) =>
  Object.entries(paper).flatMap(([option, dots]) => (dots > 0 ? [{ option: Number(option), dots }] : []))

const FORM: Form<Paper> = {
  empty: {},
  read: (choice) => (choice.kind === "dots" ? Object.fromEntries(choice.dots.map(({ option, dots }) => [option, dots])) : {}),
  made: (paper) => ({ kind: "dots", dots: givenOn(paper) }),
  fault: (paper) => (givenOn(paper).length ? "" : t("Please put at least one dot first." /* Nothing was chosen in the dots ballot */)),
}

export function Dotting({ asked }: { asked: Asked }) {
  const { ballot } = asked
  const filling = useFilling(asked, FORM)
  const { paper, keep } = filling
  const { budget = 0, cap = 0 } = ballot.rule
  const given = givenOn(paper)
  const left = budget - given.reduce((sum, { dots }) => sum + dots, 0)
  const send = ballot.secret ? t("Send my dots: a secret vote cannot be changed" /* Button */) : undefined
  return (
    <Sheet asked={asked} filling={filling} ready={given.length > 0} {...(send && { send })}>
      <p class="budget" role="status">
        {tn("%(n)s dot left", "%(n)s dots left" /* How many dots a person can still put */, left)} ·{" "}
        {t("at most %(cap)s on one option" /* How many dots one option may get from one person */, { cap })}
      </p>
      <ul class="dots">
        {ballot.options.map((option) => (
          <Row key={option.id} option={option} dots={paper[option.id] ?? 0} room={Math.min(left, cap - (paper[option.id] ?? 0))} put={(dots) => keep({ ...paper, [option.id]: dots })} />
        ))}
      </ul>
    </Sheet>
  )
}

interface RowProps {
  option: Option
  dots: number
  room: number
  put: (dots: number) => void
}

function Row({ option, dots, room, put }: RowProps) {
  const name = `dots-${option.id}`
  return (
    <li class="dot-row">
      <span class="dot-name" id={name}>
        {wordsOf(option)}
      </span>
      <div class="stepper" role="group" aria-labelledby={name}>
        <button type="button" class="button" aria-label={t("One dot less" /* Button beside a number of dots */)} aria-disabled={dots === 0} onClick={() => dots > 0 && put(dots - 1)}>
          −
        </button>
        <output>{dots}</output>
        <button type="button" class="button" aria-label={t("One dot more" /* Button beside a number of dots */)} aria-disabled={room <= 0} onClick={() => room > 0 && put(dots + 1)}>
          +
        </button>
      </div>
    </li>
  )
}
