// While somebody composes, the field shows one text and the document holds another: cells keep both in step. Pure.
import type { Splice } from "./splice"

/** One unit of text: whether the field shows it, and whether the document holds it. */
export interface Cell {
  unit: string
  shown: boolean
  held: boolean
}

/** What an observer of Yjs is told. */
export type Delta = { retain?: number; insert?: unknown; delete?: number }[]

export interface Target {
  remove: (at: number, count: number) => void
  insert: (at: number, words: string) => void
}

const cellsFrom = (words: string, shown: boolean): Cell[] =>
  Array.from({ length: words.length }, (_, place) => ({ unit: words[place]!, shown, held: true }))

export const cellsOf = (words: string): Cell[] => cellsFrom(words, true)

/** Take in what others did to the document; the field goes on showing what it shows. */
export function takeRemote(cells: Cell[], delta: Delta): void {
  let place = 0
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    for (let left = retain; left > 0; place++) if (cells[place]!.held) left--
    if (typeof insert === "string") {
      cells.splice(place, 0, ...cellsFrom(insert, false))
      place += insert.length
    }
    for (let left = gone; left > 0; place++) {
      if (!cells[place]!.held) continue
      cells[place]!.held = false
      left--
    }
  }
}

/** Where the last of these changes ends. */
export function endOf(delta: Delta): number {
  let at = 0
  let end = 0
  for (const { retain = 0, insert, delete: gone } of delta) {
    at += retain + (typeof insert === "string" ? insert.length : 0)
    if (insert || gone) end = at
  }
  return end
}

/** Take in what was typed in the field, and do it to the document: new words at the first sign that they replace. */
export function takeLocal(cells: Cell[], { at, gone, come }: Splice, target: Target): void {
  let { place, index } = placeOf(cells, at)
  if (gone > 0) for (; !cells[place]!.shown; place++) if (cells[place]!.held) index++
  remove(cells, place, index, gone, target)
  if (!come) return
  target.insert(index, come)
  cells.splice(place, 0, ...cellsFrom(come, true))
}

function remove(cells: Cell[], from: number, start: number, count: number, target: Target): void {
  let index = start
  for (let place = from, left = count; left > 0; place++) {
    const cell = cells[place]!
    if (cell.shown) {
      if (cell.held) target.remove(index, 1) // what somebody else has deleted is not deleted again
      cell.shown = cell.held = false
      left--
    } else if (cell.held) index++
  }
}

/** Where in the document an index of the field is: right after the sign before it. */
export const heldIndex = (cells: Cell[], at: number): number => placeOf(cells, at).index

function placeOf(cells: Cell[], at: number): { place: number; index: number } {
  let place = 0
  let index = 0
  for (let left = at; left > 0 && place < cells.length; place++) {
    if (cells[place]!.shown) left--
    if (cells[place]!.held) index++
  }
  return { place, index }
}
