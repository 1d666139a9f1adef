// Consent and motion: what a person says to the frozen text.
import type { Room } from "../core/room"
import { Shape } from "../core/signs"
import { one } from "../core/store"
import { t, term } from "../core/words"
import { graphemes } from "../ideas/typing"
import type { BallotSeen, Consent, Vote } from "../types.gen"
import { Done } from "./rating"
import { Head, Refused, Secrecy, usePaper, useVoting, Voted, type Voting, Waits } from "./voting"

const CONSENTS: Consent[] = ["support", "reservation", "stand_aside", "object"]
const VOTES: Vote[] = ["yes", "no", "abstain"]
const SHAPES: Record<Vote, string> = { yes: "support", no: "object", abstain: "stand_aside" }
const LONGEST = 500 // graphemes of a reason

interface Said {
  choice: Consent | null
  words: string
}

const needsWords = (choice: Consent | null): boolean => choice === "reservation" || choice === "object"

export function ConsentBallot({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const voting = useVoting(room, ballot)
  const seat = one(room.store, "seat", ballot.id)
  const before: Said = { choice: seat?.choice ?? null, words: seat?.words ?? "" }
  const isChanged = ({ choice, words }: Said): boolean =>
    choice !== before.choice || (needsWords(choice) && words.trim() !== before.words)
  const [said, keep] = usePaper<Said>(room, ballot, before, (said) => !!seat?.voted && !isChanged(said))
  const open = ballot.status === "open" && !!seat
  const changed = isChanged(said)
  const send = (event: Event): void => {
    event.preventDefault()
    const wrong = faultIn(said)
    if (wrong) return voting.refuse(wrong)
    if (changed) voting.send({ kind: "consent", choice: said.choice!, words: needsWords(said.choice) ? said.words : "" })
  }
  if (!open) return <Done room={room} ballot={ballot} voted={voting.voted} />
  return (
    <form class="ballot" onSubmit={send} aria-labelledby={`ballot-${ballot.id}`}>
      <Head ballot={ballot} />
      {voting.voted && !changed && <Voted room={room} ballot={ballot} />}
      <fieldset class="consent">
        <legend>{t("Can you stand behind this text?" /* Question above the four choices of a consent */)}</legend>
        {CONSENTS.map((choice) => (
          <label key={choice} class="consent-choice" data-choice={choice}>
            <input type="radio" name={`consent-${ballot.id}`} checked={said.choice === choice} onChange={() => keep({ ...said, choice })} />
            <Shape name={choice} />
            <b>{term(`consent.${choice}`)}</b>
            <span>{term(`consent.${choice}.means`)}</span>
          </label>
        ))}
      </fieldset>
      {needsWords(said.choice) && <Reason ballot={ballot} said={said} keep={keep} />}
      <Secrecy ballot={ballot} />
      <Refused voting={voting} />
      <SendConsent voting={voting} ready={changed && !!said.choice} />
    </form>
  )
}

function faultIn({ choice, words }: Said): string {
  if (!choice) return t("Please choose one of the four first." /* Nothing was chosen in a consent */)
  if (needsWords(choice) && !words.trim()) return t("Please say why, so that the others can answer." /* A reason is needed for a reservation or an objection */)
  return ""
}

function Reason({ ballot, said, keep }: { ballot: BallotSeen; said: Said; keep: (said: Said) => void }) {
  const id = `reason-${ballot.id}`
  const left = LONGEST - graphemes(said.words)
  return (
    <div class="field" data-state={left < 0 ? "wrong" : undefined}>
      <label for={id}>
        {said.choice === "object"
          ? t("What must change?" /* Label of the reason of an objection */)
          : t("Your reservation, as it will be published" /* Label of the words of a reservation */)}
      </label>
      <textarea id={id} rows={4} value={said.words} aria-describedby={`${id}-count`} onInput={({ currentTarget }) => keep({ ...said, words: currentTarget.value })} />
      <p class="hint number" id={`${id}-count`}>
        {t("%(left)s signs left" /* How many more signs fit into a field */, { left })}
      </p>
    </div>
  )
}

function SendConsent({ voting, ready }: { voting: Voting; ready: boolean }) {
  const words = voting.sending
    ? t("Your vote is on its way" /* Button: the vote was pressed, and waits for the network */)
    : voting.voted
      ? t("Change my vote" /* Button under a vote that can be changed as long as it is open */)
      : t("Send my vote" /* Button under a vote */)
  return (
    <button class="button main" aria-disabled={voting.sending || !ready}>
      {words}
    </button>
  )
}

export function MotionBallot({ room, ballot }: { room: Room; ballot: BallotSeen }) {
  const voting = useVoting(room, ballot)
  const [said, keep] = usePaper<{ choice: Vote | null }>(room, ballot, { choice: null }, () => voting.voted)
  const send = (event: Event): void => {
    event.preventDefault()
    if (!said.choice) return voting.refuse(t("Please choose yes, no or abstain first." /* Nothing was chosen in a vote */))
    voting.send({ kind: "motion", choice: said.choice })
  }
  if (voting.voted || ballot.status !== "open") return <Done room={room} ballot={ballot} voted={voting.voted} />
  if (!one(room.store, "seat", ballot.id)) return <Waits ballot={ballot} />
  return (
    <form class="ballot" onSubmit={send} aria-labelledby={`ballot-${ballot.id}`}>
      <Head ballot={ballot} />
      <Secrecy ballot={ballot} />
      <fieldset class="motion">
        <legend>{t("Do you adopt this text?" /* Question above yes, no and abstain */)}</legend>
        {VOTES.map((choice) => (
          <label key={choice} class="consent-choice" data-choice={choice}>
            <input type="radio" name={`motion-${ballot.id}`} checked={said.choice === choice} onChange={() => keep({ choice })} />
            <Shape name={SHAPES[choice]} />
            <b>{term(`vote.${choice}`)}</b>
          </label>
        ))}
      </fieldset>
      <Refused voting={voting} />
      <button class="button main" aria-disabled={voting.sending || !said.choice}>
        {voting.sending
          ? t("Your vote is on its way" /* Button: the vote was pressed, and waits for the network */)
          : t("Send my vote: a secret vote cannot be changed" /* Button */)}
      </button>
    </form>
  )
}
