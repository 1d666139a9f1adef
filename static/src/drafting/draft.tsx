import type { Room } from "../core/room"

export function DraftStep({ room }: { room: Room }) {
  return <p class="empty">{room.step?.kind}</p>
}

