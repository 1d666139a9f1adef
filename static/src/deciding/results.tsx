// What a rating and the dots came to, and which three to five groups go on.
import { useState } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import { all } from "../core/store"
import { spoken, t, term, tn } from "../core/words"
import type { BallotSeen, DotsResult, RatingResult } from "../types.gen"
import { nameIn, placesIn } from "./ballots"
import { decimal, Scatter, Strip, Table } from "./pictures"

function Base({ result }: { result: RatingResult | DotsResult }) {
  return (
    <p class="quiet number">
      {tn("%(cast)s of %(n)s entitled voted", "%(cast)s of %(n)s entitled voted" /* How many have voted, and how many may */, result.entitled, { cast: result.cast })}
    </p>
  )
}

const byRank = <Ranked extends { rank: number | null }>(options: Ranked[]): Ranked[] =>
  [...options].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))

export function RatingResults({ ballot, result }: { ballot: BallotSeen; result: RatingResult }) {
  return (
    <>
      <Base result={result} />
      <p class="hint">{ballot.rules.map(spoken).join(" ")}</p>
      <ol class="results">
        {byRank(result.options).map(({ option, rank, score, impact, feasibility, splits }) => (
          <li key={option} class="result">
            <span class="result-rank">{rank ?? "–"}</span>
            <div class="stack" data-gap="small">
              <div class="row" data-justify="between">
                <span class="result-name">{nameIn(ballot, option)}</span>
                <span class="result-score">{decimal(score)}</span>
              </div>
              {splits && (
                <p>
                  <span class="tag" data-tone="caution">
                    {t("splits the room" /* A group that a third rates low and a third high: talk about it */)}
                  </span>
                </p>
              )}
              <div class="row">
                <Strip spread={impact} name={term("criterion.impact")} />
                <Strip spread={feasibility} name={term("criterion.feasibility")} />
              </div>
            </div>
          </li>
        ))}
      </ol>
      <Scatter result={result} />
      <Table ballot={ballot} result={result} />
    </>
  )
}

export function DotsResults({ ballot, result }: { ballot: BallotSeen; result: DotsResult }) {
  return (
    <>
      <Base result={result} />
      <ol class="results">
        {byRank(result.options).map(({ option, rank, dots, people }) => (
          <li key={option} class="result">
            <span class="result-rank">{rank}</span>
            <span class="result-name">{nameIn(ballot, option)}</span>
            <span class="result-score">
              {tn("%(n)s dot", "%(n)s dots" /* The sum for one group */, dots)}{" "}
              <small>{tn("from %(n)s person", "from %(n)s people" /* How many people put dots on one group */, people)}</small>
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

const MOST = 5
const LEAST = 3

/** Choose the groups that the agenda will be about. The choice is everybody's: the last one sent stands. */
export function Shortlist({ room, rating, dots }: { room: Room; rating: BallotSeen | undefined; dots: BallotSeen | undefined }) {
  const places = placesIn(rating, dots)
  const place = (id: number): number => places.get(id) ?? Infinity
  const clusters = all(room.store, "cluster").filter(({ team }) => team === room.me.team).sort((a, b) => place(a.id) - place(b.id) || a.id - b.id)
  const kept = all(room.store, "item").flatMap(({ team, cluster }) => (team === room.me.team && cluster !== null ? [cluster] : []))
  const [typed, keep] = useKept(`shortlist-${room.me.id}-${room.me.team}`)
  const [refused, refuse] = useState("")
  const chosen: number[] = (typed ? (JSON.parse(typed) as number[]) : kept).filter((id) => clusters.some((cluster) => cluster.id === id))
  const least = Math.min(LEAST, clusters.length)
  const fits = chosen.length >= least && chosen.length <= MOST
  const turn = (id: number): void => keep(JSON.stringify(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]))
  const send = (event: Event): void => {
    event.preventDefault()
    if (!fits) return refuse(t("Keep three to five groups, or all if there are fewer than three." /* Too few or too many groups were chosen */))
    refuse("")
    const ordered = clusters.map(({ id }) => id).filter((id) => chosen.includes(id))
    void room.link.send("agenda.shortlist", { clusters: ordered }, true).then((answer) => (answer.ok ? keep("") : refuse(answer.message)))
  }
  return (
    <form class="stack" onSubmit={send}>
      <fieldset class="choices">
        <legend>{t("Which three to five groups go on your agenda?" /* Question after the result of a rating */)}</legend>
        {clusters.map(({ id, name }) => (
          <label key={id} class="choice" data-kept={kept.includes(id) || undefined}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => turn(id)} />{" "}
            <span>
              {name} {kept.includes(id) && <small>{t("on the agenda" /* Beside a group that was kept */)}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <p class="quiet number" role="status">
        {tn("%(n)s group chosen", "%(n)s groups chosen" /* How many groups are ticked */, chosen.length)}
      </p>
      {refused && <p class="error" role="alert">{refused}</p>}
      <button class="button main" aria-disabled={!fits}>
        {tn("Keep %(n)s group", "Keep %(n)s groups" /* Button: these groups go on the agenda */, chosen.length)}
      </button>
    </form>
  )
}
