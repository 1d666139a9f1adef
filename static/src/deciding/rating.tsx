// The secret rating: impact and feasibility from 1 to 5 for each group; what is left out is left out.
import { t, term, tn } from "../core/words"
import type { BallotSeen, Option } from "../types.gen"
import { wordsOf } from "./ballots"
import { Sheet } from "./sheet"
import { type Asked, type Form, useFilling } from "./voting"

const CRITERIA = ["impact", "feasibility"] as const
const MARKS = [1, 2, 3, 4, 5]

type Criterion = (typeof CRITERIA)[number]
type Marks = Partial<Record<Criterion, number>>
type Paper = Record<string, Marks>

const ratedOn = (paper: Paper) =>
  Object.entries(paper).flatMap(([option, marks]) => (marks.impact || marks.feasibility ? [{ option: Number(option), ...marks }] : []))

const FORM: Form<Paper> = {
  empty: {},
  read: (choice) => (choice.kind === "rating" ? Object.fromEntries(choice.ratings.map(({ option, ...marks }) => [option, marks])) : {}),
  made: (paper) => ({ kind: "rating", ratings: ratedOn(paper) }),
  fault: (paper) => (ratedOn(paper).length ? "" : t("Please rate at least one group first." /* Nothing was chosen in the rating */)),
}

export function Rating({ asked }: { asked: Asked }) {
  const { ballot } = asked
  const filling = useFilling(asked, FORM)
  const { paper, keep } = filling
  const rated = ratedOn(paper).length
  const send = ballot.secret ? t("Send my ratings: a secret vote cannot be changed" /* Button */) : undefined
  return (
    <Sheet asked={asked} filling={filling} ready={rated > 0} {...(send && { send })}>
      <p class="hint">{t("You may leave things out. Press a number again to take it away." /* Above the rating of groups from 1 to 5 */)}</p>
      <ul class="ratings">
        {ballot.options.map((option) => (
          <Row key={option.id} ballot={ballot} option={option} marks={paper[option.id] ?? {}} mark={(marks) => keep({ ...paper, [option.id]: marks })} />
        ))}
      </ul>
      <p class="quiet number" role="status">
        {tn("%(rated)s of %(n)s rated", "%(rated)s of %(n)s rated" /* How far one's own rating has come */, ballot.options.length, { rated })}
      </p>
    </Sheet>
  )
}

interface RowProps {
  ballot: BallotSeen
  option: Option
  marks: Marks
  mark: (marks: Marks) => void
}

function Row({ ballot, option, marks, mark }: RowProps) {
  const name = `rating-${ballot.id}-${option.id}`
  return (
    <li class="rating">
      <p class="rating-name">{wordsOf(option)}</p>
      {CRITERIA.map((criterion) => (
        <Scale key={criterion} of={wordsOf(option)} name={`${name}-${criterion}`} criterion={criterion} value={marks[criterion]} choose={(value) => mark({ ...marks, [criterion]: value })} />
      ))}
    </li>
  )
}

interface ScaleProps {
  of: string
  name: string
  criterion: Criterion
  value: number | undefined
  choose: (value: number | undefined) => void
}

function Scale({ of, name, criterion, value, choose }: ScaleProps) {
  return (
    <fieldset class="segments">
      <legend>
        <span class="visually-hidden">{of}: </span>
        {term(`criterion.${criterion}`)}
      </legend>
      <span class="segment-end">{term(`criterion.${criterion}.low`)}</span>
      {MARKS.map((mark) => (
        <label key={mark}>
          <input
            type="radio"
            name={name}
            value={mark}
            checked={value === mark}
            onClick={() => value === mark && choose(undefined)}
            onChange={() => choose(mark)}
          />
          <span>{mark}</span>
        </label>
      ))}
      <span class="segment-end">{term(`criterion.${criterion}.high`)}</span>
    </fieldset>
  )
}
