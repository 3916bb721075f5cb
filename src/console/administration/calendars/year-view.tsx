import { Alert, Badge, Group, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { fieldName } from '../../../words/fields.ts'
import { Facts } from '../../parts/facts.tsx'
import { useNow } from '../../parts/use-now.ts'
import { useLanguage } from '../../shell/preferences.ts'
import type { Calendar } from './calendar.ts'
import { useSay } from './words.ts'

/** Holidays and make-up workdays of a year; the next one first, for that is what is looked for. */
export function YearView({ calendar }: { calendar: Calendar }) {
  const [say, language, now] = [useSay(), useLanguage(), useNow()]
  const next = new Date(now).getFullYear() + 1
  const [year, setYear] = useState(String(next))
  const first = Number(calendar.coversFrom.slice(0, 4))
  const years = Array.from({ length: next - first + 1 }, (_, index) => String(next - index))
  const isKnown = year <= calendar.coversUntil.slice(0, 4)
  return (
    <Stack gap="xs">
      <Select
        size="xs"
        w={120}
        label={fieldName('year', language)}
        data={years}
        value={year}
        allowDeselect={false}
        onChange={(chosen) => setYear(chosen ?? year)}
      />
      {isKnown ? (
        <Facts
          of={[
            [
              fieldName('holidays', language),
              <Days key="holidays" days={calendar.holidays[year] ?? []} color="red" />,
            ],
            [
              fieldName('makeupWorkdays', language),
              <Days key="makeup" days={calendar.makeupWorkdays[year] ?? []} color="blue" />,
            ],
          ]}
        />
      ) : (
        <Alert color="orange" role="note">
          {say('unknownYear')}
        </Alert>
      )}
    </Stack>
  )
}

function Days({ days, color }: { days: readonly string[]; color: string }) {
  const say = useSay()
  if (days.length === 0) return say('none')
  return (
    <Group gap={4}>
      {days.map((day) => (
        <Badge key={day} variant="light" color={color} radius="sm" tt="none">
          {day}
        </Badge>
      ))}
    </Group>
  )
}
