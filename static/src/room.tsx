// The participant's room: where are we, what do I do now, what has my team.
import { useEffect, useState } from "preact/hooks"
import { Begun } from "./begun"
import type { Link } from "./core/link"
import { Announcements, Badge, live, OfflineBar, Refusals, Timer, TurnedAway } from "./core/parts"
import { useCaret } from "./core/kept"
import { fetchParts, later, type Part } from "./core/later"
import { promptOf, type Room, roomOf, titleOf } from "./core/room"
import { Lens, Sign } from "./core/signs"
import { all, one, ownStep } from "./core/store"
import { Tabs } from "./core/tabs"
import { t } from "./core/words"
import { Mentions } from "./drafting/mentions"
import { hasUnsent } from "./drafting/text/unsent"
import { Evidence } from "./evidence/evidence"
import { Board, IdeasStep, PerspectivesStep } from "./ideas/steps"
import { Actions, Lobby, Team } from "./people/team"
import { DayPlan } from "./steering/plan"
import { Silence } from "./steering/silence"
import type { Kind } from "./types.gen"

const fetched = (name: keyof typeof import("./fetched")): Part => later(async () => (await import("./fetched"))[name])
const DraftStep = fetched("DraftStep")
const OtherBallots = fetched("OtherBallots")
const UnsentText = fetched("UnsentText")

const STEPS: Record<Kind, Part> = {
  lobby: Lobby,
  recap: Evidence,
  ideas: IdeasStep,
  perspectives: PerspectivesStep,
  break: () => null,
  cluster: fetched("ClusterStep"),
  prioritise: fetched("PrioritiseStep"),
  draft: DraftStep,
  peer: fetched("PeerStep"),
  adopt: fetched("AdoptStep"),
  declare: fetched("DeclareStep"),
  close: fetched("CloseStep"),
}

const TAB_NAMES = ["now", "evidence", "board", "draft", "day"] as const
type TabName = (typeof TAB_NAMES)[number]
const TABS: Record<Exclude<TabName, "now">, Part> = { evidence: Evidence, board: Board, draft: DraftStep, day: DayPlan }

const tabTitle = (tab: TabName): string =>
  ({
    now: t("Now" /* Tab: what the present step asks for */),
    evidence: t("Evidence" /* Tab: the cards with facts about the country */),
    board: t("Board" /* Tab: the team's ideas and groups */),
    draft: t("Draft" /* Tab: the team's agenda as it is written */),
    day: t("Day" /* Tab: the plan of the day with its times */),
  })[tab]

function RoomPage({ link }: { link: Link }) {
  const own = ownStep(link.store)
  const [standing, stand] = useState(own)
  const [tab, open] = useState<TabName>("now")
  const caret = useCaret()
  useEffect(() => {
    if (link.hasUnsent || standing === own) return // nobody is moved away from words that are not sent
    stand(own)
    open("now")
  }, [own, link.hasUnsent])
  if (link.closed) return <TurnedAway code={link.closed} />
  const room = roomOf(link, standing)
  const Now = room.step ? STEPS[room.step.kind] : Lobby
  return (
    <div class="room" data-country={room.team?.country} data-step={room.step?.kind}>
      <Bar room={room} />
      <OfflineBar link={link} />
      <Announcements link={link} />
      <nav aria-label={t("Views" /* Name of the row of tabs: Now, Evidence, Board, Draft, Day */)}>
        <Tabs names={TAB_NAMES} chosen={tab} open={open} title={tabTitle} />
      </nav>
      <main class="room-main" id="main">
        <Refusals link={link} />
        <Mentions room={room} open={({ team }) => open(team === room.me.team || !room.team ? "draft" : "now")} />
        {room.team && hasUnsent(room.me.id, room.team.id) && <UnsentText room={room} />}
        {standing === own && <Begun room={room} />}
        {standing !== own && <Moved room={room} go={() => (stand(own), open("now"))} />}
        <div role="tabpanel" id="panel" aria-labelledby={`tab-${tab}`} class="stack" data-gap="large" {...caret}>
          {tab === "now" ? <NowPanel room={room} Now={Now} /> : <Panel room={room} tab={tab} />}
        </div>
      </main>
      <Team room={room} />
      <Actions room={room} />
    </div>
  )
}

function Bar({ room }: { room: Room }) {
  const title = room.step ? titleOf(room.step) : ""
  useEffect(() => void (document.title = title), [title])
  return (
    <header class="bar">
      {room.team && <Sign country={room.team.country} />}
      <span class="bar-title">{title}</span>
      <Timer clock={room.clock} now={room.now} />
      <Badge link={room.link} />
    </header>
  )
}

function NowPanel({ room, Now }: { room: Room; Now: Part }) {
  return (
    <>
      <div class="stack" data-gap="small">
        <h1 class="question">{room.step && promptOf(room.step)}</h1>
        {room.step?.lens && <Lens name={room.step.lens} />}
        <Silence step={room.step} />
      </div>
      {all(room.store, "ballot").some(({ opened_at, status }) => opened_at !== null && status !== "discarded") && <OtherBallots room={room} />}
      <Now room={room} />
    </>
  )
}

function Panel({ room, tab }: { room: Room; tab: Exclude<TabName, "now"> }) {
  const Part = TABS[tab]
  return (
    <>
      <h1>{tabTitle(tab)}</h1>
      <Part room={room} />
    </>
  )
}

function Moved({ room, go }: { room: Room; go: () => void }) {
  const next = one(room.store, "step", ownStep(room.store))
  if (!next) return null
  const step = titleOf(next)
  return (
    <p class="moved" role="status">
      {t("Your team moved on to %(step)s. Finish your words, then go." /* %(step)s is the title of a step of the day */, { step })}{" "}
      <button type="button" class="button" onClick={go}>
        {t("Go to %(step)s" /* Button; %(step)s is the title of a step of the day */, { step })}
      </button>
    </p>
  )
}

live("room", RoomPage)
void fetchParts()
