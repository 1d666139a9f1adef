// What is half-typed. It outlives the page, and is let go when it was sent.
import { useEffect, useState } from "preact/hooks"

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

/** The words of one field, kept on this device under a key that names person and place. */
export function useKept(key: string, initial = ""): [string, (words: string) => void] {
  const [words, setWords] = useState(() => localStorage.getItem(key) ?? initial)
  useEffect(() => {
    tell(key, words === initial ? "" : words)
    return () => tell(key, "")
  }, [key, words, initial])
  const keep = (next: string): void => {
    next && next !== initial ? localStorage.setItem(key, next) : localStorage.removeItem(key)
    setWords(next)
  }
  return [words, keep]
}
