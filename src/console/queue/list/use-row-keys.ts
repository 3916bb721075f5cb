import { useEffect, useRef } from 'react'
import { usePageKeys } from '../../shell/keys/use-page-keys.ts'
import { ROW_LINK } from './complaint-row.tsx'
import { takeOpened } from './last-opened.ts'

const links = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ROW_LINK)]
const rowAt = (element: Element | null) => element?.closest('.queue-row')

/** j and k move over the rows, o opens and x selects the one that has the focus; Enter is the link's own. */
export function useRowKeys(isThere: boolean): void {
  const move = (step: 1 | -1) => {
    const all = links()
    const at = all.findIndex((link) => rowAt(link) === rowAt(document.activeElement))
    const next = at === -1 ? all[step === 1 ? 0 : all.length - 1] : all[at + step]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  usePageKeys({
    j: () => move(1),
    k: () => move(-1),
    o: () => rowAt(document.activeElement)?.querySelector<HTMLElement>(ROW_LINK)?.click(),
    x: () => rowAt(document.activeElement)?.querySelector<HTMLElement>('input[type="checkbox"]')?.click(),
  })
  const wasThere = useRef(false)
  useEffect(() => {
    if (!isThere || wasThere.current) return
    wasThere.current = true
    const opened = takeOpened()
    links()
      .find((link) => link.dataset['rowLink'] === opened)
      ?.focus({ preventScroll: true })
  }, [isThere])
}
