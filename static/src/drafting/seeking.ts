// Going to one thing on the page, also when it is not drawn yet: another tab must be opened for it first.

let sought = ""

/** Bring a thing before the eyes and put the focus on it; if it is not there, let the page open where it will be. */
export function seek(id: string, open: () => void): void {
  if (document.getElementById(id)) return reveal(id)
  sought = id
  open()
}

/** To be called by what has just been drawn. */
export function arrived(id: string): void {
  if (id !== sought) return
  sought = ""
  reveal(id)
}

/** Unfold what a thing lies in, and go to it. */
export function reveal(id: string): void {
  const thing = document.getElementById(id)
  for (let fold = thing?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true
  thing?.scrollIntoView({ block: "center" })
  thing?.focus({ preventScroll: true })
}
