// Papers as values: whether two say the same.

/** Whether two votes say the same: what is empty is as good as not there. */
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(told(one)) === JSON.stringify(told(other))

function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told)
  if (typeof value !== "object" || value === null) return value
  const parts = Object.entries(value).filter(([, part]) => part !== "" && part !== null && part !== undefined)
  return Object.fromEntries(parts.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, told(typeof part === "string" ? part.trim() : part)]))
}
