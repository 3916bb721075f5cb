const TYPED_INTO = 'input:not([type="checkbox"], [type="radio"]), textarea, select'

/** Whether a key is meant for what somebody is typing, in an input or in an input method. */
export function isTyping(event: KeyboardEvent): boolean {
  const at = event.target
  if (event.isComposing || event.keyCode === 229) return true
  return at instanceof HTMLElement && (at.isContentEditable || at.matches(TYPED_INTO))
}

let hasDialog = false
// Esc closes one before the keys of the page hear of it: what counts is what was there when it was pressed.
addEventListener(
  'keydown',
  () => void (hasDialog = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null),
  { capture: true },
)

/** Single keys act nowhere where a dialog waits for its own. */
export const isInDialog = (): boolean => hasDialog

/** A list or menu that is open has keys of its own; some stay on the page while they are closed. */
export const isInList = (): boolean =>
  [...document.querySelectorAll('[role="listbox"], [role="menu"]')].some(
    (list) => list.getClientRects().length > 0,
  )
