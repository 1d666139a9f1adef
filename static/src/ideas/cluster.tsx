// Grouping: select ideas, then put them into a group. A group is named when it is made.
import { useState } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import { all } from "../core/store"
import { t, tn } from "../core/words"
import type { BoardSeen, ClusterSeen, Commands, IdeaSeen } from "../types.gen"
import { CardSigns, CardText, EachTeam, HiddenTile, ideasOf, nothingYet, TeamBoard } from "./board"
import { ClusterMenu } from "./clustermenu"
import { Composer } from "./composer"
import { LastAct } from "./lastact"
import { isComposing } from "./typing"

export function ClusterStep({ room }: { room: Room }) {
  const mayGroup = room.may("cluster")
  return (
    <>
      <EachTeam
        room={room}
        part={(_, board) => {
          if (!board.revealed) return <HiddenTile room={room} board={board} />
          return mayGroup ? <Grouping room={room} board={board} /> : <TeamBoard room={room} board={board} />
        }}
      />
      {room.may("ideas") && (
        <details>
          <summary>{t("Add an idea that is missing" /* Opens a field for a new idea while ideas are being grouped */)}</summary>
          <Composer room={room} />
        </details>
      )}
    </>
  )
}

type Choose = (idea: number, on: boolean) => void

function Grouping({ room, board }: { room: Room; board: BoardSeen }) {
  const [selected, select] = useState<ReadonlySet<number>>(new Set())
  const ideas = ideasOf(room, board.id)
  const clusters = all(room.store, "cluster").filter(({ team }) => team === board.id)
  const chosen = ideas.filter(({ id }) => selected.has(id)) // what was withdrawn meanwhile is not chosen
  const choose: Choose = (idea, on) => {
    const next = new Set(selected)
    on ? next.add(idea) : next.delete(idea)
    select(next)
  }
  const clear = (): void => {
    select(new Set())
    document.getElementById("loose")?.focus()
  }
  const loose = ideas.filter(({ cluster }) => cluster === null)
  if (!ideas.length) return <p class="empty">{nothingYet()}</p>
  return (
    <>
      <LastAct room={room} team={board.id} />
      <section class="stack" aria-labelledby="loose">
        <h2 id="loose" tabIndex={-1}>
          {t("In no group yet" /* Heading above ideas that nobody has grouped */)} <span class="count">{loose.length}</span>
        </h2>
        {loose.length ? (
          <Selectable ideas={loose} selected={selected} choose={choose} />
        ) : (
          <p class="empty">{t("Every idea is in a group." /* Shown when the grouping is complete */)}</p>
        )}
      </section>
      {clusters.length > 0 && (
        <div class="clusters">
          {clusters.map((cluster) => {
            const inside = ideas.filter((idea) => idea.cluster === cluster.id)
            return (
              <section key={cluster.id} class="cluster" aria-labelledby={`cluster-${cluster.id}`}>
                <h2 class="cluster-name" id={`cluster-${cluster.id}`}>
                  {cluster.name} <span class="count">{inside.length}</span>
                </h2>
                {inside.length ? <Selectable ideas={inside} selected={selected} choose={choose} /> : <Nothing />}
                <ClusterMenu room={room} cluster={cluster} others={clusters.filter((other) => other !== cluster)} />
              </section>
            )
          })}
        </div>
      )}
      {chosen.length > 0 && <PutInto room={room} chosen={chosen} ideas={ideas} clusters={clusters} clear={clear} />}
    </>
  )
}

const Nothing = () => <p class="empty">{t("Empty. Put ideas in, or dissolve the group." /* In place of the ideas of a group */)}</p>

function Selectable({ ideas, selected, choose }: { ideas: IdeaSeen[]; selected: ReadonlySet<number>; choose: Choose }) {
  return (
    <ul class="cards">
      {ideas.map((idea) => (
        <li key={idea.id}>
          <label class="card select">
            <input type="checkbox" checked={selected.has(idea.id)} onChange={({ currentTarget }) => choose(idea.id, currentTarget.checked)} />
            <CardText idea={idea} />
            <span class="card-foot">
              <CardSigns idea={idea} />
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

interface Putting {
  room: Room
  chosen: IdeaSeen[]
  ideas: IdeaSeen[]
  clusters: ClusterSeen[]
  clear: () => void
}

type Target = "new" | "none" | number

/** The bar that says what will become of the selection. What is refused stays selected, with its name and the reason. */
function PutInto({ room, chosen, ideas, clusters, clear }: Putting) {
  const [wanted, aim] = useState<Target>("new")
  const [name, keep] = useKept(`cluster-name-${room.me.id}`)
  const [refused, refuse] = useState("")
  const [waiting, wait] = useState(false)
  const target = wanted === "new" || wanted === "none" || clusters.some(({ id }) => id === wanted) ? wanted : "new"
  const put = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (waiting || (target === "new" && !name.trim())) return
    wait(true)
    const answer = await sent(room, chosen, ideas, target, name)
    wait(false)
    if (!answer.ok) return refuse(answer.message)
    if (target === "new") keep("")
    clear()
  }
  return (
    <form class="put-into" onSubmit={(event) => void put(event)}>
      <b role="status">{tn("%(n)s idea selected", "%(n)s ideas selected" /* In the bar for grouping ideas */, chosen.length)}</b>
      <select
        aria-label={t("Put into" /* Label of the choice of a group for the selected ideas */)}
        value={target}
        onChange={({ currentTarget: { value } }) => aim(value === "new" || value === "none" ? value : Number(value))}
      >
        <option value="new">{t("A new group" /* Choice: the selected ideas become a group */)}</option>
        {clusters.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value="none">{t("No group" /* Choice: the selected ideas are taken out of their groups */)}</option>
      </select>
      {target === "new" && (
        <input
          type="text"
          value={name}
          aria-label={t("Name of the new group" /* Label of a field */)}
          placeholder={t("Name in 3 to 7 words" /* Hint in the field for the name of a group */)}
          onInput={({ currentTarget }) => keep(currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && isComposing(event) && event.preventDefault()}
        />
      )}
      <button type="submit" class="button main" aria-disabled={waiting || (target === "new" && !name.trim())}>
        {waiting ? t("waiting" /* On a button: what it does has not reached the server yet */) : putWords(target)}
      </button>
      <button type="button" class="button quiet" onClick={clear}>
        {t("Select nothing" /* Button: nothing is selected any more */)}
      </button>
      <p class="error" role="alert">
        {refused}
      </p>
    </form>
  )
}

const putWords = (target: Target): string =>
  target === "none" ? t("Take out" /* Button: the selected ideas leave their groups */) : t("Put into group" /* Button: the selected ideas go into the chosen group */)

/** Part of one group made into another is a split; everything else is a new group, or a move. */
function sent(room: Room, chosen: IdeaSeen[], all: IdeaSeen[], target: Target, name: string) {
  const ideas = chosen.map(({ id }) => id)
  if (target !== "new") return room.link.send("cluster.put", { ideas, cluster: target === "none" ? null : target }, true)
  const [from] = new Set(chosen.map(({ cluster }) => cluster))
  const together = chosen.every(({ cluster }) => cluster === from)
  const split = from != null && together && all.filter(({ cluster }) => cluster === from).length > ideas.length
  const form: Commands["cluster.form"] = { ideas, name }
  return split ? room.link.send("cluster.split", { ...form, cluster: from }, true) : room.link.send("cluster.form", form, true)
}
