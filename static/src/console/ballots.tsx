// A kind of vote, for one team or for all: opened, closed, published, or taken back.
import { useId, useState } from "preact/hooks"
import { one } from "../core/store"
import { t, term, tn } from "../core/words"
import type { BallotKind, BallotSeen } from "../types.gen"
import { ABOUT } from "./asking"
import { Confirm } from "./confirm"
import type { Desk } from "./desk"
import { MotionForm } from "./motion"
import { areAsked, ballotsOf } from "./signals"

export type Of = { desk: Desk; team: number | null }

type Asking = { title: string; words: string; yes: string; act: () => void }

export function Ballots({ desk, team, kind }: Of & { kind: BallotKind }) {
  const [asking, ask] = useState<Asking | null>(null)
  const [choosing, choose] = useState(false)
  const [undoing, undo] = useState(false)
  const ballots = ballotsOf(desk.store, team, kind, ABOUT[kind][0])
  const [open, closed, drafts] = (["open", "closed", "draft"] as const).map((status) => ballots.filter((ballot) => ballot.status === status))
  const running = [...open!, ...closed!]
  const name = term(`ballot.${kind}`)
  const asked = areAsked(desk.teams.filter(({ id }) => team === null || team === id), running)
  const why = useId()
  const begin = (): void => (kind === "motion" ? choose(true) : void desk.link.send("ballot.open", { kind, team }))
  const close: Asking = {
    title: t("Close the vote?" /* Title of a question */),
    words: t("It is counted for good; nobody can vote after that." /* Before a vote is closed */),
    yes: t("Close and count" /* Button: ends a vote */),
    act: () => void desk.link.send("ballots.close", { kind, team }),
  }
  const publish: Asking = {
    title: t("Publish the result?" /* Title of a question */),
    words: t("Each team sees its own result. What was shown cannot be taken back." /* Before a result is published */),
    yes: t("Publish" /* Button: shows the result of a vote */),
    act: () => void desk.link.send("ballots.publish", { kind, team }),
  }
  return (
    <fieldset class="controls">
      <legend>{name}</legend>
      <button type="button" class="button" aria-disabled={asked} aria-describedby={asked ? why : undefined} onClick={() => asked || begin()}>
        {t("Open the vote" /* Button: people can vote from now on */)}
      </button>
      <button type="button" class="button" aria-disabled={!open!.length} onClick={() => open!.length && ask(close)}>
        {tn("Close %(n)s open vote", "Close %(n)s open votes" /* Button; so many teams are voting */, open!.length)}
      </button>
      <button type="button" class="button" aria-disabled={!closed!.length || open!.length > 0} onClick={() => closed!.length && !open!.length && ask(publish)}>
        {tn("Publish %(n)s result", "Publish %(n)s results" /* Button; so many results wait to be shown */, closed!.length)}
      </button>
      {running.length > 0 && (
        <button type="button" class="button quiet" onClick={() => undo(true)}>
          {tn("Take %(n)s vote back", "Take %(n)s votes back" /* Button; so many votes that are not published count for nothing */, running.length)}
        </button>
      )}
      {asked && (
        <p class="quiet" id={why}>
          {t("To ask again, publish the result or take the vote back." /* Why a vote cannot be opened: each team is asked already */)}
        </p>
      )}
      <Standing desk={desk} ballots={running} />
      {drafts!.map((draft) => (
        <Lacking key={draft.id} desk={desk} draft={draft} />
      ))}
      {asking && (
        <Confirm title={asking.title} yes={asking.yes} act={asking.act} close={() => ask(null)}>
          <p>{asking.words}</p>
        </Confirm>
      )}
      {undoing && <TakeBack desk={desk} ballots={running} close={() => undo(false)} />}
      {choosing && <MotionForm desk={desk} team={team} close={() => choose(false)} />}
    </fieldset>
  )
}

/** A vote that was opened too early: once somebody has voted, they are owed a reason. */
export function TakeBack({ desk, ballots, close }: { desk: Desk; ballots: BallotSeen[]; close: () => void }) {
  const [reason, tell] = useState("")
  const owed = ballots.some(({ cast }) => cast > 0)
  const act = (): void => ballots.forEach(({ id }) => void desk.link.send("ballot.discard", { ballot: id, reason }))
  const yes = t("Take it back for good" /* Button: a vote counts for nothing */)
  return (
    <Confirm title={t("Take the vote back?" /* Title of a question */)} yes={yes} danger may={!owed || reason.trim() !== ""} act={act} close={close}>
      <p>{t("What was voted counts for nothing, and cannot be counted later. You can ask again." /* Before a vote is taken back */)}</p>
      <div class="field">
        <label for="discard-reason">{owed ? t("Why? Some have voted already." /* Label of the reason for which a vote is taken back */) : t("Why? You may leave this empty." /* Label of the reason for which a vote is taken back */)}</label>
        <textarea id="discard-reason" rows={2} value={reason} onInput={({ currentTarget }) => tell(currentTarget.value)} />
      </div>
    </Confirm>
  )
}

/** How far each vote is: a count, never a direction. */
function Standing({ desk, ballots }: { desk: Desk; ballots: BallotSeen[] }) {
  const words = ballots.map(({ team, cast, entitled }) =>
    t("%(team)s %(cast)s of %(of)s" /* Votes given in a team, by its two letters, of those entitled */, { team: countryIn(desk, team), cast, of: entitled }),
  )
  return words.length ? <p class="quiet number">{words.join(" · ")}</p> : null
}

const countryIn = (desk: Desk, team: number | null): string => one(desk.store, "team", team)?.country ?? ""

function Lacking({ desk, draft }: { desk: Desk; draft: BallotSeen }) {
  if (!draft.lacking) return null
  return (
    <p class="quiet">
      {countryIn(desk, draft.team)}: {term(`lacking.${draft.lacking}`)}
    </p>
  )
}
