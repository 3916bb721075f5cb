import { Anchor, Badge } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldName } from '../../../words/fields.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { Loaded } from '../../parts/states.tsx'
import { BY_PAGE, Turning } from '../../parts/turning.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from './words.ts'

type DueComplaint = Answer<'listDueForErasure'>['data'][number]

/** What a purge would erase now, the longest overdue first; what must be kept is put under a hold. */
export function Due({ base }: { base: string }) {
  const [say, columns] = [useSay(), useColumns(base)]
  const [cursor, turn] = useState<string>()
  const query = { limit: 50, ...(cursor !== undefined && { cursor }) }
  const due = useAsk('listDueForErasure', { query }, { keepsPrevious: true })
  return (
    <Loaded of={due} lines={3}>
      {({ data, nextCursor }) => (
        <>
          <Rows
            label={say('due')}
            rows={data}
            columns={columns}
            keyOf={({ id }) => id}
            empty={say('noneDue')}
            minWidth={720}
          />
          <Turning {...{ cursor, nextCursor, turn }} words={BY_PAGE} />
        </>
      )}
    </Loaded>
  )
}

function useColumns(base: string): Column<DueComplaint>[] {
  const [say, language] = [useSay(), useLanguage()]
  return [
    {
      head: fieldName('number', language),
      cell: ({ number, isHalfDone }) => (
        <>
          <Anchor component={Link} to={`${base}/${number}`} size="sm">
            {number}
          </Anchor>{' '}
          {isHalfDone && (
            <Badge variant="light" color="orange" radius="sm" tt="none">
              {say('halfDone')}
            </Badge>
          )}
        </>
      ),
    },
    { head: fieldName('policy', language), cell: ({ policy: { id, version } }) => `${id} ${version}` },
    { head: fieldName('closedAt', language), cell: ({ closedAt }) => <When at={closedAt} exact /> },
    { head: fieldName('archivedAt', language), cell: ({ archivedAt }) => <When at={archivedAt} exact /> },
    { head: fieldName('retainUntil', language), cell: ({ retainUntil }) => <When at={retainUntil} exact /> },
    {
      head: '',
      cell: ({ id, number }) => (
        <Act operation="setLegalHold" label={say('hold')} about={number} params={{ id }} size="compact-xs" />
      ),
    },
  ]
}
