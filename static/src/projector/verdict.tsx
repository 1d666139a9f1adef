// A published result, large: in words first, with its base.
import { t, term } from "../core/words"
import { countsIn, type Decided, nameIn, optionIn, outcomeOf, saidBy } from "../deciding/ballots"
import { electedIn, electionWords, Words } from "../deciding/election"
import { Ground } from "../deciding/ground"
import { decimal } from "../deciding/pictures"
import { isDecided, marginWords, Picture } from "../deciding/verdict"
import type { BallotSeen, Cut, DotsResult, ElectionResult, RatingResult } from "../types.gen"

export function Verdict({ ballot, brief, by }: { ballot: BallotSeen; brief?: boolean; by?: Cut | null }) {
  const { result } = ballot
  if (!result) return null
  if (brief) return isDecided(result) ? <DecidedBy ballot={ballot} result={result} /> : null
  return (
    <div class="wall-result" data-kind={result.kind}>
      {isDecided(result) ? (
        <>
          <DecidedBy ballot={ballot} result={result} />
          <Picture result={result} />
        </>
      ) : result.kind === "ground" ? (
        <Ground result={result} options={ballot.options} projected by={by} />
      ) : result.kind === "election" ? (
        <Elected ballot={ballot} result={result} />
      ) : (
        <Ranked ballot={ballot} result={result} />
      )}
    </div>
  )
}

function DecidedBy({ ballot, result }: { ballot: BallotSeen; result: Decided }) {
  const outcome = outcomeOf(result)
  const tone = outcome.term === "outcome.objections" ? "refused" : outcome.tone
  return (
    <div class="verdict" data-outcome={tone}>
      <strong>{term(outcome.term)}</strong>
      <span>
        {[result.kind === "gradients" ? "" : countsOf(result), base(result), marginWords(result)].filter(Boolean).join(" · ")}
      </span>
      {ballot.settled && <span>{term(`way.${ballot.settled.way}`)}</span>}
    </div>
  )
}

const base = ({ cast, entitled }: { cast: number; entitled: number }): string =>
  t("%(cast)s of %(of)s entitled voted" /* The base of a result */, { cast, of: entitled })

const countsOf = (result: Decided): string => countsIn(result).map(([key, count]) => `${term(key)} ${count}`).join(", ")

function Elected({ ballot, result }: { ballot: BallotSeen; result: ElectionResult }) {
  const elected = electedIn(ballot, result)
  const others = result.options.filter(({ option }) => !elected.includes(option)).map(({ option }) => option)
  const words = elected.length === 1 && saidBy(optionIn(ballot, elected[0]!)!) !== "" // there is room for those of one
  const votes = new Map(result.options.map(({ option, first }) => [option, first ? decimal(first) : ""]))
  return (
    <>
      <div class="verdict" data-outcome={elected.length ? "adopted" : "open"}>
        <strong>{electionWords(ballot, result)}</strong>
        <span>
          {base(result)}
          {ballot.settled && <> · {term(`way.${ballot.settled.way}`)}</>}
        </span>
      </div>
      {words && <Words ballot={ballot} elected={elected} />}
      <ol class="results">
        {[...elected, ...others].slice(0, words ? MOST_BELOW_WORDS : MOST).map((option, place) => (
          <li key={option} class="result">
            <span class="result-rank">{place < elected.length ? place + 1 : "–"}</span>
            <span class="result-name">{nameIn(ballot, option)}</span>
            <span class="result-score">{votes.get(option)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}

const MOST = 7 // options on the wall, which does not scroll
const MOST_BELOW_WORDS = 4

/** What was rated or given dots, the best first. */
function Ranked({ ballot, result }: { ballot: BallotSeen; result: RatingResult | DotsResult }) {
  const rows = [...result.options].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))
  return (
    <>
      <ol class="results">
        {rows.map((row) => (
          <li key={row.option} class="result">
            <span class="result-rank">{row.rank ?? "–"}</span>
            <span class="result-name">{nameIn(ballot, row.option)}</span>
            <span class="result-score">{scoreOf(row)}</span>
          </li>
        ))}
      </ol>
      <p class="quiet">{base(result)}</p>
    </>
  )
}

const scoreOf = (row: RatingResult["options"][number] | DotsResult["options"][number]): string =>
  "dots" in row ? String(row.dots) : row.score ? (row.score.numerator / row.score.denominator).toFixed(1) : "–"
