import { Group, Text } from '@mantine/core'
import { serverNow } from '../asking/server-clock.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Act } from '../dialogs/act.tsx'
import { PresenceBadge } from '../parts/presence-badge.tsx'
import { When } from '../parts/when.tsx'
import { useSay } from './words.ts'

type Shown = { person: string; absent?: true | undefined }

/** Whether somebody is here; who is away, until when. */
export function Presence({ person, absent }: Shown) {
  return absent ? <Absence person={person} /> : <PresenceBadge of={{ active: true, absent: false }} />
}

function Absence({ person }: { person: string }) {
  const say = useSay()
  const absences = useAsk('getPerson', { params: { id: person } }).data?.absences ?? []
  const now = absences.find(({ from }) => Date.parse(from) <= serverNow())
  return (
    <Group gap={6}>
      <PresenceBadge of={{ active: true, absent: true }} />
      {now && (
        <>
          <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
            {say('until')} {now.until === null ? say('furtherNotice') : <When at={now.until} exact />}
          </Text>
          <Act
            operation="cancelAbsence"
            label={say('takeBack')}
            params={{ id: person, absence: now.id }}
            size="compact-xs"
          />
        </>
      )}
    </Group>
  )
}
