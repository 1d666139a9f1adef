// What is known already: context cards, first of the team's own country, then of the region.
import type { Room } from "../core/room"
import { Sign } from "../core/signs"
import { all } from "../core/store"
import { countryName, locale, t, term } from "../core/words"
import type { ContextCardSeen, CardStatus } from "../types.gen"

const TONES: Partial<Record<CardStatus, string>> = { in_force: "good", adopted_not_in_force: "caution" }

/** A date without a time, in the reader's way of writing it. */
const day = (date: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(date))

export function Evidence({ room }: { room: Room }) {
  const cards = all(room.store, "context_card")
  const own = room.team?.country
  const name = (country: string): string => (country === own ? "" : countryName(country))
  const countries = [...new Set(cards.flatMap(({ country }) => country ?? []))]
  countries.sort((a, b) => name(a).localeCompare(name(b))) // the team's own comes first
  const regional = cards.filter(({ country }) => country === null)
  if (!cards.length) {
    return <p class="empty">{t("No facts yet. A facilitator adds them." /* In place of the context cards */)}</p>
  }
  return (
    <>
      {countries.map((country) => (
        <section class="section" key={country} aria-labelledby={`evidence-${country}`}>
          <h2 id={`evidence-${country}`} class="row">
            <Sign country={country} size="small" /> {countryName(country)}
          </h2>
          <Cards cards={cards.filter((card) => card.country === country)} />
        </section>
      ))}
      {regional.length > 0 && (
        <section class="section" aria-labelledby="evidence-region">
          <h2 id="evidence-region">{t("The whole region" /* Heading above facts that hold for Asia and the Pacific */)}</h2>
          <Cards cards={regional} />
        </section>
      )}
    </>
  )
}

const Cards = ({ cards }: { cards: ContextCardSeen[] }) => (
  <>
    {cards.map((card) => (
      <Card key={card.id} card={card} />
    ))}
  </>
)

function Card({ card }: { card: ContextCardSeen }) {
  return (
    <article class="context">
      <h3 lang={card.lang}>{card.title}</h3>
      <p lang={card.lang}>{card.body}</p>
      <p class="tag" data-tone={TONES[card.status]}>
        {term(`status.${card.status}`)}
      </p>
      <p class="source">
        <span lang={card.lang}>{card.source}</span>
        {" · "}
        {t("as of %(date)s" /* Beside a source: the day on which this was true */, { date: day(card.as_of) })}
      </p>
    </article>
  )
}
