// The one change that turns a field's old words into its new ones. Pure.

/** At an index (UTF-16 units, as everywhere here), `gone` units are replaced by `come`. */
export interface Splice {
  at: number
  gone: number
  come: string
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** The smallest change; among equal letters (a second `a` in `aa`) the caret tells which one was typed. */
export function spliceOf(before: string, after: string, caret: number): Splice {
  const most = Math.min(before.length, after.length)
  let tail = 0
  const grow = (limit: number): void => {
    while (tail < limit && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  }
  grow(Math.min(most, Math.max(0, after.length - caret)))
  let head = 0
  while (head < most - tail && before[head] === after[head]) head++
  grow(most - head)
  if (head > 0 && isHigh(before.charCodeAt(head - 1))) head-- // half a pair would become a replacement sign
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail--
  return { at: head, gone: before.length - head - tail, come: after.slice(head, after.length - tail) }
}
