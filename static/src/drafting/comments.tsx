// What readers say to an item, what its authors answer, and the form to say something.
import { useKept } from "../core/kept"
import { nameOf, type Room } from "../core/room"
import { Sign } from "../core/signs"
import { all, one } from "../core/store"
import { t, term, timeOfDay } from "../core/words"
import { graphemes, isSending } from "../ideas/typing"
import type { AnswerSeen, CommentSeen, ItemSeen, Remark } from "../types.gen"

const KINDS: Remark[] = ["clear", "missing", "can_help", "question"]
const LIMIT = 500
const TONES: Record<Remark, string> = { clear: "good", missing: "caution", can_help: "accent", question: "" }

export function Thread({ room, item }: { room: Room; item: ItemSeen }) {
  const comments = all(room.store, "comment").filter((comment) => comment.item === item.id)
  const waiting = room.link.outbox.all.flatMap(({ op, name, payload }) =>
    name === "comment.add" && payload.item === item.id ? [{ op, ...payload }] : [],
  )
  if (!comments.length && !waiting.length) return null
  return (
    <div role="group" aria-labelledby={`item-${item.id}-comments`}>
      <h3 id={`item-${item.id}-comments`}>
        {t("Comments" /* Heading above what others say to an agenda item */)} <span class="count">{comments.length}</span>
      </h3>
      <ul class="thread">
        {comments.map((comment) => (
          <Comment key={comment.id} room={room} item={item} comment={comment} />
        ))}
        {waiting.map(({ op, kind, words }) => (
          <li key={op} class="comment" data-kind={kind} data-state="waiting">
            <p class="comment-head">
              <Kind kind={kind} /> {t("waiting" /* State of a comment: it is on its way to the server */)}
            </p>
            <p class="comment-text">{words}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Kind({ kind }: { kind: Remark }) {
  return (
    <span class="tag" data-tone={TONES[kind] || undefined}>
      {term(`comment.${kind}`)}
    </span>
  )
}

function Comment({ room, item, comment }: { room: Room; item: ItemSeen; comment: CommentSeen }) {
  const answers = item.team === room.me.team && (room.may("draft") || room.may("comment"))
  return (
    <li class="comment" data-kind={comment.kind}>
      <p class="comment-head">
        <Who room={room} said={comment} /> <Kind kind={comment.kind} />
        {comment.resolved && <span class="tag" data-tone="good">{t("dealt with" /* State of a comment */)}</span>}
        {comment.hidden && <span class="tag" data-tone="danger">{t("hidden" /* State of a comment: only facilitators see it */)}</span>}
      </p>
      <Said room={room} said={comment} />
      {comment.answers.map((answer) => (
        <div key={answer.id} class="answer">
          <p class="comment-head">
            <Who room={room} said={answer} />
          </p>
          <Said room={room} said={answer} />
        </div>
      ))}
      {answers && <Reply room={room} comment={comment} />}
      {room.me.role === "facilitator" && <Moderation room={room} comment={comment} />}
    </li>
  )
}

function Who({ room, said }: { room: Room; said: CommentSeen | AnswerSeen }) {
  const team = one(room.store, "team", one(room.store, "person", said.by)?.team)
  return (
    <>
      {team && <Sign country={team.country} size="small" />} <b>{nameOf(room.store, said.by)}</b> <time>{timeOfDay(said.at)}</time>
    </>
  )
}

function Said({ room, said }: { room: Room; said: CommentSeen | AnswerSeen }) {
  return (
    <p class="comment-text" lang={one(room.store, "person", said.by)?.language}>
      {said.words}
    </p>
  )
}

function Reply({ room, comment }: { room: Room; comment: CommentSeen }) {
  const [words, write] = useKept(`answer-${room.me.id}-${comment.id}`)
  const id = `answer-${comment.id}`
  const fits = words.trim() !== "" && graphemes(words) <= LIMIT
  const send = (): void => {
    if (!fits) return document.getElementById(id)?.focus()
    void room.link.send("comment.answer", { comment: comment.id, words })
    write("")
  }
  const turn = (): void => void room.link.send("comment.resolve", { comment: comment.id, resolved: !comment.resolved })
  return (
    <form class="answer" onSubmit={(event) => (event.preventDefault(), send())}>
      <div class="field">
        <label for={id}>{t("Your answer" /* Label of a field below a comment */)}</label>
        <textarea id={id} rows={1} value={words} onInput={({ currentTarget }) => write(currentTarget.value)} onKeyDown={(event) => isSending(event) && send()} />
        <TooLong words={words} />
      </div>
      <div class="row">
        <button type="submit" class="button" aria-disabled={!fits}>
          {t("Answer" /* Button: sends an answer to a comment */)}
        </button>
        <button type="button" class="button quiet" onClick={turn}>
          {comment.resolved
            ? t("Open again" /* Button: a comment is not dealt with after all */)
            : t("Dealt with" /* Button: a comment needs nothing more */)}
        </button>
      </div>
    </form>
  )
}

function TooLong({ words }: { words: string }) {
  const counted = graphemes(words)
  if (counted <= LIMIT) return null
  const values = { counted, limit: LIMIT }
  return (
    <p class="error">
      {t("This is too long: %(counted)s signs, and %(limit)s fit here." /* At a field. Both count signs as a reader sees them */, values)}
    </p>
  )
}

function Moderation({ room, comment }: { room: Room; comment: CommentSeen }) {
  const turn = (): void => void room.link.send(comment.hidden ? "comment.unhide" : "comment.hide", { comment: comment.id })
  return (
    <button type="button" class="button quiet" onClick={turn}>
      {comment.hidden
        ? t("Show again" /* Button: a hidden comment is shown to all who may read it */)
        : t("Hide" /* Button: takes a comment off everybody's screen but the facilitators' */)}
    </button>
  )
}

/** Say something to an item of another team's draft: what kind of remark, and the words. */
export function CommentForm({ room, item }: { room: Room; item: ItemSeen }) {
  const key = `comment-${room.me.id}-${item.id}`
  const [words, write] = useKept(key)
  const [kind, choose] = useKept(`${key}-kind`, "clear")
  const fits = words.trim() !== "" && graphemes(words) <= LIMIT
  const id = `comment-on-${item.id}`
  const send = (): void => {
    if (!fits) return document.getElementById(id)?.focus()
    void room.link.send("comment.add", { item: item.id, kind: kind as Remark, words })
    write("")
    choose("clear")
  }
  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), send())}>
      <fieldset class="row">
        <legend>{t("What do you want to say?" /* Above the four kinds of comments */)}</legend>
        {KINDS.map((name) => (
          <label key={name} class="choice">
            <input type="radio" name={key} value={name} checked={kind === name} onChange={() => choose(name)} />
            <span>{term(`comment.${name}`)}</span>
          </label>
        ))}
      </fieldset>
      <label for={id}>{t("Your comment" /* Label of a field below an item of another team's draft */)}</label>
      <textarea id={id} rows={2} value={words} onInput={({ currentTarget }) => write(currentTarget.value)} onKeyDown={(event) => isSending(event) && send()} />
      <TooLong words={words} />
      <div class="composer-foot">
        <span class="counter">{t("%(counted)s of %(limit)s signs" /* How long a text is, and may be */, { counted: graphemes(words), limit: LIMIT })}</span>
        <button type="submit" class="button main" aria-disabled={!fits}>
          {t("Send comment" /* Button */)}
        </button>
      </div>
    </form>
  )
}
