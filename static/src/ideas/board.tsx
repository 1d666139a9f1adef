// A team's board: numbers until the reveal, then cards, in groups where there are some.
import type { ComponentChildren } from "preact"
import { useEffect, useRef } from "preact/hooks"
import { membersOf, type Room } from "../core/room"
import { Lens, Sign } from "../core/signs"
import { all, one } from "../core/store"
import { countryName, t, tn } from "../core/words"
import type { BoardSeen, IdeaSeen, TeamSeen } from "../types.gen"
import { hiddenByFacilitator, writersOf } from "./own"

/** The boards that a viewer follows: their team's, or all. */
export const teamsOf = (room: Room): TeamSeen[] =>
  room.me.role === "participant" ? (room.team ? [room.team] : []) : all(room.store, "team")

export const ideasOf = (room: Room, team: number): IdeaSeen[] =>
  all(room.store, "idea").filter((idea) => idea.team === team)

const lensesOf = (room: Room): string[] => [...new Set(all(room.store, "step").flatMap(({ lens }) => lens ?? []))]

/** Show something for each team that the viewer follows; a heading says whose it is when there are several. */
export function EachTeam({ room, part }: { room: Room; part: (team: TeamSeen, board: BoardSeen) => ComponentChildren }) {
  const teams = teamsOf(room)
  return (
    <>
      {teams.map((team) => {
        const board = one(room.store, "board", team.id)
        return (
          board && (
            <section key={team.id} class="stack" data-country={team.country} aria-label={countryName(team.country)}>
              {teams.length > 1 && (
                <h2 class="row">
                  <Sign country={team.country} size="small" /> {countryName(team.country)}
                </h2>
              )}
              {part(team, board)}
            </section>
          )
        )
      })}
    </>
  )
}

/** What one may know before the reveal: how many ideas, from how many people, and who will show them. */
export function HiddenTile({ room, board }: { room: Room; board: BoardSeen }) {
  const words = tn("idea, hidden until a facilitator shows it", "ideas, hidden until a facilitator shows them" /* Below a big number */, board.ideas)
  return (
    <div class="hidden-tile" role="status">
      <b class="number">{board.ideas}</b> {words}
      <br />
      {writersOf(board.writers, membersOf(room.store, board.id).length)}
    </div>
  )
}

type Foot = (idea: IdeaSeen) => ComponentChildren

interface Cards {
  room: Room
  ideas: IdeaSeen[]
  foot?: Foot
  turned?: boolean
  round?: string | null // the lens of this round, whose number stands on its button
}

/** Cards on the board; they turn once when the reveal happens before the viewer's eyes. */
export function Ideas({ room, ideas, foot, turned, round }: Cards) {
  return (
    <ul class="cards" data-layout="board" data-reveal={turned || undefined}>
      {ideas.map((idea) => (
        <li key={idea.id} class="card" data-mine={!!one(room.store, "own_idea", idea.id) || undefined}>
          <CardText idea={idea} />
          <div class="card-foot">
            <CardSigns idea={idea} round={round} />
            {foot?.(idea)}
          </div>
        </li>
      ))}
    </ul>
  )
}

export function CardText({ idea }: { idea: IdeaSeen }) {
  if (idea.hidden && !idea.words) return <span class="card-text quiet">{hiddenByFacilitator()}</span>
  return <span class="card-text">{idea.words}</span>
}

/** What stands below an idea: who signed it, the lenses with their numbers, who has hidden it. */
export function CardSigns({ idea, round }: { idea: IdeaSeen; round?: string | null }) {
  const marked = Object.keys(idea.lenses).filter((lens) => lens !== round)
  const lenses = [...new Set([...(idea.lens ? [idea.lens] : []), ...marked])]
  return (
    <>
      {idea.author && <b>{idea.author}</b>}
      {idea.hidden_by && (
        <span class="tag" data-tone="caution">
          {t("hidden by %(name)s" /* On an idea, for facilitators: who took its words off the board */, { name: idea.hidden_by })}
        </span>
      )}
      {lenses.map((lens) => (
        <span key={lens}>
          <Lens name={lens} /> {lens !== round && idea.lenses[lens] && <span class="count">{idea.lenses[lens]}</span>}
        </span>
      ))}
    </>
  )
}

/** How many ideas were seen through each lens of the day. */
export function Coverage({ room, board }: { room: Room; board: BoardSeen }) {
  const lenses = lensesOf(room)
  if (!lenses.length) return null
  return (
    <div class="stack" data-gap="small">
      <h3 class="eyebrow">
        {t("Ideas by lens" /* Heading above the lenses, each with a number of ideas */)}
      </h3>
      <ul class="cards">
        {lenses.map((lens) => (
          <li key={lens} class="row" data-justify="between">
            <Lens name={lens} />
            <span class="number">{board.lenses[lens] ?? 0}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The whole board of a team, to read: its groups, and what is in none yet. */
export function TeamBoard({ room, board, foot }: { room: Room; board: BoardSeen; foot?: Foot }) {
  const ideas = ideasOf(room, board.id)
  const clusters = all(room.store, "cluster").filter(({ team }) => team === board.id)
  const loose = ideas.filter(({ cluster }) => cluster === null)
  if (!board.revealed) return <HiddenTile room={room} board={board} />
  if (!ideas.length) return <p class="empty">{nothingYet()}</p>
  return (
    <>
      {clusters.length > 0 && (
        <div class="clusters">
          {clusters.map(({ id, name }) => (
            <section key={id} class="cluster" aria-labelledby={`board-cluster-${id}`}>
              <h3 class="cluster-name" id={`board-cluster-${id}`}>
                {name}
              </h3>
              <Ideas room={room} ideas={ideas.filter(({ cluster }) => cluster === id)} foot={foot} />
            </section>
          ))}
        </div>
      )}
      {clusters.length > 0 && loose.length > 0 && <h3>{t("In no group yet" /* Heading above ideas that nobody has grouped */)}</h3>}
      <Ideas room={room} ideas={loose} foot={foot} />
    </>
  )
}

export const nothingYet = (): string =>
  t("No ideas here yet. They appear as soon as somebody in the team writes one." /* In place of the ideas on a board */)

/** True from the moment in which a board is revealed before the viewer's eyes. */
export function useTurned(revealed: boolean): boolean {
  const before = useRef(revealed)
  const turned = useRef(false)
  if (revealed && !before.current) turned.current = true
  useEffect(() => void (before.current = revealed), [revealed])
  return turned.current
}
