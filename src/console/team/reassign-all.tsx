import { Text } from '@mantine/core'
import { ReassignDialog } from '../bulk/reassign-dialog.tsx'
import type { Load } from './lists.ts'
import { useSay } from './words.ts'

/** Everything that somebody has in a department to others there, unless they say otherwise. */
export function ReassignAll({ load, close }: { load: Load; close: () => void }) {
  const say = useSay()
  const { department, person = '', name = person, open } = load
  return (
    <ReassignDialog
      title={`${say('reassign')} · ${name} · ${open}`}
      about={
        <Text size="sm" c="dimmed" mb="sm">
          {say('reassignAbout')}
        </Text>
      }
      selection={{ handler: person, department }}
      given={{ target: { department } }}
      draft={`team.reassign.${department}.${person}`}
      close={close}
    />
  )
}
