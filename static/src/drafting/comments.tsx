// What is said to an item, or to the agenda, by its readers and among its team, what is answered, and the form to say something.
import type { ComponentChildren } from "preact"
import { useEffect } from "preact/hooks"
import { useKept } from "../core/kept"
import { nameOf, type Room } from "../core/room"
import { Shape, Sign } from "../core/signs"
import { all, one } from "../core/store"
import { t, term, timeOfDay } from "../core/words"
import { graphemes, isSending } from "../ideas/typing"
import type { AnswerSeen, Commands, CommentSeen, Remark } from "../types.gen"
import { AboutWords, maySpeak, useText } from "./anchors"
import { chosenFor, hold, isAbout, labelOfText, letGoOf, nameOfTopic, type Topic } from "./chosen"
import { audience, Mention, useNamed, withName } from "./mentioning"
import { arrived } from "./seeking"

const KINDS: Remark[] = ["clear", "missing", "can_help", "question", "objection"]
const LIMIT = 500
const TONES: Record<Remark, string> = { clear: "good", missing: "caution", can_help: "accent", question: "", objection: "danger" }

export function Thread({ room, topic }: { room: Room; topic: Topic }) {
  const comments = all(room.store, "comment").filter((comment) => isAbout(comment, topic))
  const waiting = room.link.outbox.all.flatMap(({ op, name, payload }) =>
    name === "comment.add" && isTo(payload, topic) ? [{ op, ...payload }] : [],
  )
  if (!comments.length && !waiting.length) return null
  return (
    <div class="stack" data-gap="small" role="group" aria-labelledby={`comments-${nameOfTopic(topic)}`}>
      <h3 id={`comments-${nameOfTopic(topic)}`}>
        {t("Comments" /* Heading above what others say to an agenda item */)} <span class="count">{comments.length}</span>
      </h3>
      <ul class="thread">
        {comments.map((comment) => (
          <Comment key={comment.id} room={room} topic={topic} comment={comment} />
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

const isTo = (payload: Commands["comment.add"], { team, item }: Topic): boolean => (item === null ? payload.team === team : payload.item === item)

const isOwn = (room: Room, topic: Topic): boolean => topic.team === room.me.team && room.me.role === "participant"

function Kind({ kind }: { kind: Remark }) {
  return (
    <span class="tag" data-tone={TONES[kind] || undefined}>
      {kind === "objection" && <Shape name="object" />} {term(`comment.${kind}`)}
    </span>
  )
}

function Comment({ room, topic, comment }: { room: Room; topic: Topic; comment: CommentSeen }) {
  const mine = isOwn(room, topic)
  const mentioned = [comment, ...comment.answers].some(({ mentions }) => mentions.includes(room.me.id))
  const place = `comment-${comment.id}`
  useEffect(() => arrived(place), [])
  return (
    <li class="comment" id={place} tabIndex={-1} data-kind={comment.kind}>
      <p class="comment-head">
        <Who room={room} said={comment} /> <Kind kind={comment.kind} />
        {comment.resolved && <span class="tag" data-tone="good">{t("dealt with" /* State of a comment */)}</span>}
        {comment.inside && <span class="tag">{t("only your team" /* State of a comment: other teams do not see it */)}</span>}
        {mentioned && <span class="tag" data-tone="accent">{t("mentions you" /* State of a comment: the reader is named in it */)}</span>}
        {comment.hidden && <span class="tag" data-tone="danger">{t("hidden" /* State of a comment: only facilitators see it */)}</span>}
      </p>
      {comment.about && <AboutWords room={room} topic={topic} about={comment.about} />}
      <Said room={room} said={comment} />
      {comment.answers.map((answer) => (
        <div key={answer.id} class="answer">
          <p class="comment-head">
            <Who room={room} said={answer} />
          </p>
          <Said room={room} said={answer} />
        </div>
      ))}
      {maySpeak(room, topic.team) && (
        <Folded isFolded={!mine} title={t("Answer" /* Button: sends an answer to a comment */)}>
          <Reply room={room} topic={topic} comment={comment} />
        </Folded>
      )}
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

/** What is not the first thing here to do stays folded until it is wanted. */
function Folded({ isFolded, title, children }: { isFolded: boolean; title: string; children: ComponentChildren }) {
  if (!isFolded) return <>{children}</>
  return (
    <details>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function Reply({ room, topic, comment }: { room: Room; topic: Topic; comment: CommentSeen }) {
  const key = `answer-${room.me.id}-${comment.id}`
  const [words, write] = useKept(key)
  const { named, name, done } = useNamed(room, key, words)
  const id = `answer-${comment.id}`
  const fits = words.trim() !== "" && graphemes(words) <= LIMIT
  const send = (): void => {
    if (!fits) return document.getElementById(id)?.focus()
    void room.link.send("comment.answer", { comment: comment.id, words, mentions: named })
    write("")
    done()
  }
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
        {(isOwn(room, topic) || (comment.resolved && comment.by === room.me.id)) && <Resolve room={room} comment={comment} />}
        <Mention room={room} id={id} people={audience(room, topic.team, comment.inside)} chosen={(person) => (name(person.id), write(withName(words, person)))} />
      </div>
    </form>
  )
}

function Resolve({ room, comment }: { room: Room; comment: CommentSeen }) {
  const turn = (): void => void room.link.send("comment.resolve", { comment: comment.id, resolved: !comment.resolved })
  return (
    <button type="button" class="button quiet" onClick={turn}>
      {comment.resolved
        ? t("Open again" /* Button: a comment is not dealt with after all */)
        : t("Dealt with" /* Button: a comment needs nothing more */)}
    </button>
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

/** Where something can be said: open to those who read it, folded for those who have other things to do. */
export function Say({ room, topic }: { room: Room; topic: Topic }) {
  if (!maySpeak(room, topic.team)) return null
  const mine = isOwn(room, topic)
  const title = mine
    ? t("Write a comment to your team" /* Opens a form below an item of one's own draft; no other team will see it */)
    : topic.item === null
    ? t("Comment on the agenda as a whole" /* Opens a form below the title and preamble of a draft */)
    : t("Comment on this item" /* Opens a form below an item of a draft */)
  return (
    <Folded isFolded={mine || topic.item === null || room.me.role !== "participant"} title={title}>
      <CommentForm room={room} topic={topic} />
    </Folded>
  )
}

/** Say something to a draft, or an item of it: what kind of remark, about which words, and what. */
function CommentForm({ room, topic }: { room: Room; topic: Topic }) {
  const key = `comment-${room.me.id}-${nameOfTopic(topic)}`
  const [words, write] = useKept(key)
  const [kind, choose] = useKept(`${key}-kind`, "clear")
  const { named, name, done } = useNamed(room, key, words)
  const inside = isOwn(room, topic)
  const fits = words.trim() !== "" && graphemes(words) <= LIMIT
  const id = `comment-on-${nameOfTopic(topic)}`
  const send = (): void => {
    if (!fits) return document.getElementById(id)?.focus()
    void room.link.send("comment.add", { item: topic.item, team: topic.item === null ? topic.team : null, kind: kind as Remark, words, about: chosenFor(room, topic), mentions: named })
    write("")
    done()
    letGoOf(room, topic)
    choose("clear")
  }
  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), send())}>
      <Kinds name={key} chosen={kind} choose={choose} />
      <ChosenWords room={room} topic={topic} />
      {inside && <p class="hint">{t("Your team, the facilitators and the observers see this. Other teams do not." /* At the form for a comment on one's own draft */)}</p>}
      <label for={id}>{t("Your comment" /* Label of a field below an item of a draft */)}</label>
      <textarea id={id} rows={2} value={words} onInput={({ currentTarget }) => write(currentTarget.value)} onKeyDown={(event) => isSending(event) && send()} />
      <TooLong words={words} />
      <Mention room={room} id={id} people={audience(room, topic.team, inside)} chosen={(person) => (name(person.id), write(withName(words, person)))} />
      <div class="composer-foot">
        <span class="counter">{t("%(counted)s of %(limit)s signs" /* How long a text is, and may be */, { counted: graphemes(words), limit: LIMIT })}</span>
        <button type="submit" class="button main" aria-disabled={!fits}>
          {t("Send comment" /* Button */)}
        </button>
      </div>
    </form>
  )
}

function Kinds({ name, chosen, choose }: { name: string; chosen: string; choose: (kind: string) => void }) {
  return (
    <fieldset class="row">
      <legend>{t("What do you want to say?" /* Above the kinds of comments */)}</legend>
      {KINDS.map((kind) => (
        <label key={kind} class="choice">
          <input type="radio" name={name} value={kind} checked={chosen === kind} onChange={() => choose(kind)} />
          <span>{term(`comment.${kind}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The words that the comment will be about, and how to let go of them. */
function ChosenWords({ room, topic }: { room: Room; topic: Topic }) {
  const about = chosenFor(room, topic)
  const shared = useText(room, topic.team, !!about?.quote)
  useEffect(() => void (shared && hold(room, topic, shared)))
  if (!about) return null
  return (
    <div class="about" role="group" aria-label={t("What you comment on" /* Name of the words that a comment will be about */)}>
      <p>
        <b>{labelOfText(room, topic, about.field)}</b> {about.quote && <q>{about.quote}</q>}
      </p>
      <button type="button" class="button small quiet" onClick={() => letGoOf(room, topic)}>
        {about.quote
          ? t("Let go of these words" /* Button: the comment will be about the item as a whole */)
          : t("Let go of this field" /* Button: the comment will be about the item as a whole */)}
      </button>
    </div>
  )
}
