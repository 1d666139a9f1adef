// Whoever types goes on typing when what they type in changes its place: a composition, too, ends in an element that is
// taken out of the page, if only to be put in elsewhere. So all others are moved around it.

type Put = (node: Node, next: Node | null) => unknown

/** Let an element, when its children change places, leave that one where it is in which the caret stands. */
export function steady(list: HTMLElement | null): void {
  if (!list) return
  for (const name of ["insertBefore", "moveBefore"] as const) {
    const put = (list as unknown as Record<string, Put | undefined>)[name]
    if (!put || Object.hasOwn(list, name)) continue
    const steadily: Put = (node, next) => (hasCaret(list, node) ? around(node, next, put.bind(list)) : put.call(list, node, next))
    Object.assign(list, { [name]: steadily })
  }
}

const hasCaret = (list: HTMLElement, node: Node): boolean => node.parentNode === list && node.contains(document.activeElement)

/** Bring about the order that putting `node` before `next` would, by moving what lies between them. */
function around(node: Node, next: Node | null, put: Put): Node {
  const isAbove = !next || !!(node.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING)
  const [first, last] = isAbove ? [node.nextSibling, next] : [next, node]
  const target = isAbove ? node : node.nextSibling
  for (let each = first; each && each !== last; ) {
    const then: Node | null = each.nextSibling
    put(each, target)
    each = then
  }
  return node
}
