// What the facilitators read of the evaluations: numbers and texts of whole groups, and never whose.
import { all, type Store } from "../core/store"
import { locale, t, term, tn } from "../core/words"
import type { EvaluationSummarySeen, MeanSeen } from "../types.gen"

/** What facilitators have at the close: the minutes, everything as a file, and how the day was. */
export function CloseControls({ store }: { store: Store }) {
  const code = all(store, "workshop")[0]?.code
  return (
    <div class="stack" data-gap="large">
      <p class="row">
        <a class="button" href={`/workshops/${code}/minutes`} target="_blank" rel="noopener">
          {t("Open the minutes of the workshop" /* Link to the written minutes (a protocol), not minutes of time */)}
        </a>
        <a class="button quiet" href={`/workshops/${code}/export.json`} download>
          {t("Keep everything as a file (JSON)" /* Link that downloads what the console shows */)}
        </a>
      </p>
      <EvaluationSummary store={store} />
    </div>
  )
}

function EvaluationSummary({ store }: { store: Store }) {
  const summary = all(store, "evaluation_summary")[0]
  if (!summary) return null
  return (
    <section class="stack" aria-labelledby="evaluation-summary">
      <h2 id="evaluation-summary">
        {t("How was the day?" /* Title of the evaluation form at the end of the day */)} <span class="count">{summary.answered}</span>
      </h2>
      <Kept summary={summary} />
      {summary.shown > 0 && <Means means={summary.means} />}
      <Texts line="keep" texts={summary.keep} />
      <Texts line="change" texts={summary.change} />
    </section>
  )
}

/** Why not everything is shown: one more answer in a picture would be one person's. */
function Kept({ summary: { answered, shown } }: { summary: EvaluationSummarySeen }) {
  const kept = answered - shown
  if (!answered) return <p class="empty">{t("Evaluations arrive here in the last step, four at a time." /* No evaluation was sent yet */)}</p>
  if (!kept) return null
  return (
    <p class="waiting">
      {tn("%(n)s answer is kept back until there are four to show together.", "%(n)s answers are kept back until there are four to show together." /* So that nobody can tell whose it is */, kept)}
    </p>
  )
}

function Means({ means }: { means: MeanSeen[] }) {
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t("Answers from 1 to 5" /* Name of a table, for screen readers */)}>
      <table class="table">
        <tbody>
          {means.map((mean) => (
            <tr key={mean.question}>
              <th scope="row">{term(`evaluation.${mean.question}`)}</th>
              <td class="number">{reading(mean)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function reading({ total, count }: MeanSeen): string {
  const mean = new Intl.NumberFormat(locale(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(total / count)
  return t("%(mean)s of 5 (n=%(n)s)" /* The mean of so many answers from 1 to 5 */, { mean, n: count })
}

function Texts({ line, texts }: { line: "keep" | "change"; texts: string[] }) {
  if (!texts.length) return null
  return (
    <section class="stack" data-gap="small" aria-labelledby={`evaluation-${line}`}>
      <h3 id={`evaluation-${line}`}>{term(`evaluation.${line}`)}</h3>
      <ul class="lines">
        {texts.map((text, place) => (
          <li key={place} lang="">
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
