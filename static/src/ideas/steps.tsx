// The steps that gather ideas, and the board as a tab.
import type { Room } from "../core/room"
import { all } from "../core/store"
import { t } from "../core/words"
import type { BoardSeen, IdeaSeen } from "../types.gen"
import { Coverage, EachTeam, HiddenTile, Ideas, ideasOf, nothingYet, TeamBoard, useTurned } from "./board"
import { Composer } from "./composer"
import { OwnIdeas } from "./own"

/** The board to read: groups, ideas, and what was looked at through each lens. */
export function Board({ room }: { room: Room }) {
  return (
    <EachTeam
      room={room}
      part={(_, board) => (
        <>
          <TeamBoard room={room} board={board} />
          {Object.keys(board.lenses).length > 0 && <Coverage room={room} board={board} />}
        </>
      )}
    />
  )
}

/** Silent and alone; afterwards, all ideas without names. */
export function IdeasStep({ room }: { room: Room }) {
  return (
    <>
      {room.may("ideas") && <Composer room={room} />}
      <OwnIdeas room={room} />
      <EachTeam room={room} part={(_, board) => <Gathered room={room} board={board} />} />
    </>
  )
}

/** A round: which ideas matter through this lens, and what is missing? */
export function PerspectivesStep({ room }: { room: Room }) {
  const lens = room.step?.lens ?? null
  return (
    <>
      <EachTeam
        room={room}
        part={(_, board) => (
          <>
            <Gathered room={room} board={board} round={lens} foot={(idea) => lens && <Mark room={room} idea={idea} lens={lens} />} />
            <Coverage room={room} board={board} />
          </>
        )}
      />
      {room.may("ideas") && <Composer room={room} lens={lens} />}
      <OwnIdeas room={room} />
    </>
  )
}

interface Shown {
  room: Room
  board: BoardSeen
  foot?: (idea: IdeaSeen) => preact.ComponentChildren
  round?: string | null
}

function Gathered({ room, board, foot, round }: Shown) {
  const ideas = ideasOf(room, board.id)
  const turned = useTurned(board.revealed)
  if (!board.revealed) return <HiddenTile room={room} board={board} />
  return (
    <section class="stack" aria-labelledby={`ideas-${board.id}`}>
      <h2 id={`ideas-${board.id}`}>
        {t("All ideas of the team" /* Heading above the ideas, without names */)} <span class="count">{board.ideas}</span>
      </h2>
      {ideas.length ? <Ideas room={room} ideas={ideas} foot={foot} turned={turned} round={round} /> : <p class="empty">{nothingYet()}</p>}
    </section>
  )
}

/** One mark a person; it shows at once, and is sent when the network is there. */
function Mark({ room, idea, lens }: { room: Room; idea: IdeaSeen; lens: string }) {
  if (!room.may("lenses") || idea.hidden) return null
  const kept = all(room.store, "own_mark").some((mark) => mark.idea === idea.id && mark.lens === lens)
  const others = (idea.lenses[lens] ?? 0) - Number(kept)
  const sent = room.link.outbox.all.flatMap((command) => (command.name === "idea.lens" ? [command.payload] : []))
  const on = sent.filter((mark) => mark.idea === idea.id && mark.lens === lens).at(-1)?.on ?? kept
  return (
    <button
      type="button"
      class="button"
      aria-pressed={on}
      onClick={() => void room.link.send("idea.lens", { idea: idea.id, lens, on: !on })}
    >
      {t("Matters here" /* Button that can be on or off: this idea is important through the lens of this round */)}{" "}
      <span class="number">{others + Number(on)}</span>
    </button>
  )
}
