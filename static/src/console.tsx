// The facilitators' console.
import type { Link } from "./core/link"
import { live, TurnedAway } from "./core/parts"

function ConsolePage({ link }: { link: Link }) {
  if (link.closed) return <TurnedAway code={link.closed} />
  return <div class="console" />
}

live("console", ConsolePage)
