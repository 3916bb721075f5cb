import type { KeyboardEvent } from 'react'

/**
 * What every list has by default: it is scrolled itself, what is typed marks the first that fits, and Enter takes what is
 * marked. The lists' own Enter goes by an index that opening resets a moment later: whoever types faster than that would
 * see an option marked that Enter does not take.
 */
export const listed = {
  defaultProps: {
    withScrollArea: false,
    selectFirstOptionOnChange: true,
    onKeyDownCapture: takeMarked,
  },
  styles: { options: { maxHeight: 320, overflowY: 'auto' as const } },
}

function takeMarked(event: KeyboardEvent<HTMLElement>) {
  // Within an input method Enter takes what that proposes; with Control it sends the form.
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
  const list = document.getElementById((event.target as HTMLElement).getAttribute('aria-controls') ?? '')
  const marked = list?.querySelector<HTMLElement>('[data-combobox-selected]')
  if (!marked) return
  event.preventDefault()
  event.stopPropagation()
  marked.click()
}
