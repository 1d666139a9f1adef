// A team's call for help: one press, a few words if one likes, and who is coming.
import { useRef } from "preact/hooks"
import { useKept } from "../core/kept"
import { nameOf, type Room } from "../core/room"
import { all } from "../core/store"
import { t, timeOfDay } from "../core/words"
import type { HelpSeen, TeamSeen } from "../types.gen"

export function HelpButton({ room, team }: { room: Room; team: TeamSeen }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const call = all(room.store, "help").find((each) => each.team === team.id && !each.answered)
  return (
    <>
      {call ? (
        <OpenCall room={room} call={call} />
      ) : (
        <button type="button" class="button quiet" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
          {t("Call for help" /* Button: a facilitator comes to the team */)}
        </button>
      )}
      <dialog ref={dialog} class="confirm" aria-labelledby="help-heading">
        <CallForm room={room} close={() => dialog.current?.close()} />
      </dialog>
    </>
  )
}

function OpenCall({ room, call }: { room: Room; call: HelpSeen }) {
  const [name, by] = [call.claimed_by, nameOf(room.store, call.person)]
  return (
    <>
      <span class="quiet" role="status">
        {name
          ? t("%(name)s is coming" /* A facilitator has taken the team's call for help */, { name })
          : t("%(name)s called for help at %(time)s" /* The team waits for a facilitator */, { name: by, time: timeOfDay(call.at) })}
      </span>
      <button type="button" class="button quiet" onClick={() => void room.link.send("help.withdraw", { call: call.id })}>
        {t("No longer needed" /* Button: takes the call for help back */)}
      </button>
    </>
  )
}

function CallForm({ room, close }: { room: Room; close: () => void }) {
  const [words, keep] = useKept(`help-${room.me.id}`)
  const call = (event: Event): void => {
    event.preventDefault()
    void room.link.send("help.call", { words })
    keep("")
    close()
  }
  return (
    <form class="stack" onSubmit={call}>
      <h2 id="help-heading">{t("Call a facilitator to your team?" /* Heading of the dialog that calls for help */)}</h2>
      <div class="field">
        <label for="help-words">{t("What is it about? You may leave this empty." /* Label of the words that go with a call for help */)}</label>
        <textarea id="help-words" rows={2} value={words} onInput={(event) => keep(event.currentTarget.value)} />
      </div>
      <div class="confirm-foot">
        <button type="button" class="button quiet" onClick={close}>
          {t("Not now" /* Button: closes the dialog that calls for help */)}
        </button>
        <button class="button main">{t("Call now" /* Button: a facilitator is called to the team */)}</button>
      </div>
    </form>
  )
}
