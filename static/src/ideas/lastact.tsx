// What was done last to the groups, by whom, and how it is undone.
import { useState } from "preact/hooks"
import type { Room } from "../core/room"
import { one } from "../core/store"
import { t } from "../core/words"
import type { ClusterActSeen } from "../types.gen"

/** Undoing somebody else's act names them and asks first. */
export function LastAct({ room, team }: { room: Room; team: number }) {
  const act = one(room.store, "cluster_act", team)
  const [asked, ask] = useState<number>()
  if (!act) return null
  const mine = act.person === room.me.id
  const asking = asked === act.act
  const undo = (): void => {
    if (!mine && !asking) return ask(act.act)
    void room.link.send("cluster.undo", { act: act.act, sure: !mine })
    ask(undefined)
  }
  return (
    <p class="row" data-justify="between">
      <span class="quiet" role="status">
        {asking ? t("This was done by %(name)s. Undo it anyway?" /* %(name)s is a person */, { name: act.by }) : told(act)}
      </span>
      <span class="row">
        <button type="button" class="button" onClick={undo}>
          {asking ? t("Undo it anyway" /* Button: undoes what somebody else did */) : t("Undo" /* Button: undoes the last change of the groups */)}
        </button>
        {asking && (
          <button type="button" class="button quiet" onClick={() => ask(undefined)}>
            {t("Leave it" /* Button: nothing is undone */)}
          </button>
        )}
      </span>
    </p>
  )
}

function told({ kind, name, by }: ClusterActSeen): string {
  const who = { by, name }
  switch (kind) {
    case "formed":
      return t("%(by)s formed “%(name)s”." /* %(by)s is a person, %(name)s a group of ideas */, who)
    case "put":
      return name
        ? t("%(by)s put ideas into “%(name)s”." /* %(by)s is a person, %(name)s a group of ideas */, who)
        : t("%(by)s took ideas out of their group." /* %(by)s is a person */, who)
    case "renamed":
      return t("%(by)s renamed a group “%(name)s”." /* %(by)s is a person, %(name)s the new name of a group */, who)
    case "merged":
      return t("%(by)s merged a group into “%(name)s”." /* %(by)s is a person, %(name)s a group of ideas */, who)
    case "split":
      return t("%(by)s split off “%(name)s”." /* %(by)s is a person, %(name)s a new group of ideas */, who)
    default:
      return t("%(by)s dissolved “%(name)s”." /* %(by)s is a person, %(name)s a group of ideas */, who)
  }
}
