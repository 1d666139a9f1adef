// The server's time on a device whose own clock may be wrong, and how a countdown reads. Pure.
import type { ClockSeen } from "../types.gen"

const JUMP = 2000 // ms: more than this is a clock that was set, or a device that slept

/** The better estimate of (server's time - this device's): latency only ever makes a reading too small. */
export function offset(before: number | undefined, server: number, device: number): number {
  const reading = server - device
  return before === undefined || Math.abs(reading - before) > JUMP ? reading : Math.max(before, reading)
}

/** Milliseconds left of a step; negative once it is over. */
export const leftOf = ({ ends_at, left }: ClockSeen, now: number): number => left ?? ends_at - now

export type TimerState = "running" | "ending" | "over" | "paused"

export function stateOf(clock: ClockSeen, now: number): TimerState {
  if (clock.left !== null) return "paused"
  const left = leftOf(clock, now)
  return left <= 0 ? "over" : left < 60_000 ? "ending" : "running"
}

/** "12:40", "1:02:03", and "+0:35" once it is over. */
export function reading(left: number): string {
  const seconds = Math.abs(left > 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = String(seconds % 60).padStart(2, "0")
  const face = hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`
  return left > -1000 ? face : `+${face}`
}
