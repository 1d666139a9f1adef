// Putting options in order: by buttons and keys, by dragging, one after the other from the list of those left.
import { useEffect, useRef, useState } from "preact/hooks"
import { Shape } from "../core/signs"
import { t, tn } from "../core/words"
import { dragging } from "../drafting/dragging"
import type { BallotSeen, Instead, Option } from "../types.gen"
import { wordsOf } from "./ballots"
import { faultIn, InsteadChoices, Meaning } from "./choosing"
import { Reason } from "./reason"
import { Sheet } from "./sheet"
import { type Asked, type Form, useFilling } from "./voting"

interface Ordered {
  order: number[]
  instead: Instead | null
  words: string
}

function formOf(ballot: BallotSeen): Form<Ordered> {
  return {
    empty: { order: [], instead: null, words: "" },
    read: (choice) =>
      choice.kind === "ranking" ? { order: [...choice.order].sort((a, b) => a.place - b.place).map(({ option }) => option), instead: choice.instead ?? null, words: choice.words ?? "" } : formOf(ballot).empty,
    made: ({ order, instead, words }) => ({ kind: "ranking", order: order.map((option, index) => ({ option, place: index + 1 })), instead, words }),
    fault: (paper) => faultIn(ballot, paper.order.length, paper),
  }
}

export function Ranking({ asked }: { asked: Asked }) {
  const { ballot } = asked
  const filling = useFilling(asked, formOf(ballot))
  const { paper, keep } = filling
  const [said, say] = useState("")
  const put = (order: number[]): void => keep({ ...paper, order, instead: null })
  const placed = paper.order.flatMap((id) => ballot.options.filter((option) => option.id === id))
  const left = ballot.options.filter(({ id }) => !paper.order.includes(id))
  const isFull = paper.order.length >= (ballot.rule.most ?? ballot.options.length)
  const move = (option: Option, to: number): void => {
    const others = paper.order.filter((id) => id !== option.id)
    put([...others.slice(0, to), option.id, ...others.slice(to)])
    say(t("%(option)s is in place %(place)s" /* Said to a screen reader after an option was moved in an order */, { option: wordsOf(option), place: to + 1 }))
  }
  return (
    <Sheet asked={asked} filling={filling} ready={paper.order.length > 0 || !!paper.instead}>
      <p class="hint">{t("Press an option to put it next. What you leave out counts behind all others." /* Above options that are put in order */)}</p>
      <Order placed={placed} move={move} out={(id) => put(paper.order.filter((other) => other !== id))} />
      {left.length > 0 && (
        <ul class="options" aria-label={t("Not in your order yet" /* Name of the list of options that have no place yet */)}>
          {left.map((option) => (
            <li key={option.id}>
              <button type="button" class="option-choice" aria-disabled={isFull} onClick={() => isFull || move(option, paper.order.length)}>
                <Shape name="plus" />
                <Meaning option={option} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <InsteadChoices asked={asked} chosen={paper.instead} choose={(instead) => keep({ ...paper, order: [], instead })} />
      <p class="quiet number">{tn("%(placed)s of %(n)s in order", "%(placed)s of %(n)s in order" /* How many options of a ballot have a place in one's order */, ballot.options.length, { placed: placed.length })}</p>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <Reason asked={asked} choice={null} words={paper.words} keep={(words) => keep({ ...paper, words })} />
    </Sheet>
  )
}

interface OrderProps {
  placed: Option[]
  move: (option: Option, to: number) => void
  out: (id: number) => void
}

/** The options that have a place: arrow keys move the one in focus, too. */
function Order({ placed, move, out }: OrderProps) {
  const list = useRef<HTMLOListElement>(null)
  const dropped = useRef((_part: string, _before: string | null): void => {})
  dropped.current = (part, before) => {
    const option = placed.find(({ id }) => part === `option-${id}`)
    const others = placed.filter((other) => other !== option)
    const to = others.findIndex(({ id }) => before === `option-${id}`)
    if (option) move(option, to < 0 ? others.length : to)
  }
  useEffect(() => (list.current ? dragging(list.current, ({ part, before }) => dropped.current(part, before)) : undefined), [placed.length > 0])
  if (!placed.length) return null
  const pressed = (event: KeyboardEvent, option: Option, place: number): void => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0
    if (!step || !(event.target instanceof HTMLButtonElement)) return
    event.preventDefault()
    if (place + step >= 0 && place + step < placed.length) move(option, place + step)
  }
  return (
    <ol class="options ordered" ref={list} aria-label={t("Your order, the best first" /* Name of the list of options that a voter has put in order */)}>
      {placed.map((option, place) => (
        <li key={option.id} class="placed" data-part={`option-${option.id}`} onKeyDown={(event) => pressed(event, option, place)}>
          <span class="grip" aria-hidden="true">
            <Shape name="grip" />
          </span>
          <b class="count">{place + 1}</b>
          <Meaning option={option} />
          <span class="placed-buttons">
            <PlaceButton words={t("%(option)s: up" /* Button: an option goes one place up in somebody's order */, { option: wordsOf(option) })} sign="↑" off={place === 0} act={() => move(option, place - 1)} />
            <PlaceButton words={t("%(option)s: down" /* Button: an option goes one place down in somebody's order */, { option: wordsOf(option) })} sign="↓" off={place === placed.length - 1} act={() => move(option, place + 1)} />
            <PlaceButton words={t("%(option)s: take out" /* Button: an option has no place in somebody's order any more */, { option: wordsOf(option) })} sign="×" off={false} act={() => out(option.id)} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function PlaceButton({ words, sign, off, act }: { words: string; sign: string; off: boolean; act: () => void }) {
  return (
    <button type="button" class="button small" aria-label={words} title={words} aria-disabled={off} onClick={() => off || act()}>
      {sign}
    </button>
  )
}
