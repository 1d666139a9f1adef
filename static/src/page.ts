// Plain pages wait without reloading all the time: they ask how things stand, and load anew when that has changed.
// Without this (or without JavaScript) the page reloads itself every few seconds.
const waiting = document.querySelector<HTMLElement>("[data-poll]")

async function look({ dataset }: HTMLElement): Promise<void> {
  const answer = await fetch(dataset.poll!).catch(() => null)
  const { state } = answer?.ok ? ((await answer.json()) as { state: string }) : { state: dataset.state }
  if (state !== dataset.state) location.replace(location.pathname)
}

if (waiting) setInterval(() => void look(waiting), 2000)

export {}
