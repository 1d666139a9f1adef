// Whose words a team's draft is made of, by perspective: who does not find themselves in it can still be asked.
import { useEffect, useState } from "preact/hooks"
import { membersOf } from "../core/room"
import { Shape } from "../core/signs"
import { one } from "../core/store"
import { t, term } from "../core/words"
import type { Refused, Shares } from "../types.gen"
import type { Desk } from "./desk"

export function Authorship({ desk, team }: { desk: Desk; team: number }) {
  const [signs, set] = useState<Shares["signs"]>({})
  const typed = one(desk.store, "agenda", team)?.typed
  useEffect(() => {
    void desk.link.ask<Shares | Refused>("text.shares", { team }).then((told) => told?.ok && set(told.signs))
  }, [team, typed])
  const all = Object.values(signs).reduce((sum, count) => sum + count, 0)
  const own = membersOf(desk.store, team).map(({ perspectives }) => perspectives[0] ?? "")
  const names = [...new Set([...Object.keys(signs), ...own])]
  return (
    <section class="stack" aria-labelledby="authorship">
      <h3 id="authorship">{t("Who has written the draft" /* Heading on the console: shares of the perspectives */)}</h3>
      {!all && <p class="empty">{t("Nobody of this team has written in the draft yet." /* In place of the shares of the perspectives */)}</p>}
      {!!all && names.map((name) => <Part key={name} name={name} share={Math.round((100 * (signs[name] ?? 0)) / all)} />)}
    </section>
  )
}

function Part({ name, share }: { name: string; share: number }) {
  const perspective = name ? term(`perspective.${name}`) : t("no perspective" /* People to whom no perspective was given */)
  return (
    <div class="worded-meter">
      <meter min={0} max={100} value={share} aria-hidden="true" />
      <span>
        {name && <Shape name={name} />} {t("%(perspective)s: %(share)s %" /* Share of a text; a perspective such as Workers */, { perspective, share })}
      </span>
    </div>
  )
}
