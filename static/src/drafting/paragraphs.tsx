// The preamble: paragraphs with letters, each written in together, added, moved and taken out.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks"
import type { Room } from "../core/room"
import { Shape } from "../core/signs"
import { t, term } from "../core/words"
import type { AgendaSeen, ParagraphSeen } from "../types.gen"
import { FieldPart } from "./field"
import { type Field, PARAGRAPH } from "./fields"
import type { At } from "./frame"
import type { Removed } from "./item"
import { Grip, MoveButtons, partKey } from "./order"
import { agendaOf } from "./parts"
import { steady } from "./steady"

interface Props {
  room: Room
  agenda: AgendaSeen
  writable: boolean
  removed?: (what: Removed) => void
}

export function Preamble(props: Props) {
  return props.writable ? <Written {...props} /> : <Read {...props} />
}

/** (a) … (z), (aa): the same in every language, as rules.py letters them. */
export const letter = (place: number): string => (place >= 26 ? letter(Math.floor(place / 26) - 1) : "") + String.fromCharCode(97 + (place % 26))

/** The one field of a paragraph, called by its letter. */
export const paragraphField = (place: number): Field => ({
  ...PARAGRAPH,
  called: t("Paragraph (%(letter)s)" /* Label of a field: one paragraph of the preamble, such as (b) */, { letter: letter(place) }),
})

export const atParagraph = (team: number, { id, key }: ParagraphSeen): At => ({ ...agendaOf(team), paragraph: id, text: `paragraph-${key}` })

function Read({ room, agenda }: Props) {
  const written = agenda.paragraphs.filter(({ fields }) => fields.words?.words)
  return (
    <>
      {written.map((paragraph, place) => (
        <FieldPart key={paragraph.id} room={room} field={paragraphField(place)} at={atParagraph(agenda.id, paragraph)} seen={paragraph.fields.words} writable={false} />
      ))}
    </>
  )
}

function Written({ room, agenda, removed }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const [awaited, wait] = useState(0) // one's own new paragraph gets the focus once it is there
  const { paragraphs } = agenda
  useLayoutEffect(() => steady(list.current), [])
  useEffect(() => {
    if (!awaited || paragraphs.length < awaited) return
    list.current?.querySelector<HTMLElement>(".paragraph:last-of-type textarea")?.focus()
    wait(0)
  }, [awaited, paragraphs.length])
  const add = (): void => {
    wait(paragraphs.length + 1)
    void room.link.send("paragraph.add", {})
  }
  return (
    <div class="stack" data-gap="small" role="group" aria-labelledby="preamble" aria-describedby="preamble-hint" ref={list}>
      <span class="label" id="preamble">
        {term("field.preamble")}
      </span>
      <p class="hint" id="preamble-hint">
        {term("hint.preamble")}
      </p>
      {paragraphs.map((paragraph, place) => (
        <Paragraph key={paragraph.id} room={room} team={agenda.id} paragraph={paragraph} place={place} removed={removed} />
      ))}
      <button type="button" class="button" onClick={add}>
        <Shape name="plus" /> {t("Add a paragraph" /* Button: one more paragraph at the end of the preamble */)}
      </button>
    </div>
  )
}

interface ParagraphProps {
  room: Room
  team: number
  paragraph: ParagraphSeen
  place: number
  removed?: (what: Removed) => void
}

function Paragraph({ room, team, paragraph, place, removed }: ParagraphProps) {
  const { id, fields } = paragraph
  const remove = (): void => {
    void room.link.send("paragraph.remove", { paragraph: id })
    removed?.({ kind: "paragraph", id })
  }
  const field = paragraphField(place)
  return (
    <div class="paragraph" role="group" data-part={partKey("paragraph", id)} aria-label={field.called}>
      <FieldPart room={room} field={field} at={atParagraph(team, paragraph)} seen={fields.words} writable />
      <div class="row paragraph-order">
        <Grip />
        <MoveButtons room={room} kind="paragraph" id={id} size="button small quiet" />
        <button type="button" class="button small quiet" onClick={remove}>
          {t("Take out" /* Button: takes an item, action or paragraph out of the agenda; it can be undone */)}
        </button>
      </div>
    </div>
  )
}
