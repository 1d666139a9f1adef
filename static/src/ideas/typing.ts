// How words are counted and sent: as their writer sees them, and never half a syllable of an input method.

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null

/** What a reader would count as signs; the server counts the same. */
export const graphemes = (words: string): number =>
  segmenter ? [...segmenter.segment(words)].length : [...words].length

/** The beginning of a text, never cut within a sign. */
export const firstGraphemes = (words: string, most: number): string =>
  segmenter ? [...segmenter.segment(words)].slice(0, most).map(({ segment }) => segment).join("") : [...words].slice(0, most).join("")

/** True while an input method is composing: then Enter chooses a syllable and must not send. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

/** Ctrl (or Cmd) and Enter together, when nothing is being composed. */
export const isSending = (event: KeyboardEvent): boolean =>
  event.key === "Enter" && (event.ctrlKey || event.metaKey) && !isComposing(event)
