// The facilitators' console: one head, six tiles, and one panel at a time below them.
import { useState } from "preact/hooks"
import { type Desk, deskOf, type Toast } from "./console/desk"
import { DraftsPanel } from "./console/drafts"
import { ConsoleHead } from "./console/head"
import { BoardPanel } from "./console/moderation"
import { useMovements } from "./console/movement"
import { AnnouncePanel, HelpPanel, LogPanel, StepPanel } from "./console/panels"
import { ProjectorPanel } from "./console/projectors"
import { StepsPanel } from "./console/steps"
import { Tiles } from "./console/tiles"
import { VotesPanel } from "./console/votes"
import type { Link } from "./core/link"
import { live, OfflineBar, Refusals, TurnedAway } from "./core/parts"
import { roomOf } from "./core/room"
import { all } from "./core/store"
import { Tabs } from "./core/tabs"
import { t } from "./core/words"
import { Mentions } from "./drafting/mentions"
import { PeoplePanel } from "./people/panel"

type Panel = (props: { desk: Desk }) => preact.JSX.Element | null

const PANELS = {
  step: StepPanel,
  votes: VotesPanel,
  help: HelpPanel,
  announce: AnnouncePanel,
  log: LogPanel,
  projector: ProjectorPanel,
  people: ({ desk }) => <PeoplePanel room={roomOf(desk.link)} />,
  steps: StepsPanel,
  board: BoardPanel,
  drafts: DraftsPanel,
} satisfies Record<string, Panel>

type PanelName = keyof typeof PANELS
const NAMES = Object.keys(PANELS) as PanelName[]

const panelTitle = (name: PanelName): string =>
  ({
    step: t("This step" /* Tab of the console: the controls of the present step */),
    votes: t("Votes" /* Tab of the console: every vote of the workshop */),
    help: t("Help" /* Tab of the console: the calls for help */),
    announce: t("Announce" /* Tab of the console: one line to everybody */),
    log: t("Log" /* Tab of the console: what happened */),
    projector: t("Projector" /* Tab of the console: what the wall shows */),
    people: t("People" /* Tab of the console: the roster */),
    steps: t("Steps" /* Tab of the console: the plan of the day, to be changed */),
    board: t("Moderate" /* Tab of the console: ideas and comments that may have to be hidden */),
    drafts: t("Drafts" /* Tab of the console: the teams' drafts, to read and comment on */),
  })[name]

function ConsolePage({ link }: { link: Link }) {
  const [toast, setToast] = useState<Toast | null>(null)
  const say = (said: Toast): void => setToast({ ...said, from: document.activeElement })
  const moved = useMovements(link)
  if (link.closed) return <TurnedAway code={link.closed} />
  const desk = deskOf(link, moved, say)
  return (
    <main class="console" id="main" tabIndex={-1}>
      <ConsoleHead desk={desk} />
      <OfflineBar link={link} />
      <Refusals link={link} />
      <Tiles desk={desk} />
      <Lower desk={desk} />
      <Said toast={toast} close={() => setToast(null)} />
    </main>
  )
}

function Lower({ desk }: { desk: Desk }) {
  const [name, open] = useState<PanelName>("step")
  const Panel: Panel = PANELS[name]
  const label = t("Panels" /* Name of the lower part of the console for screen readers */)
  const help = all(desk.store, "help").filter(({ claimed_by }) => !claimed_by).length
  const waiting = { help, people: all(desk.store, "join_request").length }
  return (
    <section class="console-lower" aria-label={label}>
      <Mentions room={roomOf(desk.link)} open={() => open("board")} />
      <Tabs names={NAMES} chosen={name} open={open} title={panelTitle} label={label} waiting={waiting} />
      <div class="console-panel" role="tabpanel" id="panel" aria-labelledby={`tab-${name}`}>
        <Panel desk={desk} />
      </div>
    </section>
  )
}

/** What was just done, in the one live region, with its undo as long as it stands; then the focus goes back. */
function Said({ toast, close }: { toast: Toast | null; close: () => void }) {
  const putAway = (): void => {
    const back = toast?.from?.isConnected ? toast.from : document.getElementById("main")
    if (back instanceof HTMLElement) back.focus()
    close()
  }
  const undo = (): void => {
    toast?.undo?.()
    putAway()
  }
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toast && (
        <p class="toast">
          {toast.words}{" "}
          {toast.undo && (
            <button type="button" class="button quiet" onClick={undo}>
              {t("Undo" /* Button: takes back what was just done */)}
            </button>
          )}
          <button type="button" class="button quiet" onClick={putAway}>
            {t("Put away" /* Button: closes the notice about something that was not accepted */)}
          </button>
        </p>
      )}
    </div>
  )
}

live("console", ConsolePage)
