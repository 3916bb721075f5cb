import { Group, Select, Stack, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useAsk } from '../../asking/use-ask.ts'
import { useMay } from '../../asking/me.ts'
import { AdoptForMany } from '../../bulk/ordering/adopt-for-many.tsx'
import { useRest } from '../../parts/sections.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import type { Calendar } from './calendar.ts'
import { Coverage } from './coverage.tsx'
import { LoadingYear } from './loading-year.tsx'
import { Moves } from './moves.tsx'
import { YearView } from './year-view.tsx'
import { useSay } from './words.ts'

const BASE = '/administration/calendars'
/** Where the firm is: its own is shown first. */
const HOME_CALENDAR = 'cn'

/** The calendars: what is known, until when, and what adopting one would move. */
export function Page() {
  const [say, navigate, [at = HOME_CALENDAR]] = [useSay(), useNavigate(), useRest(BASE)]
  const calendars = useAsk('listCalendars')
  return (
    <Loaded of={calendars}>
      {({ data }) => {
        const calendar = data.find(({ id }) => id === at) ?? data[0]
        if (!calendar) return <Empty>{say('none')}</Empty>
        return (
          <Stack gap="sm">
            <Select
              size="xs"
              w={240}
              label={say('calendar')}
              allowDeselect={false}
              data={data.map(({ id, zone }) => ({ value: id, label: `${id} · ${zone}` }))}
              value={calendar.id}
              onChange={(id) => void navigate({ to: `${BASE}/${id ?? calendar.id}` })}
            />
            <Shown key={calendar.id} calendar={calendar} />
          </Stack>
        )
      }}
    </Loaded>
  )
}

function Shown({ calendar }: { calendar: Calendar }) {
  const [say, may] = [useSay(), useMay()]
  return (
    <>
      <Coverage calendar={calendar} />
      <YearView calendar={calendar} />
      <LoadingYear id={calendar.id} />
      <Group justify="space-between">
        <Title order={2} size="h4">
          {say('moves')}
        </Title>
        <AdoptForMany
          kind="adoptCalendar"
          operation="beginCalendarAdoption"
          name={calendar.version}
          settled={{ calendarId: calendar.id }}
        />
      </Group>
      {may('listCalendarMoves') ? (
        <Moves key={calendar.version} id={calendar.id} />
      ) : (
        <Empty>{say('notYours')}</Empty>
      )}
    </>
  )
}
