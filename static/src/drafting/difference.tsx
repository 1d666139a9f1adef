// How proposed words differ from those that stand: in one text, or side by side. Never told by colour alone.
import type { ComponentChildren } from "preact"
import type { Room } from "../core/room"
import { t } from "../core/words"
import type { Part } from "../types.gen"

const WIDE = "(min-width: 60rem)"
const view: { beside: boolean | null } = { beside: null } // as long as nobody chose, as wide as the window is

export const isBeside = (): boolean => view.beside ?? matchMedia(WIDE).matches

/** One switch for all comparisons of a page. */
export function Switch({ room }: { room: Room }) {
  const turn = (): void => {
    view.beside = !isBeside()
    room.link.redraw()
  }
  return (
    <button type="button" class="button small quiet" aria-pressed={isBeside()} onClick={turn}>
      {t("Side by side" /* Button: show the text as it stands and as proposed next to each other; else in one text */)}
    </button>
  )
}

export function Difference({ parts, lang }: { parts: Part[]; lang: string | undefined }) {
  return isBeside() ? <Beside parts={parts} lang={lang} /> : <Inline parts={parts} lang={lang} />
}

function Inline({ parts, lang }: { parts: Part[]; lang: string | undefined }) {
  return (
    <p class="difference" lang={lang}>
      {parts.map((part, place) => (
        <Piece key={place} part={part} />
      ))}
    </p>
  )
}

function Beside({ parts, lang }: { parts: Part[]; lang: string | undefined }) {
  return (
    <div class="beside">
      <Side name={t("As it stands" /* Above a text, on the left of a comparison */)} parts={parts.filter(({ kind }) => kind !== "come")} lang={lang} />
      <Side name={t("As proposed" /* Above a text, on the right of a comparison */)} parts={parts.filter(({ kind }) => kind !== "gone")} lang={lang} />
    </div>
  )
}

function Side({ name, parts, lang }: { name: string; parts: Part[]; lang: string | undefined }) {
  return (
    <div role="group" aria-label={name}>
      <p class="eyebrow" aria-hidden="true">
        {name}
      </p>
      {parts.length ? <Inline parts={parts} lang={lang} /> : <p class="quiet">{t("no words" /* In place of a text that is empty */)}</p>}
    </div>
  )
}

function Piece({ part }: { part: Part }) {
  if (part.kind === "same") return <span>{part.words}</span>
  if (part.kind === "gone") {
    return (
      <del>
        <Said sign="−">{t("[taken out:" /* Read aloud before words that are to go; a bracket follows them */)}</Said>
        {part.words}
        <span class="visually-hidden">]</span>
      </del>
    )
  }
  return (
    <ins>
      <Said sign="+">{t("[put in:" /* Read aloud before words that are to come; a bracket follows them */)}</Said>
      {part.words}
      <span class="visually-hidden">]</span>
    </ins>
  )
}

/** A sign for the eye, and words for the ear. */
function Said({ sign, children }: { sign: string; children: ComponentChildren }) {
  return (
    <>
      <span class="visually-hidden">{children} </span>
      <span class="difference-sign" aria-hidden="true">
        {sign}
      </span>
    </>
  )
}
