// What stands on the wall, from the screen that the server composed. The console's preview draws the same.
import { Timer } from "../core/parts"
import { promptOf } from "../core/room"
import { Sign } from "../core/signs"
import { all, clockOf, one, type Store } from "../core/store"
import { countryName, t, term, tn } from "../core/words"
import { stepName } from "../steering/names"
import { Silence } from "../steering/silence"
import type { CeremonyShow, Count, DraftShow, ItemShown, ScreenSeen, Share, SixShow } from "../types.gen"
import { Verdict } from "./verdict"

export type Wall = { store: Store; screen: ScreenSeen; now: () => number; small?: boolean | undefined }

/** The wall, whole; `small` leaves out what the console shows already. */
export function Picture({ store, screen, now, small }: Wall) {
  const { shows } = screen
  if (shows.type === "blank") return <div class="wall" data-show="blank" />
  return (
    <div class="wall" data-show={screen.what}>
      {shows.type !== "ceremony" && <Head store={store} screen={screen} now={now} small={small} />}
      <Body store={store} screen={screen} now={now} />
      {!small && <Foot store={store} screen={screen} />}
    </div>
  )
}

const countryOf = (store: Store, team: number): string => one(store, "team", team)?.country ?? "–"

function Head({ store, screen, now, small }: Wall) {
  const clock = clockOf(store, null)
  const step = one(store, "step", clock?.step)
  const country = screen.team === null ? undefined : countryOf(store, screen.team)
  return (
    <header class="wall-head">
      <h1 lang={votedOn(screen) ? "" : undefined}>{[country && countryName(country), votedOn(screen) || (country ? term(`what.${screen.what}`) : titleOf(screen, step && stepName(step)))].filter(Boolean).join(" · ")}</h1>
      {screen.what === "step" && <Silence step={step} />}
      <Timer clock={clock} now={now} mute={small} />
    </header>
  )
}

/** What was asked in the vote whose result is shown. */
const votedOn = ({ shows }: ScreenSeen): string => (shows.type === "result" ? shows.ballot.title : shows.type === "votes" ? (shows.title ?? "") : "")

const titleOf = (screen: ScreenSeen, step: string | undefined): string =>
  screen.what === "step" ? (step ?? "") : screen.what === "join" ? t("Join" /* Title on the wall above the workshop's code */) : term(`what.${screen.what}`)

function Body({ store, screen }: Wall) {
  const { shows } = screen
  switch (shows.type) {
    case "step":
      return <Question store={store} teams={shows.teams} />
    case "counts":
      return <Counts store={store} teams={shows.teams} />
    case "board":
      return <Board count={shows.count} groups={shows.groups} />
    case "votes":
      return <Votes store={store} teams={shows.teams} />
    case "result":
      return <Verdict ballot={shows.ballot} by={shows.cut} />
    case "draft":
      return <Draft draft={shows} />
    case "six":
      return <Six store={store} six={shows} />
    case "ceremony":
      return <Ceremony store={store} told={shows} />
    case "join":
      return <Join code={shows.code} address={shows.address} />
    case "blank":
      return null
  }
}

function Question({ store, teams }: { store: Store; teams: Share[] }) {
  const step = one(store, "step", clockOf(store, null)?.step)
  return (
    <>
      <p class="wall-prompt">{step && promptOf(step)}</p>
      <ul class="wall-countries">
        {teams.map((share) => (
          <li key={share.team} data-country={countryOf(store, share.team)}>
            <Sign country={countryOf(store, share.team)} />
            <b>{countryName(countryOf(store, share.team))}</b>
            <Dots share={share} />
            <span class="wall-words">{t("%(n)s of %(of)s ready" /* People of a team who are ready with the step */, { n: share.done, of: share.of })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A dot for each person; filled for each who is done. Which is whose, it does not say. */
function Dots({ share }: { share: Share }) {
  return (
    <span class="ready-dots" aria-hidden="true">
      {Array.from({ length: share.of }, (_, place) => (
        <i key={place} data-on={place < share.done ? "" : undefined} />
      ))}
    </span>
  )
}

function Counts({ store, teams }: { store: Store; teams: Count[] }) {
  return (
    <div class="wall-board">
      {teams.map(({ team, ideas, clusters }) => (
        <div key={team} data-country={countryOf(store, team)}>
          <Sign country={countryOf(store, team)} />
          <b>{clusters || ideas}</b>
          <span>
            {clusters
              ? tn("group", "groups" /* After a big number: named groups of ideas */, clusters)
              : tn("idea", "ideas" /* After a big number: how many ideas a team has */, ideas)}
          </span>
        </div>
      ))}
    </div>
  )
}

function Board({ count, groups }: { count: Count; groups: { name: string; ideas: string[] }[] }) {
  if (!count.revealed) {
    return (
      <p class="wall-prompt">
        {tn("%(n)s idea, shown at the reveal", "%(n)s ideas, shown at the reveal" /* On the wall: ideas that are still hidden */, count.ideas)}
      </p>
    )
  }
  return (
    <div class="wall-groups">
      {groups.map(({ name, ideas }, place) => (
        <section key={place}>
          <h2>{name || t("in no group yet" /* Heading of ideas that were not grouped */)}</h2>
          <ul>
            {ideas.map((words, at) => (
              <li key={at}>{words}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Votes({ store, teams }: { store: Store; teams: Share[] }) {
  if (!teams.length) return <p class="wall-prompt">{t("No vote is open yet." /* On the wall */)}</p>
  return (
    <div class="wall-board">
      {teams.map((share) => (
        <div key={share.team} data-country={share.team ? countryOf(store, share.team) : undefined}>
          {share.team > 0 && <Sign country={countryOf(store, share.team)} />}
          <b>{share.done}</b>
          <span>{t("of %(of)s have voted" /* After a big number: votes given; %(of)s is how many may vote */, { of: share.of })}</span>
        </div>
      ))}
    </div>
  )
}

const ROOM = 4 // items that fit on the wall together with their actions

function Items({ items }: { items: ItemShown[] }) {
  return (
    <ol class="wall-items">
      {items.map((item) => (
        <li key={item.number}>
          <h2>{item.title || item.outcome}</h2>
          {item.action && items.length <= ROOM && (
            <p>
              {item.action} <span class="quiet">{[item.lead, item.date].filter(Boolean).join(", ")}</span>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function Draft({ draft }: { draft: DraftShow }) {
  return (
    <div class="wall-draft">
      <p class="ceremony-title">{draft.title}</p>
      {draft.items.length ? <Items items={draft.items} /> : <p class="quiet">{t("Nothing is written yet." /* On the wall: an empty draft */)}</p>}
    </div>
  )
}

function Six({ store, six }: { store: Store; six: SixShow }) {
  return (
    <div class="wall-six">
      {six.teams.map(({ team, state, title }) => (
        <article key={team} data-country={countryOf(store, team)}>
          <Sign country={countryOf(store, team)} size="large" />
          <h2>{title || countryName(countryOf(store, team))}</h2>
          <p class="quiet">{term(`agenda.${state}`)}</p>
        </article>
      ))}
    </div>
  )
}

/** One team declares: its title, what it will do, how it was adopted, and at the end the seal. */
function Ceremony({ store, told }: { store: Store; told: CeremonyShow }) {
  const country = countryOf(store, told.team)
  return (
    <article class="ceremony" data-country={country}>
      <Sign country={country} size="large" />
      <h1 class="ceremony-title">{told.title || countryName(country)}</h1>
      <p class="ceremony-text">{told.items.map(({ number, title, outcome }) => `${number}. ${title || outcome}`).join(" · ")}</p>
      {told.adopted_by && <Verdict ballot={told.adopted_by} brief />}
      {told.seal ? (
        <footer class="seal" data-reveal>
          <div>
            <b>{t("Sealed" /* On the wall: a declaration that can no longer change */)}</b> <code class="hash">{inFours(told.seal)}</code>
          </div>
        </footer>
      ) : (
        <p class="quiet">{t("is about to declare" /* On the wall under the title of a team's agenda, before its declaration */)}</p>
      )}
    </article>
  )
}

const inFours = (hash: string): string => hash.slice(0, 32).replace(/(.{4})(?=.)/g, "$1 ")

function Join({ code, address }: { code: string; address: string }) {
  return (
    <div class="wall-join">
      <img src={`/join/qr.svg?code=${code}`} alt={t("Code for phones: opens the page for joining" /* Description of a QR code */)} width="400" height="400" />
      <div>
        <p>{`${address.replace(/^https?:\/\//, "") || location.host}/join`}</p>
        <p class="code">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
      </div>
    </div>
  )
}

function Foot({ store, screen }: Pick<Wall, "store" | "screen">) {
  const announcement = all(store, "announcement").at(-1)
  const workshop = one(store, "workshop", store.me.workshop)
  if (screen.what === "ceremony" && !announcement) return null
  return (
    <footer class="wall-foot">
      <p role="status">{announcement ? announcement.words : workshop?.title}</p>
      {workshop && !["join", "ceremony"].includes(screen.what) && <b class="code">{`${workshop.code.slice(0, 3)} ${workshop.code.slice(3)}`}</b>}
    </footer>
  )
}

