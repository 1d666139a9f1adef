// A question before something that all will notice, or that cannot be taken back.
import type { ComponentChildren } from "preact"
import { useEffect, useId, useRef } from "preact/hooks"
import { t } from "../core/words"

type Asked = { title: string; yes?: string; danger?: boolean; may?: boolean; act?: () => void; close: () => void; children?: ComponentChildren }

/** A modal dialog; Escape and "Not now" close it, and the focus returns to where it was. */
export function Confirm({ title, yes, danger, may = true, act, close, children }: Asked) {
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const done = (): void => {
    if (!may) return
    dialog.current?.close() // first, so that the focus is back before anything is said of what was done
    act?.()
  }
  return (
    <dialog class="confirm" ref={dialog} onClose={close} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
      <div class="confirm-foot">
        <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
          {act ? t("Not now" /* Button: closes a question without doing anything */) : t("Close this" /* Button: closes a dialog */)}
        </button>
        {act && (
          <button type="button" class={danger ? "button danger" : "button main"} aria-disabled={!may} onClick={done}>
            {yes}
          </button>
        )}
      </div>
    </dialog>
  )
}
