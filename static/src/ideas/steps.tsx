import type { Room } from "../core/room"

export function Board({ room }: { room: Room }) {
  return <p class="empty">{room.step?.kind}</p>
}

export function ClusterStep({ room }: { room: Room }) {
  return <p class="empty">{room.step?.kind}</p>
}

export function IdeasStep({ room }: { room: Room }) {
  return <p class="empty">{room.step?.kind}</p>
}

export function PerspectivesStep({ room }: { room: Room }) {
  return <p class="empty">{room.step?.kind}</p>
}

