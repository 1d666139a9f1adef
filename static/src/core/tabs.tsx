// A row of tabs: one is open, and the arrow keys go along them.

interface Row<Name extends string> {
  names: readonly Name[]
  chosen: Name
  open: (name: Name) => void
  title: (name: Name) => string
  label?: string
  waiting?: Partial<Record<Name, number>>
}

export function Tabs<Name extends string>({ names, chosen, open, title, label, waiting = {} }: Row<Name>) {
  const step = (by: number): void => {
    const next = names[(names.indexOf(chosen) + by + names.length) % names.length]!
    open(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label={label}>
      {names.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          aria-selected={name === chosen}
          aria-controls="panel"
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => open(name)}
          onKeyDown={({ key }) => (key === "ArrowRight" ? step(1) : key === "ArrowLeft" ? step(-1) : undefined)}
        >
          {title(name)} {!!waiting[name] && <span class="count">{waiting[name]}</span>}
        </button>
      ))}
    </div>
  )
}
