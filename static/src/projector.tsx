// The projector: shows what the console sends.
import type { Link } from "./core/link"
import { live, TurnedAway } from "./core/parts"

function ProjectorPage({ link }: { link: Link }) {
  if (link.closed) return <TurnedAway code={link.closed} />
  return <div class="wall" />
}

live("projector", ProjectorPage)
