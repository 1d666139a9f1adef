// Whether this device holds letters of a shared text that the server has not answered: a page that is opened later,
// be it in another step, must send them, or give them back.
export const placeOf = (person: number, team: number): string => `text-${person}-${team}`

export const hasUnsent = (person: number, team: number): boolean => localStorage.getItem(`${placeOf(person, team)}-unsent`) !== null

export function noteUnsent(person: number, team: number, unsent: boolean): void {
  const place = `${placeOf(person, team)}-unsent`
  if (!unsent) localStorage.removeItem(place)
  else if (!localStorage.getItem(place)) localStorage.setItem(place, "1")
}

// IndexedDB keeps nothing that comes while a page goes: the last letters, perhaps half a syllable, wait here.
const leftIn = (place: string): string => `${place}-left-`

/** Keep what a page (by its pen) has not been answered for, at once. */
export function leave(place: string, pen: number, update: string): void {
  try {
    localStorage.setItem(leftIn(place) + pen, update)
  } catch {
    // there is no room: what was typed before the last moment is in IndexedDB
  }
}

/** Take what pages have left. */
export function takeLeft(place: string): string[] {
  const left = Object.keys(localStorage).filter((name) => name.startsWith(leftIn(place)))
  return left.map((name) => {
    const update = localStorage.getItem(name)!
    localStorage.removeItem(name)
    return update
  })
}
