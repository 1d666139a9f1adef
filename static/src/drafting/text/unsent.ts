// Whether this device holds letters of a shared text that the server has not answered: a page that is opened later,
// be it in another step, must send them, or give them back.
export const placeOf = (person: number, team: number): string => `text-${person}-${team}`

export const hasUnsent = (person: number, team: number): boolean => localStorage.getItem(`${placeOf(person, team)}-unsent`) !== null

export function noteUnsent(person: number, team: number, unsent: boolean): void {
  const place = `${placeOf(person, team)}-unsent`
  if (!unsent) localStorage.removeItem(place)
  else if (!localStorage.getItem(place)) localStorage.setItem(place, "1")
}
