// Dots: a few for each person, put on groups; the budget says what is left.
import type { Room } from "../core/room"
import { t, tn } from "../core/words"
import type { BallotSeen, Option } from "../types.gen"
import { Done } from "./rating"
import { Head, Refused, Secrecy, usePaper, useVoting } from "./voting"

type Paper = Record<string, number>

export function Dotting({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const voting = useVoting(room, ballot)
  const [paper, keep] = usePaper<Paper>(room, ballot, {}, () => voting.voted)
  const { budget = 0, cap = 0 } = ballot.rule
  const given = ballot.options.map(({ id }) => ({ option: id, dots: paper[id] ?? 0 })).filter(({ dots }) => dots > 0)
  const left = budget - given.reduce((sum, { dots }) => sum + dots, 0)
  const send = (event: Event): void => {
    event.preventDefault()
    if (!given.length) return voting.refuse(t("Please put at least one dot first." /* Nothing was chosen in the dots ballot */))
    voting.send({ kind: "dots", dots: given })
  }
  if (voting.voted || ballot.status !== "open") return <Done room={room} ballot={ballot} voted={voting.voted} />
  return (
    <form class="ballot" onSubmit={send} aria-labelledby={`ballot-${ballot.id}`}>
      <Head ballot={ballot} />
      <Secrecy ballot={ballot} />
      <p class="budget" role="status">
        {tn("%(n)s dot left", "%(n)s dots left" /* How many dots a person can still put */, left)} ·{" "}
        {t("at most %(cap)s on one group" /* How many dots one group may get from one person */, { cap })}
      </p>
      <ul class="dots">
        {ballot.options.map((option) => (
          <Row key={option.id} option={option} dots={paper[option.id] ?? 0} room={Math.min(left, cap - (paper[option.id] ?? 0))} put={(dots) => keep({ ...paper, [option.id]: dots })} />
        ))}
      </ul>
      <Refused voting={voting} />
      <button class="button main" aria-disabled={voting.sending || !given.length}>
        {voting.sending
          ? t("Your dots are on their way" /* Button: the vote was pressed, and waits for the network */)
          : t("Send my dots: a secret vote cannot be changed" /* Button */)}
      </button>
    </form>
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
        {option.name}
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
