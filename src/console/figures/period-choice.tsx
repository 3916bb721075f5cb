import { ActionIcon, Group, SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { FIRM_ZONE } from '../../domain/calendar/zone.ts'
import type { Instant } from '../../domain/instant.ts'
import { periodBefore, periodOf, untilPeriod } from '../../reports/period.ts'
import { periodName } from '../../words/dates.ts'
import { useLanguage } from '../shell/preferences.ts'
import { dayOf, periodAt, type Asked, type PeriodSearch } from './period.ts'
import { useSay } from './words.ts'

type Shown = { asked: Asked; now: Instant; change: (search: PeriodSearch) => void }

const KINDS = ['month', 'quarter', 'custom'] as const
/** So many can be chosen; any other by its address. */
const OFFERED = { month: 24, quarter: 12 }

/** Which period: a month, a quarter, or any days. */
export function PeriodChoice({ asked, now, change }: Shown) {
  const say = useSay()
  const choose = (kind: (typeof KINDS)[number]) => {
    if (kind !== 'custom') return change({ period: periodAt(kind, now).label })
    change({ from: dayOf(asked.from), until: dayOf(asked.to - 1) })
  }
  return (
    <>
      <SegmentedControl
        size="xs"
        data={KINDS.map((value) => ({ value, label: say(value) }))}
        value={asked.kind}
        onChange={choose}
        aria-label={say('period')}
      />
      {asked.kind === 'custom' ? (
        <Days asked={asked} change={change} />
      ) : (
        <Periods {...{ now, change }} kind={asked.kind} label={asked.label!} />
      )}
    </>
  )
}

type Chosen = { kind: 'month' | 'quarter'; label: string; now: Instant; change: Shown['change'] }

function Periods({ kind, label, now, change }: Chosen) {
  const [say, language] = [useSay(), useLanguage()]
  const latest = periodAt(kind, now)
  const labels = untilPeriod(latest, OFFERED[kind]).map((one) => one.label)
  const all = labels.includes(label) ? labels : [label, ...labels]
  const step = (by: number) => change({ period: periodBefore(periodOf(label, FIRM_ZONE), by).label })
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="default" aria-label={say('earlier')} onClick={() => step(1)}>
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Select
        size="xs"
        w={140}
        aria-label={say('period')}
        data={all.toReversed().map((value) => ({ value, label: periodName(value, language) }))}
        value={label}
        allowDeselect={false}
        onChange={(chosen) => chosen && change({ period: chosen })}
      />
      <ActionIcon
        variant="default"
        aria-label={say('later')}
        disabled={label >= latest.label}
        onClick={() => step(-1)}
      >
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

function Days({ asked, change }: Pick<Shown, 'asked' | 'change'>) {
  const say = useSay()
  const [from, until] = [dayOf(asked.from), dayOf(asked.to - 1)]
  return (
    <Group gap={4} wrap="nowrap">
      <TextInput
        size="xs"
        type="date"
        aria-label={say('firstDay')}
        value={from}
        max={until}
        onChange={({ currentTarget: { value } }) => value && value <= until && change({ from: value, until })}
      />
      –
      <TextInput
        size="xs"
        type="date"
        aria-label={say('lastDay')}
        value={until}
        min={from}
        onChange={({ currentTarget: { value } }) => value >= from && change({ from, until: value })}
      />
    </Group>
  )
}
