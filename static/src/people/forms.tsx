// Who is on the roster, and as what. What the server refuses is said at the form, and what was typed stays.
import { useState } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import { all } from "../core/store"
import { countryName, t, term } from "../core/words"
import type { Done, PersonSeen, Refused, Role } from "../types.gen"

const PERSPECTIVES = ["government", "social_entrepreneur", "workers", "employers", "researcher"]

/** A refusal to be said at a form; empty when there is none. */
function useRefusal(): [string, (asked: Promise<Done | Refused>, then: () => void) => Promise<void>] {
  const [said, say] = useState("")
  const ask = async (asked: Promise<Done | Refused>, then: () => void): Promise<void> => {
    const answer = await asked
    say(answer.ok ? "" : answer.message)
    if (answer.ok) then()
  }
  return [said, ask]
}

function Wrong({ said }: { said: string }) {
  return (
    <p class="error" role="alert">
      {said}
    </p>
  )
}

interface FieldProps {
  id: string
  label: string
  value: string
  set: (value: string) => void
  hint?: string
}

function Field({ id, label, value, set, hint }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input id={id} value={value} aria-describedby={hint && `${id}-hint`} onInput={(event) => set(event.currentTarget.value)} autocomplete="off" />
    </div>
  )
}

interface SelectProps extends FieldProps {
  options: [string, string][]
}

function Select({ id, label, value, set, options }: SelectProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

const teamOptions = (room: Room): [string, string][] => [
  ["", t("no team" /* Choice in the list of teams */)],
  ...all(room.store, "team").map(({ id, country }): [string, string] => [String(id), countryName(country)]),
]

const roleOptions = (roles: Role[]): [string, string][] => roles.map((role) => [role, term(`role.${role}`)])

export function AddPerson({ room }: { room: Room }) {
  const [name, keepName] = useKept(`add-name-${room.me.id}`)
  const [native_name, setNative] = useState("")
  const [team, setTeam] = useState("")
  const [role, setRole] = useState("participant")
  const [login, setLogin] = useState("")
  const [said, ask] = useRefusal()
  const add = (event: Event): void => {
    event.preventDefault()
    const told = { name, native_name, team: Number(team) || null, role: role as Role, login: role === "facilitator" ? login : "" }
    void ask(room.link.send("person.add", told, true), () => (keepName(""), setNative(""), setLogin("")))
  }
  return (
    <form class="section stack" onSubmit={add} aria-labelledby="add-heading">
      <h2 id="add-heading">{t("Add a person" /* Heading of a form in the console */)}</h2>
      <div class="grid">
        <Field id="add-name" label={t("Name" /* Label: the name as everybody can read it */)} value={name} set={keepName} />
        <Field id="add-native" label={t("Native name" /* Label: the name in the person's own script */)} value={native_name} set={setNative} />
        <Select id="add-team" label={t("Team" /* Label: the country team */)} value={team} set={setTeam} options={teamOptions(room)} />
        <Select
          id="add-role"
          label={t("Role" /* Label: participant, observer or facilitator */)}
          value={role}
          set={setRole}
          options={roleOptions(["participant", "observer", "facilitator"])}
        />
        {role === "facilitator" && (
          <Field
            id="add-login"
            label={t("Name to sign in" /* Label: ties a new facilitator to an account */)}
            hint={t("Leave it empty if a personal link is enough." /* Hint at the field for a facilitator's account */)}
            value={login}
            set={setLogin}
          />
        )}
      </div>
      <Wrong said={said} />
      <button class="button">{t("Add to the list" /* Button: puts a person on the roster */)}</button>
    </form>
  )
}

export function ChangePerson({ room, person, close }: { room: Room; person: PersonSeen; close: () => void }) {
  const [told, tell] = useState(person)
  const [said, ask] = useRefusal()
  const set = (fields: Partial<PersonSeen>): void => tell({ ...told, ...fields })
  const change = (event: Event): void => {
    event.preventDefault()
    const { name, native_name, team, role, host, perspectives } = told
    void ask(room.link.send("person.change", { person: person.id, name, native_name, team, role, host, perspectives }, true), close)
  }
  return (
    <form class="stack" onSubmit={change} aria-label={t("Change %(name)s" /* The same for screen readers */, { name: person.name })}>
      <Identity room={room} told={told} set={set} />
      {canChangeRole(person) && <Views told={told} set={set} />}
      <Wrong said={said} />
      <p class="row">
        <button class="button small">{t("Save the changes" /* Button: changes what the roster says of somebody */)}</button>
        <button type="button" class="button small quiet" onClick={close}>
          {t("Leave as it is" /* Button: closes a form without changing anything */)}
        </button>
      </p>
    </form>
  )
}

const canChangeRole = ({ role }: PersonSeen): boolean => role === "participant" || role === "observer"

interface PartProps {
  told: PersonSeen
  set: (fields: Partial<PersonSeen>) => void
}

function Identity({ room, told, set }: PartProps & { room: Room }) {
  const id = `change-${told.id}`
  const labels = { name: t("Name" /* Label: the name as everybody can read it */), native: t("Native name" /* Label: the name in the person's own script */) }
  return (
    <div class="grid">
      <Field id={`${id}-name`} label={labels.name} value={told.name} set={(name) => set({ name })} />
      <Field id={`${id}-native`} label={labels.native} value={told.native_name} set={(native_name) => set({ native_name })} />
      <Select
        id={`${id}-team`}
        label={t("Team" /* Label: the country team */)}
        value={String(told.team ?? "")}
        set={(team) => set({ team: Number(team) || null })}
        options={teamOptions(room)}
      />
      {canChangeRole(told) && (
        <Select
          id={`${id}-role`}
          label={t("Role" /* Label: participant, observer or facilitator */)}
          value={told.role}
          set={(role) => set({ role: role as Role })}
          options={roleOptions(["participant", "observer"])}
        />
      )}
    </div>
  )
}

function Views({ told: { perspectives, host }, set }: PartProps) {
  const toggle = (key: string): void =>
    set({ perspectives: perspectives.includes(key) ? perspectives.filter((each) => each !== key) : [...perspectives, key] })
  return (
    <fieldset class="checklist">
      <legend>{t("Perspectives" /* Label of the list of perspectives that somebody brings */)}</legend>
      {PERSPECTIVES.map((key) => (
        <label key={key}>
          <input type="checkbox" checked={perspectives.includes(key)} onChange={() => toggle(key)} /> {term(`perspective.${key}`)}
        </label>
      ))}
      <label>
        <input type="checkbox" checked={host} onChange={() => set({ host: !host })} /> {term("role.host")}
      </label>
    </fieldset>
  )
}

export function PairProjector({ room }: { room: Room }) {
  const [code, setCode] = useState("")
  const [name, setName] = useState(() => term("role.projector"))
  const [said, ask] = useRefusal()
  const pair = (event: Event): void => {
    event.preventDefault()
    void ask(room.link.send("projector.pair", { code, name }, true), () => setCode(""))
  }
  return (
    <form class="section stack" onSubmit={pair} aria-labelledby="pair-heading">
      <h2 id="pair-heading">{t("Pair a projector" /* Heading of a form in the console */)}</h2>
      <p class="hint">{t("Open this server's address with /projector on the screen in the hall. It shows a code." /* How a projector is paired */)}</p>
      <div class="grid">
        <div class="field">
          <label for="pair-code">{t("Code on the projector" /* Label: six letters and digits */)}</label>
          <input id="pair-code" class="code" value={code} maxLength={8} autocomplete="off" spellcheck={false} onInput={(event) => setCode(event.currentTarget.value)} />
        </div>
        <Field id="pair-name" label={t("Name of this projector" /* Label, such as "Wall in the hall" */)} value={name} set={setName} />
      </div>
      <Wrong said={said} />
      <button class="button">{t("Pair" /* Button: gives a projector its seat */)}</button>
    </form>
  )
}
