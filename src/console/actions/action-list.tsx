import { Anchor, Badge, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { mayCheckRecurrence } from '../../domain/access/own-action.ts'
import { fieldName } from '../../words/fields.ts'
import { ACTION_KINDS } from '../../words/findings.ts'
import type { Answer } from '../asking/contract.ts'
import { useMe } from '../asking/me.ts'
import { Act } from '../dialogs/act.tsx'
import { Rows, type Column } from '../parts/data-table.tsx'
import { useNameOf } from '../parts/names.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { useSay } from './words.ts'

type Action = Answer<'listActions'>['data'][number]

export function ActionList({ actions }: { actions: readonly Action[] }) {
  const [say, sayOfAll, columns] = [useSay(), useSayOfAll(), useColumns()]
  return (
    <Rows
      label={sayOfAll('actions')}
      rows={actions}
      columns={columns}
      keyOf={({ id }) => id}
      empty={say('none')}
      minWidth={760}
    />
  )
}

function useColumns(): Column<Action>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return [
    { head: fieldName('what', language), cell: (action) => <What of={action} /> },
    { head: fieldName('owner', language), cell: ({ owner }) => nameOf('people', owner) },
    { head: fieldName('dueAt', language), cell: (action) => <Due of={action} /> },
    {
      head: say('cause'),
      cell: ({ rootCause, category }) => nameOf('rootCauses', rootCause) || nameOf('categories', category),
    },
    {
      head: say('complaints'),
      cell: ({ complaints }) =>
        complaints.map(({ id, number }) => (
          <Anchor key={id} component={Link} to={`/complaints/${id}`} size="sm" mr={6}>
            {number}
          </Anchor>
        )),
    },
    { head: '', cell: (action) => <Acts of={action} /> },
  ]
}

function What({ of: { kind, what, result, trainees } }: { of: Action }) {
  const [language, nameOf] = [useLanguage(), useNameOf()]
  return (
    <Stack gap={2} maw={420}>
      <Text size="sm">{what}</Text>
      <Text size="xs" c="dimmed">
        {[ACTION_KINDS[kind][language], result].filter(Boolean).join(' · ')}
      </Text>
      {trainees.map(({ person, trainedAt }) => (
        <Text key={person} size="xs">
          {nameOf('people', person)} {trainedAt !== null && <When at={trainedAt} exact />}
        </Text>
      ))}
    </Stack>
  )
}

/** When it is to be done; of what is done, whether it has helped. */
function Due({ of: { state, dueAt, overdue, checkDueAt, checkedAt, recurred } }: { of: Action }) {
  const say = useSay()
  if (state === 'withdrawn') return say('withdrawn')
  if (state === 'open')
    return (
      <Stack gap={2} align="start">
        <When at={dueAt} exact />
        {overdue && (
          <Badge size="sm" color="red" variant="light" radius="sm" tt="none">
            {say('overdue')}
          </Badge>
        )}
      </Stack>
    )
  if (checkedAt !== null) return say(recurred ? 'recurred' : 'notRecurred')
  return (
    <>
      {say('checkAt')} <When at={checkDueAt} exact />
    </>
  )
}

/** What can be done with it now. */
function Acts({ of: action }: { of: Action }) {
  const [say, me] = [useSay(), useMe()]
  const { id, what, state, checkedAt } = action
  const told = { params: { id }, about: what, size: 'compact-xs' } as const
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {state === 'open' && <Act operation="completeAction" label={say('complete')} {...told} />}
      {state === 'done' && checkedAt === null && mayCheckRecurrence(action, me.id) && (
        <Act operation="checkRecurrence" label={say('check')} {...told} />
      )}
      {state !== 'withdrawn' && <Act operation="linkAction" label={say('link')} {...told} />}
    </Group>
  )
}
