// What the viewer wrote: on its way, on the board, or withdrawn and ready to be put back.
import { useEffect, useRef, useState } from "preact/hooks"
import type { Room } from "../core/room"
import { Lens } from "../core/signs"
import { all, one } from "../core/store"
import { t, tn } from "../core/words"
import type { OwnIdeaSeen } from "../types.gen"
import { ChangeForm, changeKey } from "./composer"

export function OwnIdeas({ room }: { room: Room }) {
  const ideas = all(room.store, "own_idea").sort((a, b) => a.at - b.at)
  const waiting = room.link.outbox.all.filter((command) => command.name === "idea.add")
  const count = ideas.filter(({ withdrawn }) => !withdrawn).length + waiting.length
  if (!ideas.length && !waiting.length) return null
  return (
    <section class="section" aria-labelledby="own-ideas">
      <h2 id="own-ideas">
        {t("My ideas" /* Heading above the ideas that the reader wrote */)} <span class="count">{count}</span>
      </h2>
      <ul class="cards">
        {ideas.map((idea) => (
          <OwnCard key={idea.id} room={room} idea={idea} />
        ))}
        {waiting.map(({ op, payload }) => (
          <li key={op} class="card" data-mine data-state="waiting">
            <p class="card-text">{payload.words}</p>
            <p class="card-foot">{onItsWay()}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const onItsWay = (): string => t("waiting to be sent" /* On an idea or a change that has not reached the server */)

function OwnCard({ room, idea }: { room: Room; idea: OwnIdeaSeen }) {
  const [changing, change] = useState(() => localStorage.getItem(changeKey(room.me.id, idea.id)) !== null)
  const opener = useFocusAfter(changing)
  const pending = room.link.outbox.all.filter(({ payload }) => "idea" in payload && payload.idea === idea.id)
  const changes = pending.flatMap((command) => (command.name === "idea.change" ? [command.payload.words] : []))
  const words = changes.at(-1) ?? idea.words
  return (
    <li class="card" data-mine data-state={pending.length ? "waiting" : idea.withdrawn ? "withdrawn" : undefined}>
      {changing && !idea.withdrawn ? (
        <ChangeForm room={room} idea={idea} close={() => change(false)} />
      ) : (
        <p class="card-text" lang={one(room.store, "person", room.me.id)?.language}>
          {words}
        </p>
      )}
      <div class="card-foot">
        {idea.lens && <Lens name={idea.lens} />}
        {idea.hidden && <span class="tag" data-tone="caution">{hiddenByFacilitator()}</span>}
        {idea.withdrawn && <span class="tag">{t("withdrawn" /* On an idea that its author took back */)}</span>}
        {pending.length > 0 && <span>{onItsWay()}</span>}
        {!changing && <OwnActs room={room} idea={idea} opener={opener} change={() => change(true)} />}
      </div>
    </li>
  )
}

export const hiddenByFacilitator = (): string =>
  t("hidden by a facilitator" /* On an idea whose words a facilitator took off the board */)

type Opener = preact.RefObject<HTMLButtonElement | null>

interface Acts {
  room: Room
  idea: OwnIdeaSeen
  opener: Opener
  change: () => void
}

function OwnActs({ room, idea, opener, change }: Acts) {
  const { link } = room
  const mayWrite = room.may("ideas")
  const revealed = !!one(room.store, "board", room.team?.id)?.revealed
  const withdraw = (): void => void link.send(idea.withdrawn ? "idea.restore" : "idea.withdraw", { idea: idea.id })
  return (
    <>
      {mayWrite && (
        <button type="button" class="button quiet" onClick={withdraw}>
          {idea.withdrawn
            ? t("Put it back" /* Button at an idea that its author took back */)
            : t("Withdraw" /* Button at one's own idea: takes it back from the board; not about money */)}
        </button>
      )}
      {mayWrite && !idea.withdrawn && (
        <button type="button" class="button quiet" ref={opener} onClick={change}>
          {t("Change" /* Button at one's own idea: opens a field with its words */)}
        </button>
      )}
      {revealed && !idea.withdrawn && (
        <button
          type="button"
          class="button quiet"
          aria-pressed={idea.signed}
          onClick={() => void link.send("idea.sign", { idea: idea.id, signed: !idea.signed })}
        >
          {t("Show my name" /* Button that can be on or off: the team sees who wrote this idea */)}
        </button>
      )}
    </>
  )
}

/** When something that was open closes, the focus goes back to the button that opened it. */
function useFocusAfter(open: boolean): Opener {
  const button = useRef<HTMLButtonElement>(null)
  const before = useRef(open)
  useEffect(() => {
    if (before.current && !open) button.current?.focus()
    before.current = open
  }, [open])
  return button
}

/** "5 of 7 people have written": a number with its base. */
export const writersOf = (writers: number, members: number): string =>
  tn(
    "%(n)s of %(members)s people has written",
    "%(n)s of %(members)s people have written" /* So many members of the team have sent at least one idea */,
    writers,
    { members },
  )
