// Names: one that everybody can read, and the native one where it differs.
import type { PersonSeen } from "../types.gen"

/** A name as everybody can read it, and the native one. */
export function Name({ person }: { person: PersonSeen }) {
  return (
    <span class="person-name">
      <span lang="und">{person.name}</span> <NativeName person={person} />
    </span>
  )
}

export function NativeName({ person }: { person: PersonSeen }) {
  const { name, native_name, language } = person
  return native_name && native_name !== name ? <small lang={language}>{native_name}</small> : null
}
