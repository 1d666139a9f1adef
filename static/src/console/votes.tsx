// Every vote of the workshop: who has voted as far as the rule says so, and what comes next with it.
import { useState } from "preact/hooks"
import { nameOf, roomOf } from "../core/room"
import { Sign } from "../core/signs"
import { all, one } from "../core/store"
import { list, spoken, t, term, timeOfDay, tn } from "../core/words"
import { quorumWords, titleOf } from "../deciding/ballots"
import { Enact } from "../deciding/enact"
import { Ground } from "../deciding/ground"
import { ResultOf } from "../deciding/outcome"
import { Subject } from "../deciding/verdict"
import type { BallotSeen, BallotStatus, Cut } from "../types.gen"
import { AskAgain } from "./again"
import { drafted } from "./asking"
import { TakeBack } from "./ballots"
import { Confirm } from "./confirm"
import type { Desk } from "./desk"
import { isTied, SettleTie } from "./settle"
import { VoteForm } from "./voteform"

const GROUPS: BallotStatus[] = ["open", "closed", "draft", "published"]

export function VotesPanel({ desk }: { desk: Desk }) {
  const [asking, ask] = useState(false)
  const ballots = all(desk.store, "ballot").filter(({ status, lacking }) => status !== "discarded" && !lacking)
  return (
    <div class="votes">
      {asking ? (
        <VoteForm desk={desk} close={() => ask(false)} />
      ) : (
        <p>
          <button type="button" class="button main" onClick={() => ask(true)}>
            {t("A new vote" /* Name of a form */)}
          </button>
        </p>
      )}
      {!ballots.length && !asking && <p class="empty">{t("No vote yet. Begin one here, or with the controls of a step." /* In place of the list of votes */)}</p>}
      {GROUPS.map((status) => (
        <Group key={status} desk={desk} status={status} ballots={ballots.filter((ballot) => ballot.status === status)} />
      ))}
    </div>
  )
}

function Group({ desk, status, ballots }: { desk: Desk; status: BallotStatus; ballots: BallotSeen[] }) {
  if (!ballots.length) return null
  const newest = [...ballots].sort((a, b) => b.id - a.id)
  return (
    <section class="stack" aria-labelledby={`votes-${status}`}>
      <h2 id={`votes-${status}`} class="eyebrow">
        {term(`ballot.${status}`)} <span class="count">{ballots.length}</span>
      </h2>
      <ul class="votes-list">
        {newest.map((ballot) => (
          <li key={ballot.id}>
            <Vote desk={desk} ballot={ballot} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Vote({ desk, ballot }: { desk: Desk; ballot: BallotSeen }) {
  const team = one(desk.store, "team", ballot.team)
  const readers = ballot.readers.map((id) => one(desk.store, "team", id)).filter((each) => each !== undefined)
  const { status, cast, entitled, closes_at } = ballot
  return (
    <article class="stack" data-gap="small" aria-labelledby={`vote-${ballot.id}`} data-country={team?.country}>
      <header class="row">
        {team ? <Sign country={team.country} size="small" /> : <span class="tag">{term(`voters.${ballot.voters}`)}</span>}
        {readers.map(({ id, country }) => (
          <Sign key={id} country={country} size="small" />
        ))}
        <h3 id={`vote-${ballot.id}`} lang={ballot.title ? "" : undefined}>
          {titleOf(ballot)}
        </h3>
        {status !== "draft" && (
          <span class="number">
            {t("%(cast)s of %(of)s voted" /* Votes given, of those entitled */, { cast, of: entitled })}
            {ballot.short !== null && ` · ${quorumWords(ballot.short)}`}
            {status === "open" && closes_at !== null && ` · ${t("Open until %(time)s" /* Until when a ballot takes votes; a time of day */, { time: timeOfDay(closes_at) })}`}
          </span>
        )}
      </header>
      {status !== "draft" && <progress class="votes-progress" max={Math.max(1, entitled)} value={cast} aria-label={t("%(cast)s of %(of)s voted" /* Votes given, of those entitled */, { cast, of: entitled })} />}
      <p class="quiet">
        {term(`ballot.${ballot.kind}`)} · {ballot.secret ? t("secret" /* Of a vote */) : t("by name" /* Of a vote that is not secret */)} · {ballot.rules.map(spoken).join(" ")}
      </p>
      {status === "open" && <Subject ballot={ballot} />}
      {status === "open" && <Roll desk={desk} ballot={ballot} />}
      {status === "open" && ballot.result?.kind === "ground" && <Ground result={ballot.result} options={ballot.options} />}
      {(status === "closed" || status === "published") && (
        <details open={status === "closed"}>
          <summary>{status === "closed" ? t("The result, which only facilitators see yet" /* Opens a result */) : t("The result" /* Opens a result */)}</summary>
          <ResultOf room={roomOf(desk.link)} ballot={ballot} />
        </details>
      )}
      <Enact room={roomOf(desk.link)} ballot={ballot} />
      <Acts desk={desk} ballot={ballot} />
    </article>
  )
}

/** Who has voted, and who has not; of a secret vote, only when enough have. */
function Roll({ desk, ballot }: { desk: Desk; ballot: BallotSeen }) {
  const roll = one(desk.store, "roll", ballot.id)
  if (!roll) return null
  const missing = roll.entitled.filter((person) => !roll.voted.includes(person))
  const names = (people: number[]): string => list(people.map((person) => nameOf(desk.store, person)))
  return (
    <p class="quiet">
      {tn("%(n)s has it on their screen", "%(n)s have it on their screens" /* How many of those who may vote have seen the ballot */, roll.present.length)}
      {". "}
      {!roll.shown
        ? t("Who has voted is shown when enough have." /* On the roll of a secret vote */)
        : missing.length
          ? t("Still to vote: %(names)s" /* On the roll of a vote */, { names: names(missing) })
          : t("Everybody has voted." /* On the roll of a vote */)}
    </p>
  )
}

type Question = { title: string; words: string; yes: string; act: () => void }

function Acts({ desk, ballot }: { desk: Desk; ballot: BallotSeen }) {
  const [asking, ask] = useState<Question | null>(null)
  const [undoing, undo] = useState(false)
  const [wording, word] = useState(false)
  const { id, status } = ballot
  const isAskedAgain = all(desk.store, "ballot").some(({ earlier, status }) => earlier === id && status !== "discarded")
  const chosen = { ballot: id }
  const close: Question = { title: t("Close the vote?" /* Title of a question */), words: t("It is counted for good; nobody can vote after that." /* Before a vote is closed */), yes: t("Close and count" /* Button: ends a vote */), act: () => void desk.link.send("ballot.close", chosen) }
  const publish: Question = { title: t("Publish the result?" /* Title of a question */), words: t("All who voted see it. What was shown cannot be taken back." /* Before a result is published */), yes: t("Publish" /* Button: shows the result of a vote */), act: () => void desk.link.send("ballot.publish", chosen) }
  const also = status === "published" && ballot.result?.kind === "ground" ? ballot.result.also : null
  const show = (cut: Cut | null = null): void => {
    void desk.link.send("screen.show", { what: status === "published" ? "result" : "ballot", team: ballot.team, ...(status === "published" && { ballot: id, cut }) })
    desk.say({ words: t("It is on the wall." /* Something was sent to the projector */), undo: () => void desk.link.send("screen.back", {}) })
  }
  if (wording && ballot.asked) return <VoteForm desk={desk} begin={drafted(ballot.asked)} draft={id} close={() => word(false)} />
  return (
    <div class="row">
      {status === "draft" && <Act words={t("Open the vote" /* Button: people can vote from now on */)} act={() => void desk.link.send("ballot.start", chosen)} />}
      {status === "draft" && ballot.asked && <Act words={t("Change it" /* Button: a prepared vote is worded anew */)} act={() => word(true)} />}
      {status === "open" && <Act words={t("Close and count" /* Button: ends a vote */)} act={() => ask(close)} />}
      {status === "open" && !ballot.cast && <Act words={t("Call the roll anew" /* Button: those who are there now may vote, as long as nobody has */)} act={() => void desk.link.send("ballot.roll", chosen)} />}
      {status === "closed" && <Act words={t("Publish" /* Button: shows the result of a vote */)} act={() => ask(publish)} />}
      {status === "closed" && isTied(ballot) && <SettleTie desk={desk} ballot={ballot} />}
      {status === "published" && !isAskedAgain && <AskAgain desk={desk} ballot={ballot} />}
      {status !== "draft" && <Act words={t("On the wall" /* Heading of buttons: what the projector shows of this team */)} act={() => show()} />}
      {also && <Act words={t("On the wall: %(cut)s" /* Button: shows a result on the projector; %(cut)s is: by country, or: by perspective */, { cut: term(`cut.${also.cut}`) })} act={() => show(also.cut)} />}
      {status !== "published" && <Act quiet words={t("Take it back" /* Button: withdraws an announcement */)} act={() => undo(true)} />}
      {asking && (
        <Confirm title={asking.title} yes={asking.yes} act={asking.act} close={() => ask(null)}>
          <p>{asking.words}</p>
        </Confirm>
      )}
      {undoing && <TakeBack desk={desk} ballots={[ballot]} close={() => undo(false)} />}
    </div>
  )
}

function Act({ words, act, quiet }: { words: string; act: () => void; quiet?: boolean }) {
  return (
    <button type="button" class={quiet ? "button small quiet" : "button small"} onClick={act}>
      {words}
    </button>
  )
}
