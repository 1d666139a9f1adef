// The panels below the tiles that need little: the queue of calls, the line to all, the log.
import { useEffect, useState } from "preact/hooks"
import { useKept } from "../core/kept"
import { useNow } from "../core/parts"
import { Sign } from "../core/signs"
import { all, one } from "../core/store"
import { t, term, timeOfDay } from "../core/words"
import { SoundSwitch } from "../steering/plan"
import type { AnnouncementSeen } from "../types.gen"
import type { Desk } from "./desk"
import { Call } from "./tiles"
import { WorkControls } from "./work"

export function StepPanel({ desk }: { desk: Desk }) {
  return (
    <>
      <WorkControls desk={desk} team={null} kind={desk.step?.kind} />
      <SoundSwitch />
    </>
  )
}

/** Every call for help, the oldest first. */
export function HelpPanel({ desk }: { desk: Desk }) {
  const now = useNow(desk.now)
  const calls = all(desk.store, "help").filter(({ answered }) => !answered)
  if (!calls.length) return <p class="empty">{t("Nobody calls for help. A call appears here and on the team's tile." /* Empty queue */)}</p>
  return (
    <ol class="queue">
      {[...calls]
        .sort((a, b) => a.at - b.at)
        .map((call) => (
          <li key={call.id}>
            <Sign country={one(desk.store, "team", call.team)?.country ?? "–"} />
            <Call desk={desk} call={call} now={Math.max(now, desk.now())} />
          </li>
        ))}
    </ol>
  )
}

const LONGEST = 300 // signs in a line to all

export function AnnouncePanel({ desk }: { desk: Desk }) {
  const [words, keep] = useKept(`announce-${desk.store.me.id}`)
  const current = all(desk.store, "announcement").at(-1)
  const say = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!words.trim()) return
    const answer = desk.link.send("announcement.make", { words })
    keep("")
    if ((await answer).ok) desk.say({ words: t("Everybody sees your line now." /* An announcement was made */) })
  }
  return (
    <>
      {current && <Standing desk={desk} announcement={current} />}
      <form class="composer" onSubmit={say}>
        <div class="field">
          <label for="announce">{t("One line to everybody" /* Label of a field; shown on every screen and the projector */)}</label>
          <textarea id="announce" rows={2} maxLength={LONGEST * 4} value={words} onInput={({ currentTarget }) => keep(currentTarget.value)} />
        </div>
        <div class="composer-foot">
          <button class="button main" aria-disabled={!words.trim()}>
            {t("Say it to everybody" /* Button: makes an announcement */)}
          </button>
        </div>
      </form>
    </>
  )
}

function Standing({ desk, announcement }: { desk: Desk; announcement: AnnouncementSeen }) {
  const { id, words, by } = announcement
  const withdraw = (): void => {
    void desk.link.send("announcement.withdraw", { announcement: id })
    desk.say({ words: t("The line is taken back." /* An announcement was withdrawn */), undo: () => void desk.link.send("announcement.make", { words }) })
  }
  return (
    <p class="announcement">
      <b>{by}</b> {words}{" "}
      <button type="button" class="button quiet" onClick={withdraw}>
        {t("Take it back" /* Button: withdraws an announcement */)}
      </button>
    </p>
  )
}

type Told = { seq: number; at: number; kind: string; by: string; teams: number[] }
type History = { deeds: Told[]; before: number | null }

const CALM = 1500 // ms between two readings of the log while much happens

/** What happened, newest first; read again as events come, and further back on demand. */
export function LogPanel({ desk }: { desk: Desk }) {
  const [newest, setNewest] = useState<History | null>(null)
  const [older, setOlder] = useState<Told[]>([])
  const [before, setBefore] = useState<number | null>(null)
  const heard = Math.max(desk.store.seq, ...Object.values(desk.store.heard))
  useEffect(() => {
    const wait = setTimeout(() => void read(desk.link.seat).then((page) => page && setNewest(page)), newest ? CALM : 0)
    return () => clearTimeout(wait)
  }, [heard])
  const further = older.length ? before : (newest?.before ?? null)
  const more = async (): Promise<void> => {
    const page = await read(desk.link.seat, further)
    if (!page) return
    setOlder([...older, ...page.deeds])
    setBefore(page.before)
  }
  if (!newest) return <p class="waiting">{t("Reading the log." /* Shown while the log is on its way */)}</p>
  const shown = newest.deeds.concat(older.filter(({ seq }) => seq < (newest.deeds.at(-1)?.seq ?? 0)))
  return (
    <>
      <ol class="log" aria-label={t("What happened, newest first" /* Name of the log for screen readers */)}>
        {shown.map((deed) => (
          <Deed key={deed.seq} desk={desk} deed={deed} />
        ))}
      </ol>
      {further !== null && (
        <p class="row">
          <button type="button" class="button" onClick={() => void more()}>
            {t("Earlier" /* Button: shows older lines of the log */)}
          </button>
        </p>
      )}
    </>
  )
}

function Deed({ desk, deed }: { desk: Desk; deed: Told }) {
  return (
    <li>
      <time>{timeOfDay(deed.at)}</time>
      {deed.teams.length < desk.teams.length && deed.teams.map((team) => <Sign key={team} size="small" country={one(desk.store, "team", team)?.country ?? "–"} />)}
      <span>
        {term(`deed.${deed.kind}`)} {deed.by && <small class="quiet">{deed.by}</small>}
      </span>
    </li>
  )
}

async function read(seat: string, before: number | null = null): Promise<History | null> {
  const answer = await fetch(`/api/log${before === null ? "" : `?before=${before}`}`, { headers: { "X-Seat": seat } }).catch(() => null)
  return answer?.ok ? answer.json() : null
}
