// The forms in which words are proposed for a field, and stated anew. What is typed outlives a reload and a refusal.
import type { ComponentChildren } from "preact"
import { useRef, useState } from "preact/hooks"
import { useKept } from "../core/kept"
import type { Room } from "../core/room"
import { Perspective } from "../core/signs"
import { one } from "../core/store"
import { t } from "../core/words"
import { graphemes, isSending } from "../ideas/typing"
import type { AmendmentSeen, Done, Refused } from "../types.gen"
import { idOf, labelOf, langOf, type Props } from "./frame"
import type { Field } from "./fields"

const REASON = 500

/** Under which name this person's half-typed words for a field are kept. Begun reads them when the field is gone. */
const keyOf = ({ room, at, field }: Props): string => `amendment-${room.me.id}-${at.team}.${at.item ?? 0}.${at.action ?? 0}.${at.paragraph ?? 0}.${field.name}`

export const isBegun = (props: Props): boolean => (sessionStorage.getItem(keyOf(props)) ?? localStorage.getItem(keyOf(props))) !== null

/** Propose other words for a field: the words, why, and for which of one's perspectives. */
export function ProposeForm({ done, ...props }: Props & { done: () => void }) {
  const { room, field, at, seen } = props
  const key = keyOf(props)
  const from = useRef({ id: seen?.id ?? 0, words: seen?.words ?? "" }).current // what one began with, also when the text moves on
  const [words, write] = useKept(key, from.words)
  const [base, keepBase] = useKept(`${key}-base`)
  const [reason, explain] = useKept(`${key}-reason`)
  const [perspective, choose] = useKept(`${key}-as`)
  const [said, ask] = useAnswer()
  const id = `${idOf(at, field)}-propose`
  const typed = (next: string): void => {
    if (!base) keepBase(String(from.id))
    write(next)
  }
  const close = (): void => {
    write(from.words)
    for (const empty of [keepBase, explain, choose]) empty("")
    done()
  }
  const send = (): void => {
    const fault = faultOf(field, words, reason, from.words)
    if (fault) return document.getElementById(fault === "reason" ? `${id}-reason` : id)?.focus()
    const { team, item, action, paragraph } = at
    const payload = { team, item, action, paragraph, field: field.name, base: Number(base || from.id) || null, words, reason, perspective }
    ask(room.link.send("amendment.propose", payload, true), close)
  }
  return (
    <form class="composer" aria-label={t("Propose other words for: %(field)s" /* Name of a form; %(field)s is a field of the draft */, { field: labelOf(field) })} onSubmit={(event) => (event.preventDefault(), send())}>
      <WordsField id={id} field={field} words={words} write={typed} send={send} lang={langOf(room, seen)} label={t("Your words for: %(field)s" /* Label of a field; %(field)s is a field of the draft */, { field: labelOf(field) })} />
      <Reason id={`${id}-reason`} label={t("Why?" /* Label of a field: the reason for other words */)} words={reason} write={explain} send={send} />
      <Perspectives room={room} name={key} chosen={perspective} choose={choose} />
      <Foot said={said} fits={!faultOf(field, words, reason, from.words)} close={close}>
        {t("Propose" /* Button: sends other words for a field to the team */)}
      </Foot>
    </form>
  )
}

/** State an amendment anew, or accept it with a change: both begin with its words, and end with other ones. */
export function StateForm({ amendment, label, button, done, send, ...props }: Props & { amendment: AmendmentSeen; label: string; button: string; done: () => void; send: (words: string) => Promise<Done | Refused> }) {
  const { room, field, at, seen } = props
  const [words, write] = useKept(`state-${room.me.id}-${amendment.id}-${button}`, amendment.words)
  const [said, ask] = useAnswer()
  const id = `${idOf(at, field)}-state-${amendment.id}`
  const close = (): void => {
    write(amendment.words)
    done()
  }
  const fits = graphemes(words) <= field.limit
  const go = (): void => {
    if (fits) ask(send(words), close)
  }
  return (
    <form class="composer" aria-label={label} onSubmit={(event) => (event.preventDefault(), go())}>
      {amendment.touched && <Standing words={seen?.words ?? ""} />}
      <WordsField id={id} field={field} words={words} write={write} send={go} lang={langOf(room, seen)} label={label} />
      <Foot said={said} fits={fits} close={close}>
        {button}
      </Foot>
    </form>
  )
}

function Standing({ words }: { words: string }) {
  return (
    <div>
      <p class="eyebrow">{t("The text as it stands now" /* Above a text */)}</p>
      <p class="difference">{words}</p>
    </div>
  )
}

/** Reject an amendment, with an answer or without one. */
export function RejectForm({ room, amendment, done, told }: { room: Room; amendment: AmendmentSeen; done: () => void; told: () => void }) {
  const [answer, write] = useKept(`reject-${room.me.id}-${amendment.id}-answer`)
  const [said, ask] = useAnswer()
  const close = (): void => {
    write("")
    done()
  }
  const send = (): void => {
    if (graphemes(answer) > REASON) return
    ask(room.link.send("amendment.reject", { amendment: amendment.id, answer }, true), () => (close(), told()))
  }
  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), send())}>
      <Reason id={`reject-${amendment.id}`} label={t("Your answer to who proposed it, if you like" /* Label of a field */)} words={answer} write={write} send={send} />
      <Foot said={said} fits={graphemes(answer) <= REASON} close={close}>
        {t("Reject it" /* Button: the text stays as it stands */)}
      </Foot>
    </form>
  )
}

/** What the server answered to what was asked here: "…" while it is on its way, a sentence if it was refused. */
export function useAnswer(): [string, (asked: Promise<Done | Refused>, then?: () => void) => void] {
  const [said, say] = useState("")
  const ask = (asked: Promise<Done | Refused>, then?: () => void): void => {
    if (said === "…") return
    say("…")
    void asked.then((answer) => {
      say(answer.ok ? "" : answer.message)
      if (answer.ok) then?.()
    })
  }
  return [said, ask]
}

export function Answer({ said }: { said: string }) {
  return (
    <div role="status">
      {said && (said === "…" ? <p class="hint">{t("waiting" /* State of something that is on its way to the server */)}</p> : <p class="error">{said}</p>)}
    </div>
  )
}

interface Writing {
  id: string
  label: string
  words: string
  write: (words: string) => void
  send: () => void
}

function WordsField({ id, field, label, words, write, send, lang }: Writing & { field: Field; lang: string | undefined }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} rows={field.shape === "line" ? 1 : 3} value={words} lang={lang} onInput={({ currentTarget }) => write(currentTarget.value)} onKeyDown={(event) => isSending(event) && send()} />
      <TooLong words={words} limit={field.limit} />
    </div>
  )
}

function Reason({ id, label, words, write, send }: Writing) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} rows={2} value={words} onInput={({ currentTarget }) => write(currentTarget.value)} onKeyDown={(event) => isSending(event) && send()} />
      <TooLong words={words} limit={REASON} />
    </div>
  )
}

function TooLong({ words, limit }: { words: string; limit: number }) {
  const counted = graphemes(words)
  if (counted <= limit) return null
  return (
    <p class="error">
      {t("This is too long: %(counted)s signs, and %(limit)s fit here." /* At a field. Both count signs as a reader sees them */, { counted, limit })}
    </p>
  )
}

function Perspectives({ room, name, chosen, choose }: { room: Room; name: string; chosen: string; choose: (perspective: string) => void }) {
  const own = one(room.store, "person", room.me.id)?.perspectives ?? []
  if (!own.length) return null
  return (
    <fieldset class="row">
      <legend>{t("For which of your perspectives?" /* Above choices: in whose interest other words are proposed */)}</legend>
      {["", ...own].map((perspective) => (
        <label key={perspective} class="choice">
          <input type="radio" name={name} checked={chosen === perspective} onChange={() => choose(perspective)} />
          {perspective ? <Perspective name={perspective} /> : <span>{t("none in particular" /* Choice: for no perspective */)}</span>}
        </label>
      ))}
    </fieldset>
  )
}

function Foot({ said, fits, close, children }: { said: string; fits: boolean; close: () => void; children: ComponentChildren }) {
  return (
    <div class="row">
      <button type="submit" class="button" aria-disabled={!fits || said === "…"}>
        {children}
      </button>
      <button type="button" class="button quiet" onClick={close}>
        {t("Cancel" /* Button: closes a form; nothing is sent */)}
      </button>
      <Answer said={said} />
    </div>
  )
}

/** What a proposal still lacks: other words, shorter ones, or a reason. */
function faultOf(field: Field, words: string, reason: string, stands: string): "words" | "reason" | "" {
  if (words.trim() === stands.trim() || graphemes(words) > field.limit) return "words"
  return reason.trim() && graphemes(reason) <= REASON ? "" : "reason"
}
