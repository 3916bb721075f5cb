import { minuteMs } from '../../domain/instant.ts'
import { useRef, useState } from 'react'
import { useLive } from '../asking/use-live.ts'
import { useAsk } from '../asking/use-ask.ts'
import { changesEscalations, pinned, steady, type Line } from './going.ts'

export type View = 'mine' | 'team' | 'all'

const MOST = 200

/** What escalates, as it happens; it stands still while somebody points at it. */
export function useLines(view: View) {
  useLive(['listEscalations', 'countEscalations', 'listSuperviseOrders'], changesEscalations)
  const asked = useAsk('listEscalations', { query: { view, limit: MOST } }, { everyMs: minuteMs })
  const [isHeld, setHeld] = useState(false)
  const shown = useRef<{ view: View; lines: readonly Line[] }>({ view, lines: [] })
  const fresh = pinned(asked.data?.data ?? [])
  const holds = isHeld && shown.current.view === view
  const lines = holds ? steady(shown.current.lines, fresh) : fresh
  shown.current = { view, lines }
  return { asked, lines, hold: () => setHeld(true), letGo: () => setHeld(false) }
}
