// One field of the draft, to write in or to read.
import { useKept } from "../core/kept"
import { t } from "../core/words"
import { isComposing } from "../ideas/typing"
import { Amendments } from "./amendments"
import { isWellFormed } from "./fields"
import { Readable } from "./anchors"
import { Frame, idOf, type Props, Saved } from "./frame"
import { LiveField } from "./live"

export { type At, Definition } from "./frame"

/** A field with what is proposed for it. Where nothing stands, there is nothing to read, and nothing to amend. */
export function FieldPart(props: Props & { writable: boolean }) {
  const { writable, ...rest } = props
  return (
    <>
      <Shown {...props} />
      {(writable || rest.seen?.words) && <Amendments {...rest} />}
    </>
  )
}

/** A field as it can be written here, or only read. */
function Shown({ writable, ...props }: Props & { writable: boolean }) {
  const { field, seen } = props
  if (!writable) return seen?.words ? <Readable {...props} seen={seen} /> : null
  return field.shape === "line" || field.shape === "area" ? <LiveField {...props} /> : <ValueField {...props} />
}

/** A date, a month or a year: one value, sent when it is left. The last writer is named. */
function ValueField({ room, field, at, seen }: Props) {
  const [typed, keep] = useKept(`value-${room.me.id}-${at.item ?? "agenda"}-${at.action ?? ""}-${field.name}`, seen?.words ?? "")
  const id = idOf(at, field)
  const isWrong = !isWellFormed(field, typed)
  const fault = isWrong && field.shape !== "year" ? t("Please write a date as 2021-06-30, a month as 2021-06, a year as 2021." /* At a field for a date or month */) : ""
  const save = (): void => {
    if (isWrong || typed === (seen?.words ?? "")) return
    void room.link.send("field.write", { item: at.item, action: at.action, field: field.name, words: typed, base: seen?.id ?? null })
    keep("")
  }
  const common = {
    id,
    value: typed,
    "aria-describedby": `${id}-hint ${id}-error ${id}-state`,
    "aria-invalid": !!fault,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => keep(currentTarget.value),
    onBlur: save,
    onKeyDown: (event: KeyboardEvent) => void (event.key === "Enter" && !isComposing(event) && save()),
  }
  return (
    <Frame id={id} field={field} fault={fault}>
      {field.shape === "date" || field.shape === "month" ? <input {...common} type={field.shape} /> : <input {...common} type="text" inputMode="numeric" />}
      <Saved id={id} room={room} seen={seen} state={isWrong && typed ? "refused" : typed !== (seen?.words ?? "") ? "writing" : "saved"} />
    </Frame>
  )
}
