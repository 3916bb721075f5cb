import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { periodName } from '../../words/dates.ts'
import { fieldName } from '../../words/fields.ts'
import type { Answer } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { useNameOf } from '../parts/names.tsx'
import { Loaded } from '../parts/states.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { Issue } from './issue.tsx'
import { useSay } from './words.ts'

type Report = Answer<'listReports'>['data'][number]

/** The latest period first. */
export function ReportList() {
  const [say, sayOfAll, columns] = [useSay(), useSayOfAll(), useColumns()]
  const reports = useAsk('listReports')
  return (
    <Loaded of={reports}>
      {({ data }) => (
        <DataTable
          label={sayOfAll('reports')}
          rows={data}
          columns={columns}
          keyOf={({ id }) => id}
          textOf={({ period, reason = '' }) => `${period} ${reason}`}
          empty={say('none')}
          minWidth={680}
          tools={<Issue />}
        />
      )}
    </Loaded>
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
