import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { fieldName } from '../../words/fields.ts'
import { OUTCOMES, PROPOSAL_STATES, STAGES } from '../../words/stages.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { ToList } from '../figures/to-list.tsx'
import { DataTable, type Column } from '../parts/data-table.tsx'
import { useNameOf } from '../parts/names.tsx'
import { useLanguage } from '../shell/preferences.ts'
import type { Incident } from './incident.ts'
import { useSay } from './words.ts'

type Member = Incident['members'][number]

/** Its complaints, of those that somebody may read: how far each is, and how it stands with what was proposed to all. */
export function Members({ of: { id, members, complaints } }: { of: Incident }) {
  const [say, columns] = [useSay(), useColumns()]
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {say('members')}
        </Title>
        {complaints > 0 && (
          <ToList filter={{ incident: id }} size="sm">
            {say('allInList')}
          </ToList>
        )}
      </Group>
      <DataTable
        label={say('members')}
        rows={members}
        columns={columns}
        keyOf={(member) => member.id}
        textOf={({ number, subject }) => `${number} ${subject}`}
        empty={say('noMembers')}
        minWidth={720}
      />
    </Stack>
  )
}

function useColumns(): Column<Member>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return [
    { head: fieldName('number', language), cell: (member) => <Told of={member} /> },
    {
      head: fieldName('stage', language),
      cell: ({ stage, outcome }) =>
        [wordIn(STAGES, stage, language), outcome && wordIn(OUTCOMES, outcome, language)]
          .filter(Boolean)
          .join(' · '),
    },
    {
      head: say('proposal'),
      cell: ({ proposal }) => proposal && wordIn(PROPOSAL_STATES, proposal, language),
    },
    {
      head: say('handler'),
      cell: ({ department, handler }) =>
        [nameOf('people', handler), nameOf('departments', department)].filter(Boolean).join(' · '),
    },
  ]
}

const Told = ({ of: { id, number, subject } }: { of: Member }) => (
  <Stack gap={2} maw={360}>
    <Anchor component={Link} to={`/complaints/${id}`} size="sm">
      {number}
    </Anchor>
    <Text size="xs" c="dimmed" lineClamp={1}>
      {subject}
    </Text>
  </Stack>
)
