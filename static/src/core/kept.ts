// What is half-typed. It outlives the page, and is let go when it was sent.
import { useEffect, useRef, useState } from "preact/hooks"

const typing = new Set<string>()
let listener: (unsent: boolean) => void = () => {}

/** Let one place (the room) hear whether anything on the page is typed and not sent. */
export const onUnsent = (listen: (unsent: boolean) => void): void => {
  listener = listen
}

function tell(key: string, words: string): void {
  words.trim() ? typing.add(key) : typing.delete(key)
  listener(typing.size > 0)
}

/**
 * The words of one field, kept on this device under a key that names person and place. Each tab has its own, which
 * survives a reload; a tab that has none takes what another has left, and follows it until it is typed in here.
 */
export function useKept(key: string, initial = ""): [string, (words: string) => void] {
  const [words, setWords] = useState(() => sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? initial)
  useEffect(() => tell(key, words === initial ? "" : words), [key, words, initial])
  useEffect(() => () => tell(key, ""), [key]) // not at each letter: between two there is no moment without words
  useEffect(() => {
    const follow = (other: StorageEvent): void => {
      if (other.key === key && words !== initial && sessionStorage.getItem(key) === null) setWords(other.newValue ?? initial)
    }
    addEventListener("storage", follow)
    return () => removeEventListener("storage", follow)
  }, [key, words, initial])
  const keep = (next: string): void => {
    next && next !== initial ? store(key, next) : letGo(key, words)
    setWords(next)
  }
  return [words, keep]
}

function store(key: string, words: string): void {
  sessionStorage.setItem(key, words)
  localStorage.setItem(key, words)
}

type Writable = HTMLTextAreaElement | HTMLInputElement

const isWritable = (target: EventTarget | null): target is Writable =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")

/**
 * Hold a page as long as somebody's caret stands in words that they have changed, also if these save themselves:
 * who stops to think is not done. Gives the listeners for what is around the fields.
 */
export function useCaret() {
  const field = useRef<Writable | null>(null)
  const [, look] = useState(0)
  useEffect(() => tell("caret", field.current === document.activeElement ? (field.current?.value ?? "") : ""))
  const take = (next: Writable | null): void => {
    field.current = next
    look((n) => n + 1)
  }
  // Not for a checkbox: to draw between its `input` and its `change` would take its tick away again.
  return { onInput: ({ target }: Event) => isWritable(target) && take(target), onFocusOut: () => take(null) }
}

export interface Begun {
  key: string
  kind: string
  place: string
  words: string
}

/** What this person has begun and not sent on this device, in fields that are not on the page. */
export const begun = (person: number): Begun[] =>
  Object.keys(localStorage).flatMap((key) => {
    const [kind, whose, id, ...rest] = key.split("-")
    const words = localStorage.getItem(key)
    const isTheirs = Number(whose) === person && !rest.length && !typing.has(key)
    return isTheirs && kind && words?.trim() ? [{ key, kind, place: id ?? "", words }] : []
  })

/** Another tab's words stay: only what this one wrote is removed. */
export function letGo(key: string, words: string): void {
  sessionStorage.removeItem(key)
  if (localStorage.getItem(key) === words) localStorage.removeItem(key)
}
