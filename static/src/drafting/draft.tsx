// A team's agenda as it is written: its head, its items, and whether it is frozen.
import { useEffect, useState } from "preact/hooks"
import type { Room } from "../core/room"
import { Shape, Sign } from "../core/signs"
import { all, one } from "../core/store"
import { countryName, list, t, term, timeOfDay } from "../core/words"
import type { AgendaSeen, ItemSeen, TeamSeen } from "../types.gen"
import { AmendmentsOf } from "./amendmentlinks"
import { Amendments } from "./amendments"
import { Say, Thread } from "./comments"
import { type At, FieldPart } from "./field"
import { AGENDA } from "./fields"
import { Find } from "./find"
import { History } from "./history"
import { ItemCard, type Removed } from "./item"
import { type Moved, movedWords, putBack, useDragging } from "./order"
import { Preamble } from "./paragraphs"
import { agendaOf } from "./parts"
import { bringBack, TakenOut } from "./takenout"
import { TitleTalk, TitleWords } from "./title"
import { authorship, knownText, sharedText, typedIn } from "./texts"

/** The agenda of the viewer's team; those who follow all teams get one after the other. */
export function DraftStep({ room }: { room: Room }) {
  if (room.me.role === "participant") return room.team ? <Draft room={room} team={room.team} /> : null
  return (
    <>
      {all(room.store, "team").map((team) => (
        <details key={team.id} class="section" data-country={team.country} open={team.id === room.me.team}>
          <summary>
            <Sign country={team.country} size="small" /> {countryName(team.country)}
          </summary>
          <Draft room={room} team={team} />
        </details>
      ))}
    </>
  )
}

/** The draft of one team, for somebody who follows several. */
export const ReadDraft = ({ room }: { room: Room }) => (room.team ? <Draft room={room} team={room.team} /> : null)

export const itemsOf = (room: Room, team: number): ItemSeen[] => all(room.store, "item").filter((item) => item.team === team)

export function Draft({ room, team }: { room: Room; team: TeamSeen }) {
  const agenda = one(room.store, "agenda", team.id)
  const [removed, remove] = useState<Removed | Moved | null>(null)
  const writable = room.may("draft") && team.id === room.me.team && agenda?.state === "drafting"
  const list = useDragging(room, writable, remove)
  useEffect(() => {
    const text = writable ? sharedText(room, team.id) : knownText(room, team.id)
    if (agenda) text?.reached(agenda.typed) // a missed telling shows in the log
  }, [writable, agenda?.typed])
  if (!agenda) return null
  const items = itemsOf(room, team.id)
  return (
    <div class="draft" ref={list}>
      <Standing agenda={agenda} />
      <div class="draft-tools">
        {writable && <WhoWrote room={room} />}
        <History room={room} team={team.id} typed={writable ? (field) => typedIn(room, team.id, field) : undefined} />
        <Find />
        <AmendmentsOf room={room} team={team} />
      </div>
      <Head room={room} agenda={agenda} writable={writable} removed={remove} />
      {!items.length && <NoItems />}
      {items.map((item, place) => (
        <ItemCard key={item.id} room={room} item={item} number={place + 1} writable={writable} removed={remove} />
      ))}
      {writable && <AddItem room={room} />}
      <TakenOut room={room} team={team.id} writable={writable} />
      {removed && writable && <Undo room={room} removed={removed} done={() => remove(null)} />}
    </div>
  )
}

function WhoWrote({ room }: { room: Room }) {
  const turn = (): void => {
    authorship.shown = !authorship.shown
    room.link.redraw()
  }
  return (
    <button type="button" class="button small" aria-pressed={authorship.shown} onClick={turn}>
      {t("Who wrote what" /* Button, and name of a text that shows whose each part of it is */)}
    </button>
  )
}

function NoItems() {
  return <p class="empty">{t("Your items appear here when your team has chosen its groups." /* In place of the agenda's items */)}</p>
}

/** Whether the words can still change: a lock and a sentence when they cannot. */
export function Standing({ agenda }: { agenda: AgendaSeen }) {
  if (agenda.state === "drafting") return null
  const values = { time: agenda.frozen_at ? timeOfDay(agenda.frozen_at) : "" }
  const words = {
    frozen: t("Frozen at %(time)s. The text is as it will be voted on." /* Above a text that cannot be changed */, values),
    adopted: t("Adopted. The text is as it was frozen at %(time)s." /* Above a text that was adopted by vote or consent */, values),
    declared: t("Declared. The text is as it was frozen at %(time)s." /* Above a text that was read out and published */, values),
  }
  return (
    <p class="notice" role="status">
      <Shape name="lock" /> {words[agenda.state]}
    </p>
  )
}

/** The agenda's own fields. */
export function Head({ room, agenda, writable, removed }: { room: Room; agenda: AgendaSeen; writable: boolean; removed?: (what: Removed) => void }) {
  const title = agenda.fields.title?.words
  const at: At = { ...agendaOf(agenda.id), text: "agenda" }
  const heading = { room, field: AGENDA[0]!, at, seen: agenda.fields.title! }
  const rest = writable ? AGENDA : AGENDA.slice(1) // read, its title is the heading
  const fields = (...names: string[]) =>
    rest
      .filter(({ name }) => names.includes(name))
      .map((field) => (
        <FieldPart key={field.name} room={room} field={field} at={at} seen={agenda.fields[field.name]} writable={writable} />
      ))
  const open = list(agenda.missing.map((part) => term(`missing.${part}`)))
  return (
    <section class="stack" aria-label={t("The agenda as a whole" /* Name of the part with title, preamble, owner and date */)}>
      {!writable && title && <h2><TitleWords {...heading} /></h2>}
      {!writable && title && <TitleTalk {...heading} />}
      {!writable && title && <Amendments {...heading} />}
      {writable && open && <p class="hint">{t("Still open: %(open)s" /* What the agenda lacks; %(open)s is a list of parts */, { open })}</p>}
      {fields("title", "focus")}
      <Preamble room={room} agenda={agenda} writable={writable} removed={removed} />
      {fields("owner", "follow_up")}
      <Thread room={room} topic={at} />
      <Say room={room} topic={at} />
    </section>
  )
}

function AddItem({ room }: { room: Room }) {
  return (
    <button type="button" class="button" onClick={() => void room.link.send("item.add", {})}>
      <Shape name="plus" /> {t("Add an item" /* Button: one more item for the agenda, which comes from no group of ideas */)}
    </button>
  )
}

const saidOf = (what: Removed | Moved): string => ("before" in what ? movedWords(what) : removedWords(what))

const removedWords = ({ kind }: Removed): string =>
  ({
    item: t("The item was taken out. Its words are kept." /* After an item was taken out of the agenda */),
    action: t("The action was taken out. Its words are kept." /* After an action was taken out of an item */),
    paragraph: t("The paragraph was taken out. Its words are kept." /* After a paragraph was taken out of the preamble */),
  })[kind]

function Undo({ room, removed, done }: { room: Room; removed: Removed | Moved; done: () => void }) {
  const restore = (): void => {
    "before" in removed ? putBack(room, removed) : bringBack(room, removed)
    done()
  }
  return (
    <div class="toasts" role="status" aria-live="polite">
      <p class="toast">
        {saidOf(removed)}{" "}
        <button type="button" class="button quiet" onClick={restore}>
          {t("Undo" /* Button: brings back what was just taken out, or what was dragged to where it was */)}
        </button>
        <button type="button" class="button quiet" onClick={done}>
          {t("Put away" /* Button: closes the notice */)}
        </button>
      </p>
    </div>
  )
}
