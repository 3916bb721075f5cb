import { Anchor, Stack, Switch } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FINDINGS } from '../../words/administration/findings.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { Answer } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Rows, type Column } from '../parts/data-table.tsx'
import { Loaded } from '../parts/states.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

type Finding = Answer<'listFindings'>['data'][number]

/** What reconciliation found amiss: while it lasts, or what is over. */
export function Findings() {
  const [say, columns] = [useSay(), useColumns()]
  const [isPast, setPast] = useState(false)
  const findings = useAsk('listFindings', { query: { open: !isPast, limit: 100 } }, { everyMs: 60_000 })
  return (
    <Stack gap="xs">
      <Switch
        label={say('past')}
        checked={isPast}
        onChange={({ currentTarget }) => setPast(currentTarget.checked)}
      />
      <Loaded of={findings} lines={3}>
        {({ data }) => (
          <Rows
            label={say('findings')}
            rows={data}
            columns={columns}
            keyOf={({ kind, complaintId, day, firstSeenAt }) =>
              [kind, complaintId, day, firstSeenAt].join(' ')
            }
            empty={say('noFindings')}
          />
        )}
      </Loaded>
    </Stack>
  )
}

function useColumns(): Column<Finding>[] {
  const [say, language] = [useSay(), useLanguage()]
  return [
    { head: say('kind'), cell: ({ kind }) => wordIn(FINDINGS, kind, language) },
    {
      head: say('complaint'),
      cell: ({ complaintId, day }) =>
        complaintId === undefined ? (
          day
        ) : (
          <Anchor component={Link} to={`/complaints/${complaintId}`} size="sm">
            {complaintId.slice(0, 8)}
          </Anchor>
        ),
    },
    { head: say('firstSeen'), cell: ({ firstSeenAt }) => <When at={firstSeenAt} exact /> },
    { head: say('lastSeen'), cell: ({ lastSeenAt }) => <When at={lastSeenAt} exact /> },
    { head: say('ended'), cell: ({ endedAt }) => <When at={endedAt} exact /> },
    {
      head: say('detail'),
      cell: ({ detail }) =>
        Object.entries(detail)
          .map(([name, value]) => `${name}: ${String(value)}`)
          .join(' · '),
    },
  ]
}
