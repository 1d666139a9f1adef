// What was written, to be hidden where it must be, and shown again: nothing is ever deleted.
import { useEffect } from "preact/hooks"
import { all, one } from "../core/store"
import { Sign } from "../core/signs"
import { t, term } from "../core/words"
import type { CommentSeen, IdeaSeen } from "../types.gen"
import { arrived } from "../drafting/seeking"
import type { Desk } from "./desk"

export function BoardPanel({ desk }: { desk: Desk }) {
  const ideas = all(desk.store, "idea")
  const comments = all(desk.store, "comment")
  if (!ideas.length && !comments.length) {
    return <p class="empty">{t("Ideas appear here after the reveal, and comments when teams review each other." /* Nothing to moderate yet */)}</p>
  }
  return (
    <ul class="queue">
      {ideas.map((idea) => (
        <Idea key={`idea-${idea.id}`} desk={desk} idea={idea} />
      ))}
      {comments.map((comment) => (
        <Comment key={`comment-${comment.id}`} desk={desk} comment={comment} />
      ))}
    </ul>
  )
}

function Idea({ desk, idea }: { desk: Desk; idea: IdeaSeen }) {
  const turn = (name: "idea.hide" | "idea.unhide") => (): void => void desk.link.send(name, { idea: idea.id })
  return <Line desk={desk} team={idea.team} words={idea.words} hidden={idea.hidden} hide={turn("idea.hide")} show={turn("idea.unhide")} />
}

function Comment({ desk, comment }: { desk: Desk; comment: CommentSeen }) {
  const turn = (name: "comment.hide" | "comment.unhide") => (): void => void desk.link.send(name, { comment: comment.id })
  const kind = term(`comment.${comment.kind}`)
  const place = `comment-${comment.id}`
  useEffect(() => arrived(place), [])
  return <Line id={place} desk={desk} team={comment.team} kind={kind} words={comment.words} hidden={comment.hidden} hide={turn("comment.hide")} show={turn("comment.unhide")} />
}

type OneLine = { id?: string; desk: Desk; team: number | null; kind?: string; words: string; hidden: boolean; hide: () => void; show: () => void }

function Line({ id, desk, team, kind, words, hidden, hide, show }: OneLine) {
  const country = one(desk.store, "team", team)?.country
  const press = (): void => {
    if (hidden) return show()
    hide()
    desk.say({ words: t("Hidden. Its writer still has it." /* A facilitator hid an idea or a comment */), undo: show })
  }
  return (
    <li id={id} tabIndex={id ? -1 : undefined}>
      {country && <Sign country={country} size="small" />}
      {kind && <b>{kind}</b>}
      <span>
        {words} {hidden && <span class="tag">{t("hidden" /* An idea or a comment that a facilitator has hidden */)}</span>}
      </span>
      <button type="button" class="button small" aria-pressed={hidden} onClick={press}>
        {hidden ? t("Show again" /* Button: an idea or comment that was hidden */) : t("Hide" /* Button: takes an idea or comment off the board */)}
      </button>
    </li>
  )
}
