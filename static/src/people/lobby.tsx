// Before the start: am I right here, do I hear something, can I read it, and how does a vote feel?
import { useState } from "preact/hooks"
import { membersOf, type Room } from "../core/room"
import { Perspective, Shape, Sign } from "../core/signs"
import { chime, soundIsOn, switchSound } from "../core/sound"
import { all, one } from "../core/store"
import { countryName, list, locale, t, term, tn } from "../core/words"
import { NativeName } from "./names"

/** As facilitator/config.py has them; each language has its own name for itself. */
const LANGUAGES = {
  en: "English",
  ko: "한국어",
  ja: "日本語",
  "zh-Hans": "简体中文",
  id: "Bahasa Indonesia",
  ms: "Bahasa Melayu",
  fil: "Filipino",
}

export function Lobby({ room }: { room: Room }) {
  return (
    <div class="stack" data-gap="large">
      <Greeting room={room} />
      <Sound />
      <Language />
      <TestVote />
      <WhoIsHere room={room} />
    </div>
  )
}

function Greeting({ room: { store, me, team } }: { room: Room }) {
  const self = one(store, "person", me.id)
  if (!self) return null
  return (
    <section class="stack" data-gap="small" aria-label={t("You" /* Name of the part of the lobby that says who one is */)}>
      <p class="lead">
        {t("Welcome, %(name)s." /* Greeting in the lobby */, { name: self.name })} <NativeName person={self} />
      </p>
      <p class="row">
        {team && <Sign country={team.country} />}
        <span>{team ? countryName(team.country) : term(`role.${self.role}`)}</span>
        {self.host && <span class="tag">{t("table host" /* Beside a name: keeps the team's table */)}</span>}
        {self.perspectives.map((name) => (
          <Perspective key={name} name={name} />
        ))}
      </p>
      <p class="quiet">{t("Is this not you, or not your team? Call for help below." /* In the lobby, below one's name and team */)}</p>
    </section>
  )
}

function Sound() {
  const [on, setOn] = useState(soundIsOn)
  const [played, setPlayed] = useState(false)
  const toggle = (): void => {
    switchSound(!on)
    setOn(!on)
  }
  const play = (): void => {
    chime()
    setPlayed(true)
  }
  return (
    <section class="section stack" data-gap="small" aria-labelledby="sound-heading">
      <h2 id="sound-heading">{t("Sound" /* Heading in the lobby */)}</h2>
      <p>{t("A soft sound tells you when a step ends." /* In the lobby, about the sound */)}</p>
      <p class="row">
        <button type="button" class="button" aria-disabled={!on} onClick={() => on && play()}>
          {t("Play the sound" /* Button: a test of the sound */)}
        </button>
        <button type="button" class="button" aria-pressed={on} onClick={toggle}>
          {t("Sound is on" /* Toggle: pressed when the sound at the end of a step is on */)}
        </button>
      </p>
      <p class="quiet" role="status">
        {!on
          ? t("You will see the end of a step, and hear nothing." /* The sound is switched off */)
          : played && t("Did you hear two tones? If not, turn up your device." /* After the test of the sound */)}
      </p>
    </section>
  )
}

function Language() {
  const now = document.documentElement.lang || locale()
  return (
    <section class="section stack" data-gap="small" aria-labelledby="language-heading">
      <h2 id="language-heading">{t("Language" /* Heading in the lobby */)}</h2>
      <p class="row">
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <a key={tag} class="button" href={`?lang=${tag}`} lang={tag} hreflang={tag} aria-current={tag === now || undefined}>
            {tag === now && <Shape name="check" />}
            {name}
          </a>
        ))}
      </p>
    </section>
  )
}

/** A vote that leaves this device in no way. */
function TestVote() {
  const [chosen, choose] = useState<"yes" | "no" | null>(null)
  const words = {
    yes: t("Yes, please" /* An answer in the test vote of the lobby */),
    no: t("No, thank you" /* An answer in the test vote of the lobby */),
  }
  return (
    <fieldset class="choices">
      <legend>{t("A test vote: have you had breakfast?" /* Question of the test vote in the lobby; may be replaced by another harmless one */)}</legend>
      {(["yes", "no"] as const).map((answer) => (
        <label key={answer} class="choice">
          <input type="radio" name="test-vote" checked={chosen === answer} onChange={() => choose(answer)} />
          <span>{words[answer]}</span>
        </label>
      ))}
      <p class="quiet" role="status">
        {chosen
          ? t("You chose “%(answer)s”. A test, not counted." /* After a choice in the test vote */, { answer: words[chosen] })
          : t("A test, not counted." /* Below the test vote of the lobby */)}
      </p>
    </fieldset>
  )
}

function WhoIsHere({ room: { store } }: { room: Room }) {
  const teams = all(store, "team")
  const count = all(store, "person").filter(({ role }) => role === "participant").length
  return (
    <details class="section">
      <summary>
        {tn("Who takes part: %(n)s person", "Who takes part: %(n)s people" /* Opens a list of all participants by team */, count)}
      </summary>
      <ul class="people">
        {teams.map((team) => (
          <li key={team.id} class="person">
            <Sign country={team.country} size="small" /> <b>{countryName(team.country)}</b>{" "}
            <span lang="und">{list(membersOf(store, team.id).map(({ name }) => name))}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
