// Where groups of different perspectives stand on each option: the verdict in words, each group's people, the numbers.
import { useId, useState } from "preact/hooks"
import { Shape, Sign } from "../core/signs"
import { t, term, tn } from "../core/words"
import { FEW } from "./pictures"
import type { Cut, Grounded, GroundResult, Label, Option, Position } from "../types.gen"
import { groupName, groupsOf, heardOf, LABELS, labelName, notesOf, optionName, standName, STANDS, standsOf, sumOf, verdictOf, type Stand } from "./grounds"

type Told = { result: GroundResult; options: Option[]; projected?: boolean }

const SIGNS: Record<Label, string> = { common_ground: "check", bridge: "reservation", contested: "object", untested: "help" }
const SHAPES: Record<Stand, string> = { agree: "support", pass: "stand_aside", disagree: "object", absent: "dot" }
const MOST = 7 // options on the wall, which does not scroll

interface GroundProps extends Told {
  by?: Cut | null // by which cut it is shown at first, if not by its own
}

/** The whole result, by each of its cuts. On the wall (`projected`) by one, and only what can be read from afar. */
export function Ground({ result, options, projected = false, by }: GroundProps) {
  const [chosen, choose] = useState<Cut>(result.cut)
  const cuts = [result, ...(result.also ? [result.also] : [])]
  const told = cuts.find(({ cut }) => cut === ((projected && by) || chosen)) ?? result
  return (
    <>
      {!projected && cuts.length > 1 && <Cuts cuts={cuts.map(({ cut }) => cut)} chosen={told.cut} choose={choose} />}
      <Board result={told} options={options} projected={projected} />
    </>
  )
}

function Cuts({ cuts, chosen, choose }: { cuts: Cut[]; chosen: Cut; choose: (cut: Cut) => void }) {
  const name = useId()
  return (
    <fieldset class="segments ground-cuts">
      <legend class="visually-hidden">{t("Groups" /* Name of a choice: by which groups a result is shown */)}</legend>
      {cuts.map((cut) => (
        <label key={cut}>
          <input type="radio" name={name} checked={cut === chosen} onChange={() => choose(cut)} />
          <span>{term(`cut.${cut}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Board({ result, options, projected = false }: Told) {
  const fits = projected && result.options.length > MOST ? MOST - 1 : result.options.length
  const shown = result.options.slice(0, fits)
  const left = result.options.length - fits
  return (
    <div class="ground" data-projected={projected ? Math.min(fits, MOST - 1) : undefined}>
      <Head result={result} />
      {LABELS.map((label) => (
        <Labelled key={label} label={label} rows={shown.filter((row) => row.label === label)} result={result} options={options} projected={projected} />
      ))}
      {left > 0 && <p class="quiet number">{tn("and %(n)s more, on your own screens", "and %(n)s more, on your own screens" /* Below a result on the wall: so many options did not fit */, left)}</p>}
      {!projected && <Numbers result={result} options={options} />}
    </div>
  )
}

/** The result in a line, what the signs mean, and, where there is room, above each column whose it is. */
function Head({ result }: { result: GroundResult }) {
  const [first] = result.options
  return (
    <div class="ground-head">
      <div class="ground-sum">
        <p>{sumOf(result)}</p>
        <p class="quiet number">{heardOf(result)}</p>
        <ul class="ground-key" aria-hidden="true">
          {STANDS.map((stand) => (
            <li key={stand} data-stand={stand}>
              <Shape name={SHAPES[stand]} /> {standName(stand)}
            </li>
          ))}
        </ul>
      </div>
      <ul class="ground-groups" aria-hidden="true">
        {first && groupsOf(first).map((group) => (
          <li key={group.stratum}>
            <Who group={group} row={first} cut={result.cut} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Labelled({ label, rows, result, options, projected }: Told & { label: Label; rows: Grounded[] }) {
  if (!rows.length) return null
  return (
    <section class="ground-label" data-label={label} aria-label={labelName(label)}>
      {!projected && (
        <h3>
          <Shape name={SIGNS[label]} /> {labelName(label)} <span class="count">{rows.length}</span>
        </h3>
      )}
      <ul class="ground-options">
        {rows.map((row) => (
          <li key={row.option} class="ground-option">
            <div class="ground-told">
              <p class="ground-verdict">
                {projected && <Shape name={SIGNS[label]} />} {verdictOf(row, result.cut)}
              </p>
              <p class="ground-name">{optionName(options, row.option)}</p>
              {(row.fragile || row.answer > 0) && <p class="ground-notes">{notesOf(row, result.cut).join(" ")}</p>}
            </div>
            <ul class="ground-groups">
              {groupsOf(row).map((group) => (
                <Group key={group.stratum} group={group} row={row} cut={result.cut} />
              ))}
            </ul>
            {!projected && row.objections.length > 0 && <Reasons row={row} cut={result.cut} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One group on one option; those who are to be asked next stand out. */
function Group({ group, row, cut }: { group: Position; row: Grounded; cut: Cut }) {
  const asked = row.label !== "common_ground" && row.weakest.includes(group.stratum)
  const stands = standsOf(group).filter(([, many]) => many > 0)
  const said = t("%(group)s: %(stands)s" /* Read aloud: a group, and how many in it agree, pass, disagree, have not voted */, {
    group: groupName(group.stratum, cut),
    stands: stands.map(([stand, many]) => `${standName(stand)} ${many}`).join(", "),
  })
  return (
    <li class="ground-group" data-asked={asked || undefined}>
      <Who group={group} row={row} cut={cut} />
      <div class="ground-people" role="img" aria-label={said}>
        {group.entitled > FEW ? <Bar stands={stands} of={group.entitled} /> : <People stands={stands} />}
      </div>
    </li>
  )
}

const People = ({ stands }: { stands: [Stand, number][] }) => (
  <>
    {stands.flatMap(([stand, many]) =>
      Array.from({ length: many }, (_, person) => (
        <i key={`${stand}${person}`} data-stand={stand}>
          <Shape name={SHAPES[stand]} />
        </i>
      )),
    )}
  </>
)

const [WIDE, HIGH] = [100, 16] // of a bar, which is drawn as wide as its place is

/** Many people: a bar of where they stand, and the numbers under it. */
function Bar({ stands, of }: { stands: [Stand, number][]; of: number }) {
  let past = 0
  return (
    <>
      <svg class="ground-bar" viewBox={`0 0 ${WIDE} ${HIGH}`} preserveAspectRatio="none">
        {stands.map(([stand, many]) => {
          const [from, wide] = [(past / of) * WIDE, (many / of) * WIDE]
          past += many
          return <path key={stand} data-stand={stand} d={drawn(stand, from + 1, wide - 2)} />
        })}
      </svg>
      <span class="ground-counts">
        {stands.map(([stand, many]) => (
          <span key={stand} data-stand={stand}>
            <Shape name={SHAPES[stand]} /> {many}
          </span>
        ))}
      </span>
    </>
  )
}

/** A box that is filled, empty or hatched; for those who have not voted a line. */
function drawn(stand: Stand, from: number, wide: number): string {
  if (stand === "absent") return `M${from} ${HIGH / 2}h${wide}`
  const box = `M${from} 1h${wide}v${HIGH - 2}h${-wide}z`
  return stand === "disagree" ? box + hatching(from, wide) : box
}

/** Lines that slope through a box, cut off at its edges. */
function hatching(from: number, wide: number): string {
  const high = HIGH - 2
  const starts = Array.from({ length: Math.ceil((wide + high) / 5) }, (_, place) => place * 5 - high + 3)
  const point = (start: number, across: number): string => `${from + across} ${1 + high - (across - start)}`
  return starts.map((start) => `M${point(start, Math.max(0, start))}L${point(start, Math.min(wide, start + high))}`).join("")
}

function Who({ group, row, cut }: { group: Position; row: Grounded; cut: Cut }) {
  const { stratum } = group
  const country = cut === "country" && stratum !== "" && stratum !== "others"
  return (
    <span class="ground-who" data-perspective={stratum}>
      {country ? <span aria-hidden="true"><Sign country={stratum} size="small" /></span> : <Shape name={stratum} />}
      <span>
        {groupName(stratum, cut)}
        {row.voices.includes(group) && <small> {t("voice" /* Beside a group of one to three people: it makes no label, but is answered */)}</small>}
      </span>
    </span>
  )
}

/** Why people disagree, those first who are to be answered. */
const Reasons = ({ row, cut }: { row: Grounded; cut: Cut }) => (
  <details>
    <summary>
      {t("Why some disagree" /* Opens a list of reasons */)} <span class="count">{row.objections.length}</span>
    </summary>
    <ul class="ground-reasons">
      {row.objections.map(({ stratum, words }, place) => (
        <li key={place}>
          <small>{groupName(stratum, cut)}</small> <q lang="">{words}</q>
        </li>
      ))}
    </ul>
  </details>
)

/** The same in numbers: for each option a line for each group. */
const Numbers = ({ result, options }: Told) => (
  <details class="ground-numbers">
    <summary>{t("Show the numbers as a table" /* Opens a table with the numbers of a picture */)}</summary>
    <div class="table-scroll" role="group" tabIndex={0} aria-label={labelName("common_ground")}>
      <table class="table">
        <caption>
          {t("Each group weighs the same. Common ground: at least two thirds of every group agree. Contested: half of one disagrees. Untested: of one, less than two thirds have voted. Groups of one to three people are voices: they make no label, and each of their objections is to be answered." /* Explains the labels of a result */)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{result.cut === "country" ? t("Country" /* Head of a column */) : t("Perspective" /* Head of a column */)}</th>
            {STANDS.map((stand) => (
              <th key={stand} scope="col">{standName(stand)}</th>
            ))}
            <th scope="col">{t("Entitled" /* Head of a column: how many may vote */)}</th>
          </tr>
        </thead>
        {result.options.map((row) => (
          <tbody key={row.option}>
            <tr>
              <th scope="rowgroup" colSpan={6}>
                {optionName(options, row.option)} <small>{[verdictOf(row, result.cut), ...notesOf(row, result.cut)].join(" · ")}</small>
              </th>
            </tr>
            {groupsOf(row).map((group) => (
              <tr key={group.stratum}>
                <th scope="row">{groupName(group.stratum, result.cut)}</th>
                {standsOf(group).map(([stand, many]) => (
                  <td key={stand}>{many}</td>
                ))}
                <td>{group.entitled}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  </details>
)
