// What may be done with a whole group: another name, merging, dissolving.
import { useId, useState } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import { t } from "../core/words"
import type { ClusterSeen } from "../types.gen"
import { isComposing } from "./typing"

interface Menu {
  room: Room
  cluster: ClusterSeen
  others: ClusterSeen[]
}

export function ClusterMenu({ room, cluster, others }: Menu) {
  const [open, toggle] = useState(false)
  return (
    <details open={open} onToggle={({ currentTarget }) => toggle(currentTarget.open)}>
      <summary>{t("Change this group" /* Opens: rename, merge, dissolve a group of ideas */)}</summary>
      {open && (
        <div class="stack">
          <Rename key={cluster.name} room={room} cluster={cluster} />
          {others.length > 0 && <Merge room={room} cluster={cluster} others={others} />}
          <button type="button" class="button" onClick={() => void room.link.send("cluster.dissolve", { cluster: cluster.id })}>
            {t("Dissolve the group" /* Button: the group goes, its ideas stay and are in no group */)}
          </button>
        </div>
      )}
    </details>
  )
}

function Rename({ room, cluster }: { room: Room; cluster: ClusterSeen }) {
  const id = useId()
  const [name, keep] = useKept(`cluster-rename-${room.me.id}-${cluster.id}`, cluster.name)
  const [refused, refuse] = useState("")
  const send = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!name.trim()) return
    const answer = await room.link.send("cluster.rename", { cluster: cluster.id, name }, true)
    answer.ok ? keep(cluster.name) : refuse(answer.message)
  }
  return (
    <form class="field" data-state={refused ? "wrong" : undefined} onSubmit={(event) => void send(event)}>
      <label for={id}>{t("Name of the group" /* Label of a field */)}</label>
      <input
        id={id}
        type="text"
        value={name}
        aria-describedby={`${id}-error`}
        onInput={({ currentTarget }) => keep(currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && isComposing(event) && event.preventDefault()}
      />
      <p class="error" id={`${id}-error`} role="alert">
        {refused}
      </p>
      <button type="submit" class="button" aria-disabled={!name.trim()}>
        {t("Rename" /* Button: gives a group of ideas another name */)}
      </button>
    </form>
  )
}

function Merge({ room, cluster, others }: Menu) {
  const id = useId()
  const [wanted, aim] = useState(others[0]?.id)
  const into = others.find(({ id }) => id === wanted) ?? others[0]
  const merge = (): void => {
    if (into) void room.link.send("cluster.merge", { cluster: cluster.id, into: into.id })
  }
  return (
    <div class="field">
      <label for={id}>{t("Merge into another group" /* Label of the choice of the group whose name stays */)}</label>
      <select id={id} value={into?.id} onChange={({ currentTarget }) => aim(Number(currentTarget.value))}>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" class="button" onClick={merge}>
        {t("Merge" /* Button: all ideas of this group go into the chosen one */)}
      </button>
    </div>
  )
}
