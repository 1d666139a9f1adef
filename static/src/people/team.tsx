import type { Room } from "../core/room"

export function Actions({ room }: { room: Room }) {
  return <p class="empty">{room.step?.kind}</p>
}

export function Lobby({ room }: { room: Room }) {
  return <p class="empty">{room.step?.kind}</p>
}

export function Team({ room }: { room: Room }) {
  return <p class="empty">{room.step?.kind}</p>
}

