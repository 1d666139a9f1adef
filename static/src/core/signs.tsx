// Countries, perspectives and lenses: always a sign and a word, colour only beside them.
import { countryName, term } from "./words"

// From static/src/css/VOCABULARY.md, where each is described.
const SHAPES = {
  government: "M3 3h18v18H3z M9.5 12h5v9h-5z",
  social_entrepreneur: "M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
  workers: "M12 2.5L22.5 21H1.5z",
  employers: "M12 1L23 12L12 23L1 12z M12 8.5L8.5 12L12 15.5L15.5 12z",
  researcher: "M12 1L21.5 6.5v11L12 23L2.5 17.5v-11z M8 10.5h8v3H8z",
  informal: "M12 2L22 10.5V22h-3V11.9L12 6L5 11.9V22H2V10.5z M9 14h6v3H9z",
  gender_age:
    "M9 4a7 7 0 1 1 0 14a7 7 0 1 1 0-14z M9 7a4 4 0 1 0 0 8a4 4 0 1 0 0-8z M18.5 12.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z M18.5 15a2 2 0 1 0 0 4a2 2 0 1 0 0-4z",
  rural:
    "M2 6c4-3.5 6-3.5 10 0s6 3.5 10 0v3c-4 3.5-6 3.5-10 0s-6-3.5-10 0z M2 12c4-3.5 6-3.5 10 0s6 3.5 10 0v3c-4 3.5-6 3.5-10 0s-6-3.5-10 0z M2 18c4-3.5 6-3.5 10 0s6 3.5 10 0v3c-4 3.5-6 3.5-10 0s-6-3.5-10 0z",
  covid_law:
    "M10.75 2h2.5v2.5H20V7h-.6L23 14a4 4 0 0 1-8 0L18 7h-4.75v12.5H18V22H6v-2.5h4.75V7H6l3 7a4 4 0 0 1-8 0L4.6 7H4V4.5h6.75z",
  support: "M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z",
  reservation: "M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z M12 4.5a7.5 7.5 0 0 1 0 15z",
  stand_aside: "M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14z",
  object: "M5 2.5L12 9.5L19 2.5L21.5 5L14.5 12L21.5 19L19 21.5L12 14.5L5 21.5L2.5 19L9.5 12L2.5 5z",
  check: "M9.3 19.5L2 12.2L4.6 9.6L9.3 14.3L19.4 4.2L22 6.8z",
  plus: "M10.25 3h3.5v7.25H21v3.5h-7.25V21h-3.5v-7.25H3v-3.5h7.25z",
  minus: "M3 10.25h18v3.5H3z",
  help: "M5 12.5V7a1.5 1.5 0 0 1 3 0v4h1V3.5a1.5 1.5 0 0 1 3 0V11h1V4.5a1.5 1.5 0 0 1 3 0V12h1V7.5a1.5 1.5 0 0 1 3 0V15a7 7 0 0 1-7 7h-1.5c-2.5 0-4-1-5.5-3z",
  clock: "M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 1 1 0-21z M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16z M10.75 6.5h2.5v5.5l3.5 3.5-1.75 1.75-4.25-4.25z",
  hidden:
    "M1 11c6 6.5 16 6.5 22 0v3.5l-2 1.7 1.5 2.6-2.2 1.2-1.6-2.7-2.5 1 .6 3.1-2.5.4-.6-3h-3.4l-.6 3-2.5-.4.6-3.1-2.5-1-1.6 2.7-2.2-1.2L3 16.2 1 14.5z",
  lock: "M6.5 10V7.5a5.5 5.5 0 0 1 11 0V10H20v12H4V10z M9 10h6V7.5a3 3 0 0 0-6 0z",
  warning: "M12 1.5L23.5 22H.5z M10.75 9h2.5v6.5h-2.5z M10.75 17h2.5v2.5h-2.5z",
  forward: "M13 4l8 8-8 8-2-2 4.5-4.5H3v-3h12.5L11 6z",
  silence: "M2 3h20v14h-9.5L7 22.5V17H2z M6.5 8.75h11v2.5h-11z",
  grip: "M6.6 5a1.9 1.9 0 1 1 3.8 0a1.9 1.9 0 1 1-3.8 0z M6.6 12a1.9 1.9 0 1 1 3.8 0a1.9 1.9 0 1 1-3.8 0z M6.6 19a1.9 1.9 0 1 1 3.8 0a1.9 1.9 0 1 1-3.8 0z M13.6 5a1.9 1.9 0 1 1 3.8 0a1.9 1.9 0 1 1-3.8 0z M13.6 12a1.9 1.9 0 1 1 3.8 0a1.9 1.9 0 1 1-3.8 0z M13.6 19a1.9 1.9 0 1 1 3.8 0a1.9 1.9 0 1 1-3.8 0z",
  dot: "M12 6a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
} as const

export type ShapeName = keyof typeof SHAPES

export function Shape({ name }: { name: string }) {
  const path = SHAPES[name as ShapeName] ?? SHAPES.dot
  return (
    <svg class="shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  )
}

/** A country's two letters, read aloud as its name. */
export function Sign({ country, size }: { country: string; size?: "small" | "large" }) {
  return (
    <span class={size ? `sign ${size}` : "sign"} data-country={country} data-hue={hue(country)} role="img" aria-label={countryName(country)}>
      {country}
    </span>
  )
}

const hue = (code: string): number => (code.charCodeAt(0) * 7 + code.charCodeAt(1)) % 12

export function Perspective({ name }: { name: string }) {
  return (
    <span class="perspective" data-perspective={name}>
      <Shape name={name} />
      {term(`perspective.${name}`)}
    </span>
  )
}

export function Lens({ name }: { name: string }) {
  return (
    <span class="lens" data-lens={name}>
      <Shape name={name} />
      {term(`lens.${name}`)}
    </span>
  )
}
