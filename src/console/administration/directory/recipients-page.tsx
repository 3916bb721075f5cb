import { Group, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ROLES } from '../../../words/people.ts'
import { fieldName } from '../../../words/fields.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { isoOf, MomentInput } from '../../parts/moment-input.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { Recipients } from './recipients.tsx'
import { useSay } from './words.ts'

/** Those that notices go to. */
const TOLD = ['agent', 'supervisor', 'manager', 'management', 'operator', 'auditor', 'legal'] as const

type Asked = { role: (typeof TOLD)[number]; department: string | null; person: string | null; at: string }

/** Who would be told: by a role, a department, a person, at an instant. */
export function Page() {
  const say = useSay()
  const [asked, setAsked] = useState<Asked>({ role: 'supervisor', department: null, person: null, at: '' })
  const { role, department, person, at } = asked
  const of = { role, department: department ?? undefined, person: person ?? undefined, at: isoOf(at) }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {say('recipientsAbout')}
      </Text>
      <Asking asked={asked} change={(part) => setAsked({ ...asked, ...part })} />
      <Recipients {...of} />
    </Stack>
  )
}

const CHOOSING = { size: 'xs', searchable: true, w: 180 } as const

function Asking({ asked, change }: { asked: Asked; change: (part: Partial<Asked>) => void }) {
  const [say, language] = [useSay(), useLanguage()]
  const departments = useAsk('listDepartments').data?.data ?? []
  const people = useAsk('listPeople').data?.data ?? []
  return (
    <Group gap="xs" align="end">
      <Select
        {...CHOOSING}
        allowDeselect={false}
        label={fieldName('role', language)}
        data={TOLD.map((role) => ({ value: role, label: wordIn(ROLES, role, language) }))}
        value={asked.role}
        onChange={(role) => change({ role: role ?? 'supervisor' })}
      />
      <Select
        {...CHOOSING}
        clearable
        label={fieldName('department', language)}
        placeholder={say('anyDepartment')}
        data={departments.map(({ id, name }) => ({ value: id, label: name[language] }))}
        value={asked.department}
        onChange={(department) => change({ department })}
      />
      <Select
        {...CHOOSING}
        clearable
        label={fieldName('person', language)}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={asked.person}
        onChange={(person) => change({ person })}
      />
      <MomentInput label={say('at')} value={asked.at} onChange={(at) => change({ at })} width={200} />
    </Group>
  )
}
