import { Anchor, Button, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { clockName } from '../../../words/clocks.ts'
import { fieldName } from '../../../words/fields.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { useNames } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from './words.ts'

type Moved = Answer<'listCalendarMoves'>['data'][number]
type Row = Moved['dues'][number] & Pick<Moved, 'id' | 'number'>

/** What adopting the calendar would move, without moving it. */
export function Moves({ id }: { id: string }) {
  const [say, columns] = [useSay(), useColumns()]
  const [cursor, setCursor] = useState<string>()
  const asked = { params: { id }, query: { limit: 100, ...(cursor !== undefined && { cursor }) } }
  const moves = useAsk('listCalendarMoves', asked, { keepsPrevious: true })
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {say('movesAbout')}
      </Text>
      <Loaded of={moves} lines={3}>
        {({ data, nextCursor }) => (
          <>
            <Rows
              label={say('moves')}
              rows={data.flatMap(({ dues, ...of }): Row[] => dues.map((due) => ({ ...due, ...of })))}
              columns={columns}
              keyOf={(row) => `${row.id} ${row.clock} ${row.cycle} ${row.n}`}
              empty={say('noMoves')}
            />
            {nextCursor !== undefined && (
              <Button size="xs" variant="default" onClick={() => setCursor(nextCursor)}>
                {say('more')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function useColumns(): Column<Row>[] {
  const [say, language, { clocks }] = [useSay(), useLanguage(), useNames()]
  return [
    {
      head: say('complaint'),
      cell: ({ id, number }) => (
        <Anchor component={Link} to={`/complaints/${id}`} size="sm">
          {number}
        </Anchor>
      ),
    },
    { head: fieldName('clock', language), cell: ({ clock }) => clockName(clock, language, clocks) },
    { head: say('before'), cell: ({ before }) => <When at={before} exact /> },
    { head: say('after'), cell: ({ dueAt }) => <When at={dueAt} exact /> },
  ]
}
