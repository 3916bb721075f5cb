import { Alert, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { dateOfDay, dayOf, dayOfDate } from '../../../domain/calendar/days.ts'
import { useNow } from '../../parts/use-now.ts'
import { Facts } from '../../parts/facts.tsx'
import type { Calendar } from './calendar.ts'
import { useSay } from './words.ts'

/** A notice of the next year comes about so long before it begins. */
const SOON_DAYS = 60

/** Until when a calendar is known: said aloud before it ends. */
export function Coverage({ calendar }: { calendar: Calendar }) {
  const [say, now] = [useSay(), useNow()]
  const { coversFrom, coversUntil, settledUntil = coversUntil, version, zone, source, week } = calendar
  const left = dayOfDate(coversUntil) - dayOf(now, calendar)
  const isSoon = left < SOON_DAYS
  const hours = [...new Set(week.flat())].join(', ')
  return (
    <>
      <Alert
        role="note"
        color={left < 0 ? 'red' : isSoon ? 'orange' : 'teal'}
        icon={isSoon ? <IconAlertTriangle aria-hidden /> : <IconCheck aria-hidden />}
        title={`${say('known')} ${dateOfDay(dayOfDate(coversUntil))}`}
      >
        {isSoon && <Text size="sm">{say(left < 0 ? 'over' : 'soon')}</Text>}
      </Alert>
      <Facts
        of={[
          [say('version'), version],
          [say('zone'), zone],
          [say('covers'), `${coversFrom} – ${coversUntil}`],
          [say('settled'), settledUntil],
          [say('hours'), hours],
          [say('source'), source],
        ]}
      />
    </>
  )
}
