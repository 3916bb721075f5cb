import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { utc } from '../../../domain/instant.ts'
import { periodBefore } from '../../../reports/period.ts'
import { clockName } from '../../../words/clocks.ts'
import { countText } from '../../../words/durations.ts'
import { fieldName } from '../../../words/fields.ts'
import { listed } from '../../../words/languages.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { PeriodChoice } from '../../figures/period-choice.tsx'
import { askedOf, periodAt, type PeriodSearch } from '../../figures/period.ts'
import { useFixedNow } from '../../figures/use-figures.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { Facts } from '../../parts/facts.tsx'
import { useNames } from '../../parts/names.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import type { Policy } from './told.ts'
import { useSay } from './words.ts'

type Lapses = Answer<'getLapsesUnder'>

/** What would have lapsed under the policy of the complaints of a period: last quarter's, to begin with. */
export function Lapsing({ policy: { id } }: { policy: Policy }) {
  const [say, navigate, now] = [useSay(), useNavigate(), useFixedNow()]
  const search: PeriodSearch = useSearch({ strict: false })
  const lastQuarter = periodBefore(periodAt('quarter', now)).label
  const asked = askedOf({ ...(!search.from && { period: lastQuarter }), ...search }, now)
  const query = { from: utc(asked.from), to: utc(asked.to) }
  const lapses = useAsk('getLapsesUnder', { params: { id }, query }, { stays: true })
  const change = (chosen: PeriodSearch) =>
    void navigate({ to: `/administration/policies/${id}/lapses`, search: chosen, replace: true })
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {say('lapsesAbout')}
      </Text>
      <Group gap="xs">
        <PeriodChoice {...{ asked, now, change }} />
      </Group>
      <Loaded of={lapses}>
        {(known) => (known.received === 0 ? <Empty>{say('noneReceived')}</Empty> : <Shown lapses={known} />)}
      </Loaded>
    </Stack>
  )
}

function Shown({ lapses }: { lapses: Lapses }) {
  const [say, clocks, complaints] = [useSay(), useClockColumns(), useComplaintColumns()]
  const { data, differing } = lapses
  return (
    <>
      <HowMany lapses={lapses} />
      <Rows
        label={say('byClock')}
        rows={lapses.clocks}
        columns={clocks}
        keyOf={({ clock }) => clock}
        empty={say('nothingLapses')}
        minWidth={480}
      />
      <Title order={3} size="h5">
        {say('differing')}{' '}
        <Text span inherit fw={400}>
          {countText(differing)}
        </Text>
      </Title>
      {differing > data.length && (
        <Text size="sm" c="dimmed">
          {say('firstOf')} {data.length}
        </Text>
      )}
      <Rows
        label={say('differing')}
        rows={data}
        columns={complaints}
        keyOf={({ id }) => id}
        empty={say('noneDiffers')}
        minWidth={480}
      />
    </>
  )
}

/** Of how many it is told, and in how many anything lapses. */
function HowMany({ lapses }: { lapses: Lapses }) {
  const say = useSay()
  const { received, told, hidden, tooLong, lapsed, wouldLapse } = lapses
  const leftOut = ([key, count]: ['hidden' | 'tooLong', number]) =>
    count > 0 ? [[say(key), countText(count)] as const] : []
  return (
    <>
      <Facts
        of={[
          [say('received'), countText(received)],
          [say('told'), countText(told)],
          ...leftOut(['hidden', hidden]),
          ...leftOut(['tooLong', tooLong]),
          [
            say('lapsing'),
            `${say('lapsed')} ${countText(lapsed)} → ${say('wouldLapse')} ${countText(wouldLapse)}`,
          ],
        ]}
      />
      {told + hidden + tooLong < received && <Text size="sm">{say('notAll')}</Text>}
    </>
  )
}

type ClockRow = Lapses['clocks'][number]

function useClockColumns(): Column<ClockRow>[] {
  const [say, language, { clocks }] = [useSay(), useLanguage(), useNames()]
  const number = (key: 'lapsed' | 'wouldLapse' | 'newly' | 'noLonger', sign = ''): Column<ClockRow> => ({
    head: say(key),
    isNumber: true,
    cell: ({ [key]: count }) => (count === 0 ? '0' : `${sign}${countText(count)}`),
  })
  return [
    {
      head: fieldName('clock', language),
      cell: ({ clock, isKnown }) => (
        <>
          {clockName(clock, language, clocks)}
          {!isKnown && (
            <Text size="xs" c="dimmed">
              {say('noSuchClock')}
            </Text>
          )}
        </>
      ),
    },
    number('lapsed'),
    number('wouldLapse'),
    number('newly', '+'),
    number('noLonger', '−'),
  ]
}

type Differing = Lapses['data'][number]

function useComplaintColumns(): Column<Differing>[] {
  const [say, language, { clocks }] = [useSay(), useLanguage(), useNames()]
  const named = (names: readonly string[]) =>
    names.length === 0
      ? say('nothingLapses')
      : listed(
          names.map((name) => clockName(name, language, clocks)),
          language,
        )
  return [
    {
      head: say('complaint'),
      cell: ({ id, number }) => (
        <Anchor component={Link} to={`/complaints/${id}`} size="sm">
          {number}
        </Anchor>
      ),
    },
    { head: say('lapsed'), cell: ({ lapsed }) => named(lapsed) },
    { head: say('wouldLapse'), cell: ({ wouldLapse }) => named(wouldLapse) },
  ]
}
