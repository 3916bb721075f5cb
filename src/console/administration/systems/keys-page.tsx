import { Badge, Group } from '@mantine/core'
import { useState } from 'react'
import { SCOPES } from '../../../words/administration/systems.ts'
import { fieldName } from '../../../words/fields.ts'
import { listed } from '../../../words/languages.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useNow } from '../../parts/use-now.ts'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { KeyChanges } from './key-changes.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useSay } from './words.ts'

type Key = Answer<'listApiKeys'>['data'][number]
type Told = (answer: unknown) => void

/** With what other systems sign in. A token is shown once. */
export function Page() {
  const say = useSay()
  const keys = useAsk('listApiKeys')
  const [token, setToken] = useState<string>()
  const told: Told = (answer) => setToken((answer as { token?: string }).token)
  const columns = useColumns(told)
  return (
    <>
      <Loaded of={keys}>
        {({ data }) => (
          <DataTable
            label={say('keys')}
            rows={data}
            columns={columns}
            keyOf={({ id }) => id}
            textOf={({ name, id }) => `${name} ${id}`}
            empty={say('noKeys')}
            minWidth={760}
            tools={<Act operation="createApiKey" label={say('addKey')} variant="filled" done={told} />}
          />
        )}
      </Loaded>
      <KeyChanges />
      {token !== undefined && <ShownOnce secret={token} close={() => setToken(undefined)} />}
    </>
  )
}

function useColumns(told: Told): Column<Key>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return [
    { head: fieldName('name', language), cell: ({ name }) => name },
    {
      head: fieldName('scopes', language),
      cell: ({ scopes }) =>
        listed(
          scopes.map((one) => wordIn(SCOPES, one, language)),
          language,
        ),
    },
    {
      head: fieldName('departments', language),
      cell: ({ departments }) =>
        departments === null
          ? say('everywhere')
          : listed(
              departments.map((one) => nameOf('departments', one)),
              language,
            ),
    },
    { head: fieldName('expiresAt', language), cell: ({ expiresAt }) => <When at={expiresAt} exact /> },
    { head: say('lastUsed'), cell: ({ lastUsedAt }) => <When at={lastUsedAt} /> },
    { head: say('state'), cell: (key) => <KeyState of={key} /> },
    { head: '', cell: (key) => <Acts of={key} told={told} /> },
  ]
}

function KeyState({ of: { revokedAt, expiresAt } }: { of: Key }) {
  const [say, now] = [useSay(), useNow()]
  const word = revokedAt !== null ? 'revoked' : Date.parse(expiresAt) <= now ? 'ended' : 'valid'
  return (
    <Badge
      variant={word === 'valid' ? 'light' : 'outline'}
      color={word === 'valid' ? 'teal' : 'gray'}
      radius="sm"
      tt="none"
    >
      {say(word)}
    </Badge>
  )
}

function Acts({ of: { id, name, revokedAt }, told }: { of: Key; told: Told }) {
  const say = useSay()
  if (revokedAt !== null) return null
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Act
        operation="rotateApiKey"
        label={say('rotate')}
        about={name}
        params={{ id }}
        done={told}
        size="compact-xs"
      />
      <Act
        operation="revokeApiKey"
        label={say('revoke')}
        about={`${name}: ${say('revokeAbout')}`}
        params={{ id }}
        size="compact-xs"
        c="red"
      />
    </Group>
  )
}
