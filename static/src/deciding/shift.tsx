// From one round to the next: what moved.
import { t } from "../core/words"
import type { BallotSeen } from "../types.gen"
import { numbersIn } from "./ballots"

/** The numbers of two rounds side by side; what is only in one of them has a dash in the other. */
export function Shift({ before, now }: { before: BallotSeen; now: BallotSeen }) {
  const [earlier, later] = [numbersIn(before), numbersIn(now)]
  if (!earlier.size || !later.size) return null
  const keys = [...new Set([...later.keys(), ...earlier.keys()])]
  return (
    <figure class="shift" tabIndex={0} aria-label={t("Since the earlier round" /* Above the numbers of two rounds of one vote */)}>
      <figcaption>{t("Since the earlier round" /* Above the numbers of two rounds of one vote */)}</figcaption>
      <table class="table">
        <thead>
          <tr>
            <td />
            <th scope="col">{t("Before" /* Head of a column: numbers of the earlier round of a vote */)}</th>
            <th scope="col">{t("Now" /* Head of a column: numbers of the later round of a vote */)}</th>
            <th scope="col">{t("Shift" /* Head of a column: by how much a number changed from round to round */)}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key}>
              <th scope="row" lang="">
                {(later.get(key) ?? earlier.get(key)!).name}
              </th>
              <td class="number">{shown(earlier.get(key)?.number)}</td>
              <td class="number">{shown(later.get(key)?.number)}</td>
              <td class="number">{moved(earlier.get(key)?.number, later.get(key)?.number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

const shown = (number: number | undefined): string => (number === undefined ? "–" : String(rounded(number)))

const rounded = (number: number): number => Math.round(number * 10) / 10

function moved(before: number | undefined, now: number | undefined): string {
  if (before === undefined || now === undefined) return "–"
  const by = rounded(now - before)
  return by > 0 ? `+${by}` : by < 0 ? `−${-by}` : "="
}
