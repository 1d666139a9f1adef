// Writing: a new idea, and another wording of one's own.
import type { ComponentChildren } from "preact"
import { useId, useLayoutEffect, useRef } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import { one } from "../core/store"
import { t, tn } from "../core/words"
import type { OwnIdeaSeen } from "../types.gen"
import { graphemes, isSending } from "./typing"

const LIMIT = 280

/** A new idea. What is half-typed goes along from step to step until it is sent. */
export function Composer({ room, lens }: { room: Room; lens?: string | null }) {
  const [words, keep] = useKept(`idea-${room.me.id}`)
  const revealed = !!one(room.store, "board", room.team?.id)?.revealed
  const send = (): void => {
    void room.link.send("idea.add", { words, lens: lens ?? null })
    keep("")
  }
  return (
    <WordsForm words={words} type={keep} send={send} label={t("My idea" /* Label of the field for an idea */)} hint={revealed ? atOnce() : hidden()}>
      <button type="submit" class="button main" aria-disabled={!words.trim()}>
        {t("Add my idea" /* Button: sends the idea that was written */)}
      </button>
    </WordsForm>
  )
}

const hidden = (): string =>
  t("Write alone. Nobody sees it before the ideas are shown, and nobody sees that it is yours." /* Hint at the field for an idea */)

const atOnce = (): string =>
  t("Your team sees it at once, without your name." /* Hint at the field for an idea, after the ideas were shown */)

/** Other words for one's own idea. */
export function ChangeForm({ room, idea, close }: { room: Room; idea: OwnIdeaSeen; close: () => void }) {
  const [words, keep] = useKept(changeKey(room.me.id, idea.id), idea.words)
  const done = (): void => {
    keep(idea.words)
    close()
  }
  const send = (): void => {
    if (words.trim() !== idea.words) void room.link.send("idea.change", { idea: idea.id, words })
    done()
  }
  return (
    <WordsForm words={words} type={keep} send={send} label={t("New words for my idea" /* Label of the field that changes an idea */)} focused>
      <span class="row">
        <button type="button" class="button quiet" onClick={done}>
          {t("Cancel" /* Button: closes the field without changing the idea */)}
        </button>
        <button type="submit" class="button" aria-disabled={!words.trim()}>
          {t("Save" /* Button: keeps the new words of an idea */)}
        </button>
      </span>
    </WordsForm>
  )
}

export const changeKey = (person: number, idea: number): string => `idea-change-${person}-${idea}`

interface Form {
  words: string
  type: (words: string) => void
  send: () => void
  label: string
  hint?: string
  focused?: boolean
  children: ComponentChildren
}

/** A field that counts as it is typed in, and sends nothing that is empty or too long. */
function WordsForm({ words, type, send, label, hint, focused, children }: Form) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const over = graphemes(words) - LIMIT
  useLayoutEffect(() => void (focused && field.current?.focus()), [])
  const submit = (event: Event): void => {
    event.preventDefault()
    if (words.trim() && over <= 0) send()
    field.current?.focus()
  }
  return (
    <form class="composer" onSubmit={submit}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        id={id}
        ref={field}
        value={words}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={over > 0}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={(event) => isSending(event) && submit(event)}
      />
      <p class="error" id={`${id}-error`} role="status">
        {over > 0 && tn("%(n)s sign too many.", "%(n)s signs too many." /* At a field: so much longer than what fits */, over)}
      </p>
      <div class="composer-foot">
        <span class="counter">
          {t("%(count)s of %(limit)s signs" /* Below a field: so many signs are typed, so many fit */, { count: LIMIT + over, limit: LIMIT })}
        </span>
        {children}
      </div>
    </form>
  )
}
