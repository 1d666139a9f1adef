// The fields of the form for a new vote.
import { useId } from "preact/hooks"

interface ChoiceProps {
  label: string
  value: string
  options: [string, string][]
  set: (value: string) => void
}

export function Choice({ label, value, options, set }: ChoiceProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} onChange={({ currentTarget }) => set(currentTarget.value)}>
        {options.map(([key, words]) => (
          <option key={key} value={key} selected={key === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}

export function Words({ label, value, rows = 1, set }: { label: string; value: string; rows?: number; set: (value: string) => void }) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {rows > 1 ? <textarea id={id} rows={rows} value={value} onInput={({ currentTarget }) => set(currentTarget.value)} /> : <input id={id} type="text" value={value} onInput={({ currentTarget }) => set(currentTarget.value)} />}
    </div>
  )
}

export function Numeric({ label, value, least = 0, most, set }: { label: string; value: number; least?: number; most: number; set: (value: number) => void }) {
  const id = useId()
  const bounded = (number: number): number => Math.min(most, Math.max(least, Math.round(number || 0)))
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="number" inputMode="numeric" min={least} max={most} value={value} onChange={({ currentTarget }) => set(bounded(currentTarget.valueAsNumber))} />
    </div>
  )
}
