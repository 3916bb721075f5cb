import { Anchor, Group, SegmentedControl } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { periodName } from '../../words/dates.ts'
import { fieldName } from '../../words/fields.ts'
import type { Answer } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Rows, type Column } from '../parts/data-table.tsx'
import { useNameOf } from '../parts/names.tsx'
import { Loaded } from '../parts/states.tsx'
import { Turning } from '../parts/turning.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { Issue } from './issue.tsx'
import { useSay } from './words.ts'

type Report = Answer<'listReports'>['data'][number]

const KINDS = ['all', 'quarter', 'month'] as const

/** Which are shown, as it stands in the address. */
type Place = { kind?: 'quarter' | 'month'; cursor?: string }

/** The latest period first. */
export function ReportList() {
  const [say, sayOfAll, columns, navigate] = [useSay(), useSayOfAll(), useColumns(), useNavigate()]
  const { kind, cursor }: Place = useSearch({ strict: false })
  const filter = { ...(kind && { kind }) }
  const query = { ...filter, ...(cursor && { cursor }), limit: 50 }
  const reports = useAsk('listReports', { query }, { keepsPrevious: true })
  const go = (search: Place) => void navigate({ to: '/reports', search })
  return (
    <>
      <Group gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={say('kinds')}
          data={KINDS.map((value) => ({ value, label: say(value) }))}
          value={kind ?? 'all'}
          onChange={(chosen) => go(chosen === 'all' ? {} : { kind: chosen })}
        />
        <Issue />
      </Group>
      <Loaded of={reports}>
        {({ data, nextCursor }) => (
          <>
            <Rows
              label={sayOfAll('reports')}
              rows={data}
              columns={columns}
              keyOf={({ id }) => id}
              empty={say('none')}
              minWidth={680}
            />
            <Turning
              {...{ cursor, nextCursor }}
              turn={(to) => go({ ...filter, ...(to !== undefined && { cursor: to }) })}
            />
          </>
        )}
      </Loaded>
    </>
  )
}

function useColumns(): Column<Report>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return [
    {
      head: fieldName('period', language),
      cell: ({ id, period }) => (
        <Anchor component={Link} to={`/reports/${id}`} size="sm">
          {periodName(period, language)}
        </Anchor>
      ),
    },
    { head: say('edition'), cell: ({ edition }) => edition, isNumber: true },
    { head: say('cutOff'), cell: ({ cutOffAt }) => <When at={cutOffAt} exact /> },
    { head: say('issued'), cell: ({ issuedAt }) => <When at={issuedAt} exact /> },
    {
      head: say('issuedBy'),
      cell: ({ issuedBy }) => (issuedBy === 'schedule' ? say('schedule') : nameOf('people', issuedBy)),
    },
    { head: fieldName('reason', language), cell: ({ reason }) => reason },
  ]
}
