// Two people wrote one field at the same time: both texts side by side, to choose from or to combine.
import { useState } from "preact/hooks"
import { nameOf, type Room } from "../core/room"
import { t, timeOfDay } from "../core/words"
import { graphemes } from "../ideas/typing"
import type { FieldSeen, TextSeen } from "../types.gen"
import { langOf, Words } from "./field"
import type { Field } from "./fields"
import { type Place, textsOf } from "./typing"

const FREE = ["area", "line"] // shapes whose texts can be put together

export function Conflict({ room, place, field, seen }: { room: Room; place: Place; field: Field; seen: FieldSeen }) {
  const texts = textsOf(seen)
  const [combined, combine] = useState<string | null>(null)
  const settle = (words: string): void => {
    void room.link.send("field.settle", { ...place, words, settles: texts.map(({ id }) => id) })
    combine(null)
  }
  return (
    <div class="conflict" role="group" aria-label={t("Several texts" /* Name of a box with texts written at the same time */)}>
      <p role="status">
        {t("These were written at the same time. Both are kept: choose one, or combine them." /* Above two or more texts of one field */)}
      </p>
      <div class="conflict-sides">
        {texts.map((text) => (
          <Side key={text.id} room={room} text={text} keep={() => settle(text.words)} />
        ))}
      </div>
      {combined !== null ? (
        <Combining words={combined} write={combine} field={field} save={() => settle(combined)} />
      ) : (
        FREE.includes(field.shape) && (
          <button type="button" class="button" onClick={() => combine(texts.map(({ words }) => words).join(field.shape === "line" ? " / " : "\n"))}>
            {t("Combine both" /* Button: opens a field with both texts, to make one of them */)}
          </button>
        )
      )}
    </div>
  )
}

function Side({ room, text, keep }: { room: Room; text: TextSeen; keep: () => void }) {
  return (
    <div class="conflict-side">
      <Writer room={room} text={text} />
      {text.words ? <Words room={room} text={text} /> : <p class="quiet">{t("(left empty)" /* In place of a text that somebody deleted */)}</p>}
      <button type="button" class="button" onClick={keep}>
        {t("Keep this one" /* Button at one of several texts of a field */)}
      </button>
    </div>
  )
}

function Writer({ room, text }: { room: Room; text: TextSeen }) {
  const you = t("You" /* Who wrote a text: the reader */)
  return (
    <p class="quiet">
      <b>{text.by === room.me.id ? you : nameOf(room.store, text.by)}</b> {timeOfDay(text.at)}
    </p>
  )
}

function Combining({ words, write, field, save }: { words: string; write: (words: string) => void; field: Field; save: () => void }) {
  const counted = graphemes(words)
  const fits = counted <= field.limit
  const values = { counted, limit: field.limit }
  return (
    <div class="field">
      <label>
        {t("The combined text" /* Label of a field in which two texts are made one */)}
        <textarea rows={4} value={words} onInput={({ currentTarget }) => write(currentTarget.value)} />
      </label>
      <p class={fits ? "hint" : "error"}>{t("%(counted)s of %(limit)s signs" /* How long a text is, and may be */, values)}</p>
      <button type="button" class="button" aria-disabled={!fits} onClick={() => fits && save()}>
        {t("Save the combined text" /* Button: one text takes the place of several */)}
      </button>
    </div>
  )
}

/** A colleague's newer text that came while the reader types here: shown, never put into their field. */
export function Newer({ room, text, take }: { room: Room; text: TextSeen; take: () => void }) {
  return (
    <div class="conflict">
      <p role="status">
        {t("%(who)s wrote here while you were typing. Yours is kept beside it." /* Above the other person's text */, {
          who: nameOf(room.store, text.by),
        })}
      </p>
      <div class="conflict-side" lang={langOf(room, text)}>
        <Words room={room} text={text} />
        <button type="button" class="button" onClick={take}>
          {t("Take this one instead of mine" /* Button: drops what the reader was typing */)}
        </button>
      </div>
    </div>
  )
}
