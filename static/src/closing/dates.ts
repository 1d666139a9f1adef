// Dates as they stand in an agenda (2021-09-30, 2021-06), in the reader's language.
import { locale } from "../core/words"

const said = (date: string, how: Intl.DateTimeFormatOptions): string =>
  Number.isNaN(Date.parse(date)) ? date : new Intl.DateTimeFormat(locale(), { ...how, timeZone: "UTC" }).format(new Date(date))

export const day = (date: string): string => said(date, { dateStyle: "long" })

export const month = (date: string): string => said(date, { year: "numeric", month: "long" })
