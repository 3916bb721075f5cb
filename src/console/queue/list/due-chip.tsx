import { IconAlertTriangle, IconClock, IconClockExclamation } from '@tabler/icons-react'
import { createContext, memo, use, type ReactNode } from 'react'
import { clockName } from '../../../words/clocks.ts'
import { COLON } from '../../../words/languages.ts'
import type { Listed } from '../../asking/contract.ts'
import { lengthText } from '../../../words/durations.ts'
import { useNames } from '../../parts/names.tsx'
import { useNow } from '../../parts/use-now.ts'
import { clockText } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay as useWord } from '../../words.ts'
import { duePressure, type DuePressure } from './due-state.ts'
import { useSay } from '../words.ts'

const TICK_MS = 10_000
const NowContext = createContext(0)

/** One clock for all rows: they tick together. */
export function Ticking({ children }: { children: ReactNode }) {
  return <NowContext value={useNow(TICK_MS)}>{children}</NowContext>
}

const ICONS: Readonly<Record<DuePressure, typeof IconClock>> = {
  calm: IconClock,
  half: IconClock,
  soon: IconClockExclamation,
  over: IconAlertTriangle,
}

/** What a complaint owes next and how long there is, by the wall clock; behind it the instant. */
export function DueChip({ row }: { row: Listed }) {
  const [word, say, language, { clocks }, now] = [
    useWord(),
    useSay(),
    useLanguage(),
    useNames(),
    use(NowContext),
  ]
  const pressure = duePressure(row, now)
  if (pressure === undefined || row.nextDueAt === null)
    return <span className="nothing-due">{row.closedAt === null ? say('noDue') : ''}</span>
  const dueAt = Date.parse(row.nextDueAt)
  const title = row.nextDueClock === null ? '' : clockName(row.nextDueClock, language, clocks)
  const length = lengthText(now - dueAt, 'hours', language)
  const says = pressure === 'over' ? `${word('over')} ${length}` : length
  const more = [
    `${word('due')} ${clockText(dueAt)}`,
    row.overdueSince && `${word('over')} ${say('since')} ${clockText(Date.parse(row.overdueSince))}`,
    row.provisional && word('provisional'),
  ]
  const about = more.filter(Boolean).join(' · ')
  return (
    <Chip
      pressure={pressure}
      isProvisional={row.provisional}
      what={title}
      dueIn={says}
      label={`${title}${COLON[language]}${says}. ${about}`}
      about={about}
    />
  )
}

type Shown = {
  pressure: DuePressure
  isProvisional: boolean
  what: string
  dueIn: string
  label: string
  about: string
}

/** Drawn anew only when it says something else. */
const Chip = memo(function Chip({ pressure, isProvisional, what, dueIn, label, about }: Shown) {
  const Icon = ICONS[pressure]
  return (
    <span
      className="due"
      role="img"
      aria-label={label}
      title={about}
      data-pressure={pressure}
      data-provisional={isProvisional || undefined}
    >
      <Icon size={13} aria-hidden />
      <span>{what}</span> <span className="due-in">{dueIn}</span>
    </span>
  )
})
