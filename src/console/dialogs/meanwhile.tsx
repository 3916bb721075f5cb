import { Alert, Button, List, Stack, Text } from '@mantine/core'
import { eventName } from '../../words/events.ts'
import { useAsk } from '../asking/use-ask.ts'
import { useNameOf } from '../parts/names.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from '../words.ts'

type Shown = { id: string; since: number; sendAgain: (version: number) => void }

/** Who did what while somebody was typing; what they typed is still there. */
export function Meanwhile({ id, since, sendAgain }: Shown) {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  const complaint = useAsk('getComplaint', { params: { id } }, { freshMs: 0 })
  const events = useAsk('listEvents', { params: { id }, query: { limit: 20, cursor: since } })
  return (
    <Alert color="orange" title={say('changedMeanwhile')} role="alert">
      <Stack gap="xs" align="start">
        <List size="sm">
          {events.data?.data.map(({ sequence, event: { type, at }, by }) => (
            <List.Item key={sequence}>
              <When at={at} /> {nameOf('people', by.id)}{' '}
              <Text span fw={600}>
                {eventName(type, language)}
              </Text>
            </List.Item>
          ))}
        </List>
        {complaint.data && (
          <Button size="xs" onClick={() => sendAgain(complaint.data.version)}>
            {say('sendAnyway')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}
