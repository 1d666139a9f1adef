// Declare: whose turn it is, what has been declared, and one's own text and seal.
import type { Room } from "../core/room"
import { Shape, Sign } from "../core/signs"
import { all, one } from "../core/store"
import { countryName, t, timeOfDay } from "../core/words"
import { Draft } from "../drafting/draft"
import type { DeclarationSeen, TeamSeen } from "../types.gen"

export function DeclareStep({ room }: { room: Room }) {
  const called = one(room.store, "team", all(room.store, "turn")[0]?.team)
  const own = all(room.store, "declaration").find(({ team }) => team === room.me.team)
  return (
    <>
      <Turn room={room} called={called} />
      {own && <Sealed declaration={own} />}
      {!own && called && called.id === room.me.team && <Draft room={room} team={called} />}
      <Declared room={room} />
    </>
  )
}

function Turn({ room, called }: { room: Room; called: TeamSeen | undefined }) {
  if (!called) {
    return <p class="waiting">{t("Waiting until the facilitator calls the next team." /* Nobody declares at this moment */)}</p>
  }
  const own = called.id === room.me.team
  const country = countryName(called.country)
  return (
    <p class="notice" data-tone={own ? "accent" : undefined} data-country={called.country} role="status">
      <Sign country={called.country} />{" "}
      {own
        ? t("It is your turn: declare your agenda." /* The reader's own team is called */)
        : t("%(country)s declares now." /* Another team is called */, { country })}
    </p>
  )
}

function Sealed({ declaration }: { declaration: DeclarationSeen }) {
  return (
    <section class="stack" data-gap="small" aria-labelledby="sealed">
      <h2 id="sealed">
        <Shape name="lock" /> {t("Declared and sealed at %(time)s" /* Heading above one's own declaration; a time of day */, { time: timeOfDay(declaration.declared_at) })}
      </h2>
      <p lang="en">
        SHA-256 <code class="hash">{declaration.sha256.replace(/(.{4})/g, "$1 ").trim()}</code>
      </p>
      <Link declaration={declaration} />
    </section>
  )
}

function Link({ declaration }: { declaration: DeclarationSeen }) {
  if (!declaration.public) {
    return <p class="quiet">{t("Its public page is withdrawn for the moment." /* A facilitator holds the page of a declaration back */)}</p>
  }
  return (
    <p>
      <a class="button" href={declaration.path}>
        {t("Read the declaration" /* Link to one country's declaration */)}
      </a>
    </p>
  )
}

function Declared({ room }: { room: Room }) {
  const declared = all(room.store, "declaration").sort((a, b) => a.number - b.number)
  if (!declared.length) {
    return <p class="empty">{t("The declarations will stand here, in the order in which they are made." /* In place of the list of declarations */)}</p>
  }
  return (
    <section class="section stack" aria-labelledby="declared">
      <h2 id="declared">{t("Declared" /* Heading of the list of declarations */)}</h2>
      <ol class="results">
        {declared.map((declaration) => (
          <One key={declaration.id} room={room} declaration={declaration} />
        ))}
      </ol>
    </section>
  )
}

function One({ room, declaration }: { room: Room; declaration: DeclarationSeen }) {
  const country = one(room.store, "team", declaration.team)?.country ?? ""
  return (
    <li class="result" data-country={country}>
      <span class="result-rank">{declaration.number}</span>
      <span class="result-name">
        <Sign country={country} size="small" /> {declaration.title || countryName(country)}
      </span>
      {declaration.public && (
        <a class="result-score" href={declaration.path}>
          {t("Read" /* Link to a declaration in a list */)}
          <span class="visually-hidden"> {countryName(country)}</span>
        </a>
      )}
    </li>
  )
}
