// Where words stand in a text, as a reader finds them: case, width and composition make no difference.
type Cell = { start: number; end: number; folded: string }
export type Span = { start: number; end: number }

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null

/** Where `sought` stands in `words`, one place after the other, in UTF-16 units; a sign is never cut. */
export function placesOf(words: string, sought: string): Span[] {
  const wanted = cellsOf(sought.trim()).map(({ folded }) => folded).join("")
  const cells = cellsOf(words)
  const ends = endsOf(cells)
  const folded = cells.map((cell) => cell.folded).join("")
  const found: Span[] = []
  for (let at = wanted ? folded.indexOf(wanted) : -1; at >= 0; ) {
    const [first, last] = [ends.get(at), ends.get(at + wanted.length)] // undefined in the middle of a sign
    if (first !== undefined && last !== undefined) found.push({ start: cells[first]!.start, end: cells[last - 1]!.end })
    at = folded.indexOf(wanted, first !== undefined && last !== undefined ? at + wanted.length : at + 1)
  }
  return found
}

/** By its offset in the folded text: how many cells end before it. */
function endsOf(cells: Cell[]): Map<number, number> {
  let offset = 0
  const ends = new Map([[0, 0]])
  cells.forEach(({ folded }, place) => {
    offset += folded.length
    if (folded) ends.set(offset, place + 1)
  })
  return ends
}

function cellsOf(words: string): Cell[] {
  let start = 0
  return signsOf(words).map((sign) => ({ start, end: (start += sign.length), folded: foldedSign(sign) }))
}

const signsOf = (words: string): string[] =>
  segmenter ? [...segmenter.segment(words)].map(({ segment }) => segment) : (words.match(/\P{M}\p{M}*|\p{M}/gu) ?? [])

/** Not `toLocaleLowerCase`: a Turkish browser finds what an English one finds. Upper case first makes ß and ς alike. */
const foldedSign = (sign: string): string =>
  sign.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC").replace(/\s+/g, " ")
