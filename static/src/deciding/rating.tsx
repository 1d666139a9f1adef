// The secret rating: impact and feasibility from 1 to 5 for each group; what is left out is left out.
import type { Room } from "../core/room"
import { t, term, tn } from "../core/words"
import type { BallotSeen, Option } from "../types.gen"
import { Head, Refused, Secrecy, usePaper, useVoting, Voted, Waits } from "./voting"

const CRITERIA = ["impact", "feasibility"] as const
const MARKS = [1, 2, 3, 4, 5]

type Criterion = (typeof CRITERIA)[number]
type Marks = Partial<Record<Criterion, number>>
type Paper = Record<string, Marks>

export function Rating({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const voting = useVoting(room, ballot)
  const [paper, keep] = usePaper<Paper>(room, ballot, {}, () => voting.voted)
  const marks = ballot.options.map(({ id }) => ({ option: id, ...paper[id] }))
  const rated = marks.filter(({ impact, feasibility }) => impact || feasibility)
  const send = (event: Event): void => {
    event.preventDefault()
    if (!rated.length) return voting.refuse(t("Please rate at least one group first." /* Nothing was chosen in the rating */))
    voting.send({ kind: "rating", ratings: rated })
  }
  if (voting.voted || ballot.status !== "open") return <Done room={room} ballot={ballot} voted={voting.voted} />
  return (
    <form class="ballot" onSubmit={send} aria-labelledby={`ballot-${ballot.id}`}>
      <Head ballot={ballot} />
      <Secrecy ballot={ballot} />
      <p class="hint">{t("You may leave things out. Press a number again to take it away." /* Above the rating of groups from 1 to 5 */)}</p>
      <ul class="ratings">
        {ballot.options.map((option) => (
          <Row key={option.id} ballot={ballot} option={option} marks={paper[option.id] ?? {}} mark={(marks) => keep({ ...paper, [option.id]: marks })} />
        ))}
      </ul>
      <p class="quiet number" role="status">
        {tn("%(rated)s of %(n)s group rated", "%(rated)s of %(n)s groups rated" /* How far one's own rating has come */, marks.length, { rated: rated.length })}
      </p>
      <Refused voting={voting} />
      <button class="button main" aria-disabled={voting.sending || !rated.length}>
        {voting.sending
          ? t("Your ratings are on their way" /* Button: the vote was pressed, and waits for the network */)
          : t("Send my ratings: a secret vote cannot be changed" /* Button */)}
      </button>
    </form>
  )
}

/** A ballot in which this person has nothing more to do. */
export function Done({ room, ballot, voted }: { room: Room; ballot: BallotSeen; voted: boolean }) {
  return (
    <section class="ballot" aria-labelledby={`ballot-${ballot.id}`}>
      <Head ballot={ballot} />
      {voted ? <Voted room={room} ballot={ballot} /> : <Waits ballot={ballot} />}
    </section>
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
      <p class="rating-name">{option.name}</p>
      {CRITERIA.map((criterion) => (
        <Scale key={criterion} of={option.name} name={`${name}-${criterion}`} criterion={criterion} value={marks[criterion]} choose={(value) => mark({ ...marks, [criterion]: value })} />
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
