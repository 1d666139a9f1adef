// One person's link: to copy, to scan, and to replace.
import { useEffect, useState } from "preact/hooks"
import { Confirm } from "../console/confirm"
import { copy } from "../core/parts"
import type { Room } from "../core/room"
import { t } from "../core/words"
import type { PersonSeen } from "../types.gen"

export function LinkOf({ room, person }: { room: Room; person: PersonSeen }) {
  const [issued, setIssued] = useState(0)
  const [asking, ask] = useState(false)
  const link = useLink(person.id, issued)
  const reissue = async (): Promise<void> => {
    const answer = await room.link.send("link.reissue", { person: person.id })
    if (answer.ok) setIssued(issued + 1)
  }
  return (
    <div class="stack" data-gap="small">
      <div class="field">
        <label for={`link-${person.id}`}>{t("Personal link of %(name)s" /* Label of a field to copy from */, { name: person.name })}</label>
        <input id={`link-${person.id}`} readonly value={link} onFocus={(event) => event.currentTarget.select()} />
      </div>
      <p class="row">
        <button type="button" class="button small" onClick={() => void copy(link)}>
          {t("Copy the link" /* Button: the personal link goes to the clipboard */)}
        </button>
        {person.id !== room.me.id && (
          <button type="button" class="button small" onClick={() => ask(true)}>
            {t("Make a new link, end the old one" /* Button: whoever uses the old personal link is out at once */)}
          </button>
        )}
        <span class="quiet" role="status">
          {issued > 0 && t("The old link has ended. Send the new one." /* After a personal link was replaced */)}
        </span>
      </p>
      {asking && (
        <Confirm
          title={t("End the old link of %(name)s?" /* Title of a question */, { name: person.name })}
          yes={t("End it" /* Button: a personal link stops working */)}
          danger
          act={() => void reissue()}
          close={() => ask(false)}
        >
          <p>{t("Whoever has this person's page open with the old link is out at once, and it never works again." /* Before a personal link is replaced */)}</p>
        </Confirm>
      )}
      {link && <img src={`/people/${person.id}/link.svg?${issued}`} alt={t("The same link, to be scanned" /* Description of a QR code */)} width="180" height="180" />}
    </div>
  )
}

/** A link is not part of what the console is told: it is asked for when it is to be shown. */
function useLink(person: number, issued: number): string {
  const [link, setLink] = useState("")
  useEffect(() => {
    void read(person).then(setLink)
  }, [person, issued])
  return link
}

async function read(person: number): Promise<string> {
  const answer = await fetch(`/people/${person}/link.json`, { headers: { "X-Seat": "console" } }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as { link: string }).link : ""
}
