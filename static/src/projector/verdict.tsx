// A published result, large: in words first, with its base.
import { t, term } from "../core/words"
import type { BallotSeen, ConsentResult, DotsResult, MotionResult, RatingResult } from "../types.gen"

export function Verdict({ ballot, brief }: { ballot: BallotSeen; brief?: boolean }) {
  const { result } = ballot
  if (!result) return null
  const told =
    result.kind === "consent" || result.kind === "motion" ? <Decided result={result} /> : brief ? null : <Ranking ballot={ballot} result={result} />
  return brief ? told : <div class="wall-result">{told}</div>
}

function Decided({ result }: { result: ConsentResult | MotionResult }) {
  const outcome = result.kind === "consent" ? result.outcome : result.verdict
  const good = outcome === "adopted" || outcome === "pass"
  const refused = outcome === "fail" || outcome === "objections"
  return (
    <div class="verdict" data-outcome={good ? "adopted" : refused ? "refused" : "open"}>
      <strong>{term(result.kind === "consent" ? `outcome.${result.outcome}` : `verdict.${result.verdict}`)}</strong>
      <span>
        {countsOf(result)} · {base(result)}
      </span>
    </div>
  )
}

const base = ({ cast, entitled }: { cast: number; entitled: number }): string =>
  t("%(cast)s of %(of)s entitled voted" /* The base of a result */, { cast, of: entitled })

const countsOf = (result: ConsentResult | MotionResult): string =>
  (result.kind === "consent"
    ? (["support", "reservation", "stand_aside", "object"] as const).map((choice) => `${term(`consent.${choice}`)} ${result[choice]}`)
    : (["yes", "no", "abstain"] as const).map((choice) => `${term(`vote.${choice}`)} ${result[choice]}`)
  ).join(", ")

/** What was rated or given dots, the best first. */
function Ranking({ ballot, result }: { ballot: BallotSeen; result: RatingResult | DotsResult }) {
  const names = new Map(ballot.options.map(({ id, name }) => [id, name]))
  const rows = [...result.options].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))
  return (
    <>
      <ol class="results">
        {rows.map((row) => (
          <li key={row.option} class="result">
            <span class="result-rank">{row.rank ?? "–"}</span>
            <span class="result-name">{names.get(row.option)}</span>
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
