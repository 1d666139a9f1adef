// The close: what happens next, one's own declaration, and how the day was.
import type { Room } from "../core/room"
import { all, one } from "../core/store"
import { t, term } from "../core/words"
import type { ActionSeen, AgendaSeen, ItemSeen } from "../types.gen"
import { day, month } from "./dates"
import { Evaluation } from "./evaluation"

export function CloseStep({ room }: { room: Room }) {
  return (
    <>
      <NextStep room={room} />
      <OwnDeclaration room={room} />
      <Evaluation room={room} />
    </>
  )
}

const words = (fields: AgendaSeen["fields"], name: string): string => fields[name]?.words ?? ""

/** The action that is due first: months are written so that their order is that of their letters. */
function firstDue(items: ItemSeen[]): ActionSeen | undefined {
  const written = items.flatMap(({ actions }) => actions).filter(({ fields }) => words(fields, "text"))
  const due = ({ fields }: ActionSeen): string => words(fields, "start") || words(fields, "end") || "9999"
  return written.sort((a, b) => due(a).localeCompare(due(b)))[0]
}

function NextStep({ room }: { room: Room }) {
  const agenda = one(room.store, "agenda", room.team?.id)
  if (!agenda) return null
  const next = firstDue(all(room.store, "item").filter(({ team }) => team === room.team?.id))
  const [owner, follow] = [words(agenda.fields, "owner"), words(agenda.fields, "follow_up")]
  return (
    <section class="stack" data-gap="small" aria-labelledby="next-step">
      <h2 id="next-step">{t("The next step" /* Heading at the close of the day: what the team does first */)}</h2>
      {next ? <Due action={next} /> : <p class="empty">{t("Your agenda has no action yet: agree on one before you part." /* At the close, when no next step is written */)}</p>}
      <p>
        <b>{term("field.owner")}</b>{" "}
        {owner ? <span lang="">{owner}</span> : <span class="quiet">{t("nobody yet" /* No owner of the agenda is named */)}</span>}
      </p>
      <p>
        <b>{term("field.follow_up")}</b>{" "}
        {follow ? <time dateTime={follow}>{day(follow)}</time> : <span class="quiet">{t("no date yet" /* No follow-up date is named */)}</span>}
      </p>
    </section>
  )
}

function Due({ action: { fields } }: { action: ActionSeen }) {
  const [lead, end] = [words(fields, "lead"), words(fields, "end")]
  return (
    <p class="lead">
      <span lang="">{words(fields, "text")}</span>{" "}
      <span class="quiet">
        <span lang="">{lead}</span>
        {lead && end && " · "}
        {end && t("until %(month)s" /* By when an action is done; %(month)s is such as June 2021 */, { month: month(end) })}
      </span>
    </p>
  )
}

function OwnDeclaration({ room }: { room: Room }) {
  const own = all(room.store, "declaration").find(({ team }) => team === room.team?.id)
  if (!own?.public) return null
  return (
    <p>
      <a class="button" href={own.path}>
        {t("Read the declaration" /* Link to one country's declaration */)}
      </a>
    </p>
  )
}
