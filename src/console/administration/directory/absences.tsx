import { Group, Stack, Text } from '@mantine/core'
import { Act } from '../../dialogs/act.tsx'
import { When } from '../../parts/when.tsx'
import { Matter, None, type Known } from './matter.tsx'
import { useSay } from './words.ts'

/** When somebody is away, now and later. */
export function Absences({ person: { id, absences } }: { person: Known }) {
  const say = useSay()
  const act = <Act operation="recordAbsence" label={say('addAbsence')} params={{ id }} />
  return (
    <Matter title={say('absences')} act={act}>
      {absences.length === 0 && <None>{say('noAbsence')}</None>}
      <Stack gap={4}>
        {absences.map(({ id: absence, from, until, note }) => (
          <Group key={absence} gap="xs" justify="space-between">
            <Text size="sm">
              <When at={from} exact /> – {until === null ? say('furtherNotice') : <When at={until} exact />}
              {note !== null && ` · ${note}`}
            </Text>
            <Act
              operation="cancelAbsence"
              label={say('cancelAbsence')}
              params={{ id, absence }}
              size="compact-xs"
            />
          </Group>
        ))}
      </Stack>
    </Matter>
  )
}
