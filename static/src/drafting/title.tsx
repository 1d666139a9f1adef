// The title of an agenda or an item where it is read: it is a heading there, and commented on as any other words.
import { type Props as FieldProps, idOf, langOf } from "./frame"
import { Marked, openAt, pickedIn, Talk, usePicked, useShown } from "./anchors"
import type { FieldSeen } from "../types.gen"

type Props = FieldProps & { seen: FieldSeen }

/** The words of the heading. */
export function TitleWords(props: Props) {
  const { room, field, at, seen } = props
  const { words, marks } = useShown(props)
  return (
    <span id={idOf(at, field)} tabIndex={-1} lang={langOf(room, seen)}>
      <Marked as="span" words={words} marks={marks} />
    </span>
  )
}

/** Below the heading: the way to comment on its words. */
export function TitleTalk({ room, field, at }: Props) {
  const picked = usePicked(() => pickedIn(document.getElementById(idOf(at, field))))
  return <Talk room={room} at={at} field={field} comments={openAt(room, at, field)} picked={picked} />
}
