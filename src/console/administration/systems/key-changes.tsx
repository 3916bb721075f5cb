import { Stack, Title } from '@mantine/core'
import { useState } from 'react'
import { KEY_CHANGES } from '../../../words/administration/systems.ts'
import { fieldName } from '../../../words/fields.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { useWithRole } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Turning } from '../../parts/turning.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from './words.ts'

type Change = Answer<'listApiKeyChanges'>['data'][number]

const PAGE_ROWS = 20

/** Who made, renewed and revoked which keys, the latest first; keys that are revoked too. */
export function KeyChanges() {
  const [say, columns, [cursor, turn]] = [useSay(), useColumns(), useState<string>()]
  const query = { limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) }
  const changes = useAsk('listApiKeyChanges', { query }, { keepsPrevious: true })
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {say('keyChanges')}
      </Title>
      <Loaded of={changes} lines={3}>
        {({ data, nextCursor }) => (
          <>
            <Rows
              label={say('keyChanges')}
              rows={data}
              columns={columns}
              keyOf={({ position }) => String(position)}
              empty={say('noKeyChanges')}
            />
            <Turning {...{ cursor, nextCursor, turn }} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function useColumns(): Column<Change>[] {
  const [say, language, withRole] = [useSay(), useLanguage(), useWithRole()]
  return [
    { head: say('at'), cell: ({ at }) => <When at={at} exact /> },
    { head: say('key'), cell: ({ key }) => key.name },
    { head: say('changed'), cell: ({ type }) => wordIn(KEY_CHANGES, type, language) },
    {
      head: fieldName('by', language),
      cell: ({ by }) => withRole(by),
    },
    {
      head: fieldName('expiresAt', language),
      cell: ({ data: { expiresAt } }) => typeof expiresAt === 'string' && <When at={expiresAt} exact />,
    },
  ]
}
