import { Badge, Tooltip } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconClockExclamation,
  IconPlayerPause,
  IconX,
} from '@tabler/icons-react'
import type { Calendar } from '../../domain/calendar/calendar.ts'
import { clockName } from '../../words/clocks.ts'
import { COLON } from '../../words/languages.ts'
import type { RunShown } from '../asking/contract.ts'
import { useLanguage } from '../shell/preferences.ts'
import { useSay, type Word } from '../words.ts'
import { pressureOf, type Pressure } from './clock-state.ts'
import { lengthText } from '../../words/durations.ts'
import { useNames } from './names.tsx'
import { useLeft } from './use-left.ts'
import { clockText } from './when.tsx'

const LOOKS: Readonly<
  Record<Pressure, { color: string; icon: typeof IconClock; word?: Word; outlined?: true }>
> = {
  calm: { color: 'teal', icon: IconClock },
  half: { color: 'gray', icon: IconClock },
  soon: { color: 'orange', icon: IconClockExclamation },
  over: { color: 'red', icon: IconAlertTriangle, word: 'over' },
  paused: { color: 'gray', icon: IconPlayerPause, word: 'paused' },
  met: { color: 'teal', icon: IconCheck, word: 'met', outlined: true },
  late: { color: 'red', icon: IconCheck, word: 'metLate', outlined: true },
  unmet: { color: 'red', icon: IconX, word: 'unmet', outlined: true },
  ended: { color: 'gray', icon: IconX, word: 'cancelled', outlined: true },
}

type Shown = {
  name: string
  run: RunShown
  calendar: Calendar | undefined
  /** What a press shows of it. */
  open?: () => void
}

/** One clock of a complaint: what it is called, and what is left of it in the time that it counts. */
export function ClockChip({ name, run, calendar, open }: Shown) {
  const [say, language, { clocks }] = [useSay(), useLanguage(), useNames()]
  const left = useLeft(run, calendar)
  const pressure = pressureOf(run, left)
  const { color, icon: Icon, word, outlined } = LOOKS[pressure]
  const title = clockName(name, language, clocks)
  const isTicking = run.state === 'running'
  const length = lengthText(left, run.remaining.unit, language)
  const says = [word && say(word), isTicking && length].filter(Boolean).join(' ')
  const due = `${say('due')} ${clockText(Date.parse(run.breachTime))}`
  const more = [due, run.provisional && say('provisional')].filter(Boolean).join(' · ')
  return (
    <Tooltip label={more} withArrow events={{ hover: true, focus: true, touch: true }}>
      <Badge
        color={color}
        variant={outlined ? 'outline' : 'light'}
        leftSection={<Icon size={13} aria-hidden />}
        radius="sm"
        tt="none"
        {...(open ? { component: 'button', onClick: open } : { tabIndex: 0, role: 'img' })}
        aria-label={`${title}${COLON[language]}${says || length}. ${more}`}
        style={run.provisional ? { borderStyle: 'dashed', borderColor: 'currentColor' } : undefined}
        data-pressure={pressure}
      >
        {title} {says}
      </Badge>
    </Tooltip>
  )
}
