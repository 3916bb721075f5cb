import { Group, NumberInput, Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { untilPeriod } from '../../reports/period.ts'
import { periodName } from '../../words/dates.ts'
import { periodAt } from '../figures/period.ts'
import { useNow } from '../parts/use-now.ts'
import { useLanguage } from '../shell/preferences.ts'
import { DepartmentChoice } from './department-choice.tsx'
import { useSay } from './words.ts'

/** From what, and how many; it stands in the address. */
export type Sampled = { department?: string | undefined; month: string; size: number }

/** So many months are offered; any other by its address. */
const MONTHS = 12
const MOST = 50

export function Sampling({ asked }: { asked: Sampled }) {
  const [say, language, now, navigate] = [useSay(), useLanguage(), useNow(), useNavigate()]
  const change = (part: Partial<Sampled>) =>
    void navigate({ to: '/team', search: { view: 'reviews', ...asked, ...part }, replace: true })
  const offered = untilPeriod(periodAt('month', now), MONTHS).map(({ label }) => label)
  const months = offered.includes(asked.month) ? offered : [asked.month, ...offered]
  return (
    <Group gap="xs" align="end">
      <Select
        size="xs"
        w={160}
        label={say('month')}
        data={months.toReversed().map((value) => ({ value, label: periodName(value, language) }))}
        value={asked.month}
        allowDeselect={false}
        onChange={(month) => month !== null && change({ month })}
      />
      <NumberInput
        size="xs"
        w={90}
        label={say('size')}
        min={1}
        max={MOST}
        clampBehavior="strict"
        allowDecimal={false}
        value={asked.size}
        onChange={(size) => typeof size === 'number' && size > 0 && change({ size })}
      />
      <DepartmentChoice department={asked.department} choose={(department) => change({ department })} />
    </Group>
  )
}
