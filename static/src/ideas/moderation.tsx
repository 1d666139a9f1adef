// For facilitators: the boards of all teams, the reveal, and hiding what should not stand there.
import { useState } from "preact/hooks"
import type { Room } from "../core/room"
import { all } from "../core/store"
import { t } from "../core/words"
import type { BoardSeen, IdeaSeen } from "../types.gen"
import { Confirm } from "../console/confirm"
import { EachTeam, TeamBoard } from "./board"

export function IdeasDesk({ room }: { room: Room }) {
  const hidden = all(room.store, "board").filter(({ revealed }) => !revealed)
  return (
    <>
      {hidden.length > 1 && <Reveal room={room} />}
      <EachTeam
        room={room}
        part={(_, board) => (
          <>
            <TeamBoard room={room} board={board} foot={(idea) => <Hide room={room} idea={idea} />} />
            {!board.revealed && <Reveal room={room} board={board} />}
          </>
        )}
      />
    </>
  )
}

/** Show the ideas of one team, or of all: asked first, since there is no way back. */
export function Reveal({ room, board }: { room: Room; board?: BoardSeen }) {
  const [asking, ask] = useState(false)
  const words = board
    ? t("Show this team's ideas" /* Button: the hidden ideas become visible to their team */)
    : t("Show the ideas of all teams" /* Button: the hidden ideas become visible, each to its own team */)
  return (
    <p>
      <button type="button" class="button" onClick={() => ask(true)}>
        {words}
      </button>
      {asking && (
        <Confirm
          title={words}
          yes={t("Show them" /* Button: confirms that hidden ideas become visible */)}
          act={() => void room.link.send("ideas.reveal", { team: board?.id ?? null })}
          close={() => ask(false)}
        >
          <p>
            {t(
              "Each team sees its own ideas, without names. They cannot be hidden again." /* What happens when hidden ideas are shown */,
            )}
          </p>
        </Confirm>
      )}
    </p>
  )
}

function Hide({ room, idea }: { room: Room; idea: IdeaSeen }) {
  const name = idea.hidden ? "idea.unhide" : "idea.hide"
  return (
    <button type="button" class="button small" onClick={() => void room.link.send(name, { idea: idea.id })}>
      {idea.hidden
        ? t("Show again" /* Button, for facilitators: an idea's words come back to the board */)
        : t("Hide" /* Button, for facilitators: takes an idea's words off the board */)}
    </button>
  )
}
