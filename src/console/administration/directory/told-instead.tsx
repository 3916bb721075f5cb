import { Group, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { serverNow } from '../../asking/server-clock.ts'
import { isoOf, MomentInput, momentText } from '../../parts/moment-input.tsx'
import { useHeldName } from './held.tsx'
import { Matter, None, type Known } from './matter.tsx'
import { Recipients } from './recipients.tsx'
import { useSay } from './words.ts'

/** Who a notice to somebody would go to, in one of their roles, now or when they are away. */
export function ToldInstead({ person }: { person: Known }) {
  const say = useSay()
  return (
    <Matter title={say('whoIsTold')}>
      {person.roles.length > 0 ? <Told person={person} /> : <None>{say('noRole')}</None>}
    </Matter>
  )
}

function Told({ person: { id, roles, absences } }: { person: Known }) {
  const [say, heldName] = [useSay(), useHeldName()]
  const [chosen, setChosen] = useState('0')
  const [at, setAt] = useState(() => momentText(Math.max(serverNow(), firstAbsence(absences))))
  const { role, department } = roles[Number(chosen)] ?? roles[0]!
  return (
    <Stack gap="xs">
      <Group gap="xs" grow>
        <Select
          size="xs"
          label={say('asRole')}
          data={roles.map((one, index) => ({ value: String(index), label: heldName(one) }))}
          value={chosen}
          onChange={(value) => setChosen(value ?? '0')}
          allowDeselect={false}
        />
        <MomentInput label={say('at')} value={at} onChange={setAt} />
      </Group>
      <Recipients {...{ role, person: id, department: department ?? undefined, at: isoOf(at) }} />
    </Stack>
  )
}

/** A moment after the first absence begins: then it matters. */
const firstAbsence = (absences: Known['absences']): number =>
  absences.length === 0 ? 0 : Math.min(...absences.map(({ from }) => Date.parse(from))) + 60_000
