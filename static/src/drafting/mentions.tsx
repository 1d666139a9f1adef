// "Min-jun mentions you": what the viewer is named in, at the top of the page until they put it away.
import { nameOf, type Room } from "../core/room"
import { all, one } from "../core/store"
import { t } from "../core/words"
import type { CommentSeen, MentionSeen } from "../types.gen"
import { seek } from "./seeking"

/** `open` lets the page open where a comment will be, when it is not there yet. */
export function Mentions({ room, open }: { room: Room; open: (comment: CommentSeen) => void }) {
  const mentions = all(room.store, "mention").flatMap((mention) => {
    const comment = one(room.store, "comment", mention.comment)
    return comment ? [{ mention, comment }] : []
  })
  if (!mentions.length) return null
  return (
    <ul class="mentions" aria-label={t("Where you are mentioned" /* Name of a list of notices */)}>
      {mentions.map(({ mention, comment }) => (
        <Notice key={mention.id} room={room} mention={mention} comment={comment} open={() => open(comment)} />
      ))}
    </ul>
  )
}

interface Props {
  room: Room
  mention: MentionSeen
  comment: CommentSeen
  open: () => void
}

function Notice({ room, mention, comment, open }: Props) {
  const said = comment.answers.find(({ id }) => id === mention.answer) ?? comment
  return (
    <li class="notice" data-tone="accent">
      <p>
        <b>{t("%(who)s mentions you:" /* Before the words of a comment; %(who)s is a person */, { who: nameOf(room.store, mention.by) })}</b>{" "}
        <span lang={one(room.store, "person", mention.by)?.language}>{said.words}</span>
      </p>
      <p class="row">
        <button type="button" class="button small" onClick={() => seek(`comment-${comment.id}`, open)}>
          {t("Show" /* Button: goes to the words that a comment is about */)}
        </button>
        <button type="button" class="button small quiet" onClick={() => void room.link.send("mention.put_away", { mention: mention.id })}>
          {t("Put away" /* Button: closes the notice */)}
        </button>
      </p>
    </li>
  )
}
