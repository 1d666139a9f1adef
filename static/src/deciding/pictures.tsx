// Pictures of numbers: each with a title for the ear, and the same numbers in a table behind a button.
import { locale, t, term } from "../core/words"
import type { BallotSeen, Rated, RatingResult, Ratio, Spread } from "../types.gen"
import { nameIn, reach, valueOf } from "./ballots"

const SIDE = 280 // of the scatter's square
const LEFT = 56
const TOP = 12

const across = (value: number): number => LEFT + ((value - 1) / 4) * SIDE
const up = (value: number): number => TOP + SIDE - ((value - 1) / 4) * SIDE

export const decimal = (ratio: Ratio | null): string =>
  ratio ? new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(valueOf(ratio)) : "–"

/** Impact over feasibility: a mark at each group's means, with lines as far as the ratings reach. */
export function Scatter({ result }: { result: RatingResult }) {
  const placed = result.options.filter(({ score }) => score)
  return (
    <figure class="picture">
      <svg viewBox={`0 0 ${LEFT + SIDE + 40} ${TOP + SIDE + 44}`} role="img" aria-label={t("Impact and feasibility of each group" /* Name of a picture; its numbers stand in a table below it */)}>
        <Axes />
        {placed.map((rated) => (
          <Lines key={rated.option} rated={rated} />
        ))}
        {placed.map((rated) => (
          <Mark key={rated.option} rated={rated} label={labelAt(placed, rated)} />
        ))}
      </svg>
      <figcaption>
        {t("The numbers are those of the list. Lines show how far the ratings reach." /* Below the picture of a rating */)}
      </figcaption>
    </figure>
  )
}

/** Groups at one place share a label; only the first of them carries it. */
function labelAt(placed: Rated[], rated: Rated): string {
  const key = ({ impact, feasibility }: Rated): string => `${decimal(impact.mean)}/${decimal(feasibility.mean)}`
  const here = placed.filter((other) => key(other) === key(rated))
  return here[0] === rated ? here.map(({ rank }) => rank).join(", ") : ""
}

function Axes() {
  return (
    <g aria-hidden="true">
      <path class="axis" d={`M${LEFT} ${TOP}V${TOP + SIDE}H${LEFT + SIDE}`} />
      <path class="axis" stroke-dasharray="2 4" d={`M${across(3)} ${TOP}V${TOP + SIDE}M${LEFT} ${up(3)}H${LEFT + SIDE}`} />
      {[1, 2, 3, 4, 5].map((value) => (
        <g key={value}>
          <text x={across(value)} y={TOP + SIDE + 18} text-anchor="middle">{value}</text>
          <text x={LEFT - 10} y={up(value) + 4} text-anchor="end">{value}</text>
        </g>
      ))}
      <text x={across(3)} y={TOP + SIDE + 38} text-anchor="middle">{term("criterion.feasibility")} →</text>
      <text transform={`translate(16 ${up(3)}) rotate(-90)`} text-anchor="middle">{term("criterion.impact")} →</text>
    </g>
  )
}

function Lines({ rated }: { rated: Rated }) {
  const [x, y] = [valueOf(rated.feasibility.mean!), valueOf(rated.impact.mean!)]
  const [wide, high] = [reach(rated.feasibility), reach(rated.impact)]
  return (
    <>
      {wide && wide[0] < wide[1] && <line class="spread" x1={across(wide[0])} x2={across(wide[1])} y1={up(y)} y2={up(y)} />}
      {high && high[0] < high[1] && <line class="spread" x1={across(x)} x2={across(x)} y1={up(high[0])} y2={up(high[1])} />}
    </>
  )
}

function Mark({ rated, label }: { rated: Rated; label: string }) {
  const [x, y] = [across(valueOf(rated.feasibility.mean!)), up(valueOf(rated.impact.mean!))]
  return (
    <>
      <circle class="mark" cx={x} cy={y} r={6} />
      <text class="mark-label" x={x + 11} y={y - 8}>{label}</text>
    </>
  )
}

const STEP = 26 // from one mark of a strip to the next
const DOT = 11 // from one person to the next above
export const FEW = 9 // as many as can be told apart as people; more are a bar

/** Who gave each mark, from 1 to 5: a dot for each person, one above the other. */
export function Strip({ spread, name }: { spread: Spread; name: string }) {
  const most = Math.max(1, ...spread.counts)
  const floor = Math.min(most, FEW) * DOT + 2
  const said = spread.counts.map((count, place) => `${place + 1}: ${count}`).join(", ")
  return (
    <figure class="picture strip">
      <figcaption>
        {name} <b class="number">{decimal(spread.mean)}</b>
      </figcaption>
      <svg viewBox={`0 0 ${5 * STEP} ${floor + 16}`} role="img" aria-label={said}>
        <path class="axis" d={`M0 ${floor}H${5 * STEP}`} />
        {spread.counts.map((count, place) => (
          <g key={place} aria-hidden="true">
            <Given count={count} most={most} x={(place + 0.5) * STEP} floor={floor} />
            <text x={(place + 0.5) * STEP} y={floor + 13} text-anchor="middle">{place + 1}</text>
          </g>
        ))}
      </svg>
    </figure>
  )
}

function Given({ count, most, x, floor }: { count: number; most: number; x: number; floor: number }) {
  if (most > FEW) {
    const height = (count / most) * (floor - 2)
    return <rect class="mark" x={x - 8} width={16} y={floor - height} height={height} />
  }
  return (
    <>
      {Array.from({ length: count }, (_, person) => (
        <circle key={person} class="mark" cx={x} cy={floor - 6 - person * DOT} r={4.5} />
      ))}
    </>
  )
}

/** The numbers of the picture, behind a button. */
export function Table({ ballot, result }: { ballot: BallotSeen; result: RatingResult }) {
  return (
    <details>
      <summary>{t("Show the numbers as a table" /* Opens a table with the numbers of a picture */)}</summary>
      <div class="table-scroll">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t("Group" /* Head of a column: a group of ideas */)}</th>
              {["impact", "feasibility"].map((name) => (
                <th key={name} scope="col">{term(`criterion.${name}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {result.options.map(({ option, impact, feasibility }) => (
              <tr key={option}>
                <th scope="row">{nameIn(ballot, option)}</th>
                {[impact, feasibility].map((spread, place) => (
                  <td key={place} class="number">
                    {decimal(spread.mean)} <small>{t("median %(median)s; 1 to 5: %(counts)s" /* After a mean: the median, and how many gave 1, 2, 3, 4, 5 */, { median: decimal(spread.median), counts: spread.counts.join(", ") })}</small>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

const AGAINST = ["object", "no", "disagree", "veto"]

/** One person in a row of them: a disc or a ring, and a cross for who is against it. */
function Person({ choice, place }: { choice: string; place: number }) {
  const x = place * 24 + 12
  return AGAINST.includes(choice) ? (
    <path class="person-dot" data-choice={choice} d={`M${x - 7} 5l14 14M${x - 7} 19l14 -14`} />
  ) : (
    <circle class="person-dot" data-choice={choice} cx={x} cy={12} r={8} />
  )
}

/** A row of people, each a dot, those who did not vote last. The words beside it say the same. */
export function PersonDots({ people, label }: { people: string[]; label: string }) {
  return (
    <svg class="person-dots" viewBox={`0 0 ${people.length * 24} 24`} role="img" aria-label={label}>
      {people.map((choice, place) => (
        <Person key={place} choice={choice} place={place} />
      ))}
    </svg>
  )
}

interface Bar {
  name: string
  n: number
  choice: string
  said?: string // the number as it is said, where it is not a whole one
  mark?: string
}

/** A bar for each choice, as long as its share of `of`, with its number; up to nine people are dots. */
export function Bars({ rows, of }: { rows: Bar[]; of: number }) {
  const asDots = of <= FEW && rows.every(({ n }) => Number.isInteger(n))
  return (
    <ul class="bars">
      {rows.map(({ name, n, choice, said, mark }, place) => (
        <li key={place} class="bar-row">
          <span class="bar-name">
            {name} {mark && <span class="tag" data-tone={choice === "elected" ? "good" : "caution"}>{mark}</span>}
          </span>
          {said !== "" && <b class="number">{said ?? n}</b>}
          {n > 0 && (
          <svg class="bar-picture" viewBox={asDots ? `0 0 ${of * 24} 24` : "0 0 100 6"} preserveAspectRatio={asDots ? "xMinYMid meet" : "none"} aria-hidden="true">
            {asDots ? Array.from({ length: n }, (_, person) => <Person key={person} choice={choice} place={person} />) : <rect class="bar-fill" data-choice={choice} width={(n / of) * 100} height={6} />}
          </svg>
          )}
        </li>
      ))}
    </ul>
  )
}
