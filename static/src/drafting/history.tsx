// The history of a draft: a slider through its moments, the versions that were kept, what is different between two.
import type { ComponentChildren } from "preact"
import { useState } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import { t } from "../core/words"
import type { DraftThen, Moment } from "../types.gen"
import { Difference } from "./compared"
import { nearest } from "./text/moments"
import { momentName, useMoments, useTold, versionName, versionsOf } from "./past"
import type { At } from "./frame"
import { fieldsAt } from "./parts"
import { Then } from "./then"

interface Props {
  room: Room
  team: number
  /** What a field of this page says now, letter by letter; only in a page that writes in the draft. */
  typed?: ((field: string) => string | null) | undefined
}

/** The button that opens the history of a team's draft, and the history below it. */
export function History(props: Props) {
  const [isOpen, open] = useState(false)
  const id = `history-${props.team}`
  return (
    <div class="history">
      <button type="button" class="button small" aria-expanded={isOpen} aria-controls={id} onClick={() => open(!isOpen)}>
        {t("History" /* Button: opens how a draft came about */)}
      </button>
      <section class="stack" id={id} hidden={!isOpen} aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{t("History of the draft" /* Heading of the part that shows how a draft came about */)}</h2>
        {isOpen && <Opened {...props} />}
      </section>
    </div>
  )
}

function Opened(props: Props) {
  const [chosen, choose] = useState<number | null>(null) // the place of a moment; null follows the newest
  const moments = useMoments(props.room, props.team, chosen)
  if (!moments) return <p class="waiting">{t("One moment: this part is on its way." /* While a part of the page is being fetched */)}</p>
  if (!moments.length) return <p class="empty">{t("Nothing has been written yet. Every change will stand here." /* In place of the history of a draft */)}</p>
  return <Moments {...props} moments={moments} chosen={chosen} choose={choose} />
}

function Moments(props: Props & { moments: Moment[]; chosen: number | null; choose: (place: number | null) => void }) {
  const { room, team, moments, chosen, choose } = props
  const [base, compare] = useState<number | null>(null)
  const last = moments.at(-1)!.place
  const place = Math.min(chosen ?? last, last)
  const go = (to: number): void => choose(to >= last ? null : to)
  const shown = nearest(moments, place)
  return (
    <div class="stack">
      <Slider id={`moment-${team}`} shown={shown} place={place} last={last} go={go} />
      <Versions {...props} shown={shown.seq} go={go} />
      <CompareWith {...props} shown={shown} base={base} compare={compare} />
      {base === null ? (
        <AsItWas {...props} moment={shown} isNewest={shown.place === last} />
      ) : (
        <Between {...props} ends={[base, shown.seq]} />
      )}
      <Files room={room} team={team} seq={shown.seq} />
    </div>
  )
}

/** What came and what went between two moments, be the one that was chosen to compare with the later one. */
function Between({ room, team, moments, ends }: Props & { moments: Moment[]; ends: number[] }) {
  const [before, after] = [Math.min(...ends), Math.max(...ends)]
  const [from, to] = [before, after].map((end) => moments.find(({ seq }) => seq === end))
  const heading = from && to && t("From %(from)s to %(to)s" /* Heading of a comparison; both are such as 14:05, Min-jun */, { from: momentName(from), to: momentName(to) })
  return (
    <section class="stack then" aria-label={heading}>
      <h3>{heading}</h3>
      <Difference room={room} team={team} before={before} after={after} />
    </section>
  )
}

/** `shown` is the moment at a place or, as long as that is on its way, one before it. */
function Slider({ id, shown, place, last, go }: { id: string; shown: Moment; place: number; last: number; go: (place: number) => void }) {
  const said = momentName(shown)
  const values = { place: shown.place + 1, all: last + 1 }
  return (
    <div class="field">
      <label for={id}>{t("Moment" /* Label of a slider through the changes of a draft */)}</label>
      <div class="slider">
        <button type="button" class="button" aria-disabled={place === 0} onClick={() => go(Math.max(0, place - 1))}>
          <span aria-hidden="true">←</span> <span class="visually-hidden">{t("Earlier" /* Button: the change of a draft before this one */)}</span>
        </button>
        <input id={id} type="range" min={0} max={last} value={place} aria-valuetext={said} onInput={({ currentTarget }) => go(Number(currentTarget.value))} />
        <button type="button" class="button" aria-disabled={place === last} onClick={() => go(Math.min(last, place + 1))}>
          <span aria-hidden="true">→</span> <span class="visually-hidden">{t("Later" /* Button: the change of a draft after this one */)}</span>
        </button>
      </div>
      <p class="hint">
        <b>{said}</b> · {t("change %(place)s of %(all)s" /* Below a slider: which of a draft's changes is shown */, values)}
      </p>
    </div>
  )
}

function Versions({ room, team, moments, shown, go }: Props & { moments: Moment[]; shown: number; go: (place: number) => void }) {
  const versions = versionsOf(room, team)
  const momentOf = (id: number): Moment | undefined => moments.find(({ version }) => version === id)
  return (
    <section class="stack" data-gap="small" aria-labelledby={`versions-${team}`}>
      <h3 id={`versions-${team}`}>{t("Versions" /* Heading above the versions of a draft that were kept */)}</h3>
      {!versions.length && <p class="empty">{t("At the end of each step the draft is kept here." /* In place of the list of versions */)}</p>}
      <ul class="versions">
        {versions.map((version) => (
          <li key={version.id}>
            <button type="button" class="button small" aria-pressed={momentOf(version.id)?.seq === shown} onClick={() => go(momentOf(version.id)?.place ?? Infinity)}>
              {versionName(version)}
            </button>
          </li>
        ))}
      </ul>
      {mayKeep(room, team) && <Keep room={room} team={team} />}
    </section>
  )
}

const mayKeep = (room: Room, team: number): boolean => room.me.role === "facilitator" || (room.may("draft") && room.me.team === team)

function Keep({ room, team }: { room: Room; team: number }) {
  const [name, keep] = useKept(`version-name-${room.me.id}-${team}`)
  const [fault, say] = useState("")
  const id = `version-name-${team}`
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    const answer = await room.link.send("version.keep", { team, name }, true)
    say(answer.ok ? "" : answer.message)
    if (answer.ok) keep("")
  }
  return (
    <form class="field" data-state={fault ? "wrong" : undefined} onSubmit={(event) => void send(event)}>
      <label for={id}>{t("Name of this version" /* Label of a field: what somebody calls the present state of a draft */)}</label>
      <div class="keep">
        <input id={id} type="text" autocomplete="off" value={name} aria-describedby={`${id}-error`} onInput={({ currentTarget }) => keep(currentTarget.value)} />
        <button class="button">{t("Keep this version" /* Button: the draft as it is now can be found again by its name */)}</button>
      </div>
      <p class="error" id={`${id}-error`}>
        {fault}
      </p>
    </form>
  )
}

interface CompareProps extends Props {
  moments: Moment[]
  shown: Moment
  base: number | null
  compare: (seq: number | null) => void
}

/** With what the moment shown is compared: a version, the newest, or a moment that was marked. */
function CompareWith({ room, team, moments, shown, base, compare }: CompareProps) {
  const id = `compare-${team}`
  const newest = moments.at(-1)!
  const versions = versionsOf(room, team).flatMap((version) => moments.filter((moment) => moment.version === version.id).map(({ seq }) => ({ seq, name: versionName(version) })))
  const marked = moments.find(({ seq }) => seq === base && seq !== newest.seq && !versions.some((version) => version.seq === seq))
  return (
    <div class="field">
      <label for={id}>{t("Compare with" /* Label of a list of versions of a draft */)}</label>
      <div class="keep">
        <select id={id} value={base ?? ""} onChange={({ currentTarget }) => compare(Number(currentTarget.value) || null)}>
          <option value="">{t("nothing" /* In a list of versions to compare with */)}</option>
          {marked && <option value={marked.seq}>{t("the moment you marked: %(moment)s" /* In a list of versions to compare with */, { moment: momentName(marked) })}</option>}
          {versions.map(({ seq, name }) => (
            <option key={seq} value={seq}>
              {name}
            </option>
          ))}
          <option value={newest.seq}>{t("the draft as it is now" /* In a list of versions to compare with */)}</option>
        </select>
        <button type="button" class="button" onClick={() => compare(shown.seq)}>
          {t("Mark this moment" /* Button: the moments that are shown next are compared with this one */)}
        </button>
      </div>
    </div>
  )
}

interface Undone {
  spot: At
  field: string
  words: string
}

function AsItWas({ room, team, typed, moment, isNewest }: Props & { moment: Moment; isNewest: boolean }) {
  const { told, waits, failed } = useTold<DraftThen>(room, `${team}/history/${moment.seq}`)
  const [whose, tell] = useState(false)
  const [undone, offer] = useState<Undone | null>(null)
  const [fault, say] = useState("")
  const restore = async (spot: At, field: string): Promise<void> => {
    const { item, action, paragraph } = spot
    const words = typed?.(`${spot.text}.${field}`) ?? fieldsAt(room, spot)?.[field]?.words ?? ""
    const answer = await room.link.send("version.restore", { seq: moment.seq, field, item, action, paragraph }, true)
    say(answer.ok ? "" : answer.message)
    if (answer.ok) offer({ spot, field, words })
  }
  if (failed) return <p class="notice">{t("This did not arrive. It is asked for again when you are connected." /* In place of a part of a draft's history */)}</p>
  if (!told) return <p class="waiting">{t("One moment: this part is on its way." /* While a part of the page is being fetched */)}</p>
  const heading = isNewest ? t("The draft as it is now" /* Heading */) : t("The draft as it was: %(moment)s" /* Heading; %(moment)s is such as 14:05, Min-jun */, { moment: momentName(moment) })
  return (
    <section class="stack then" aria-label={heading} aria-busy={waits}>
      <div class="row" data-justify="between">
        <h3>{heading}</h3>
        <button type="button" class="button small" aria-pressed={whose} onClick={() => tell(!whose)}>
          {t("Who wrote what" /* Button, and name of a text that shows whose each part of it is */)}
        </button>
      </div>
      {fault && (
        <p class="notice" data-tone="caution" role="alert">
          {fault}
        </p>
      )}
      <Then room={room} team={team} draft={told} whose={whose} restore={typed ? (spot, field) => void restore(spot, field) : null} />
      {undone && <UndoOf room={room} undone={undone} done={() => offer(null)} />}
    </section>
  )
}

function UndoOf({ room, undone, done }: { room: Room; undone: Undone; done: () => void }) {
  const { spot, field, words } = undone
  const undo = (): void => {
    const { item, action, paragraph } = spot
    void room.link.send("field.write", { item, action, paragraph, field, words, base: fieldsAt(room, spot)?.[field]?.id ?? null })
    done()
  }
  return (
    <Toast>
      {t("The earlier words are back in the draft." /* After a field was made to say again what it said before */)}{" "}
      <button type="button" class="button quiet" onClick={undo}>
        {t("Undo" /* Button: takes back what was just done */)}
      </button>
      <button type="button" class="button quiet" onClick={done}>
        {t("Put away" /* Button: closes the notice */)}
      </button>
    </Toast>
  )
}

const Toast = ({ children }: { children: ComponentChildren }) => (
  <div class="toasts" role="status" aria-live="polite">
    <p class="toast">{children}</p>
  </div>
)

function Files({ room, team, seq }: { room: Room; team: number; seq: number }) {
  const address = (ending: string): string => `/drafts/${team}/${seq}.${ending}?seat=${room.link.seat}`
  return (
    <p class="row">
      <a class="button small" href={address("html")} download>
        {t("Keep this draft as a page" /* Link: downloads a draft as it was, to read or print */)}
      </a>
      <a class="button small" href={address("json")} download>
        {t("Keep its data (JSON)" /* Link: downloads a draft as it was, for programs */)}
      </a>
    </p>
  )
}
