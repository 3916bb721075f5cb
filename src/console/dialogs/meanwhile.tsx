import { Alert, Button, List, Stack, Text } from '@mantine/core'
import { eventName } from '../../words/events.ts'
import { actsOf } from '../../words/telling/journal.ts'
import { actorCalled } from '../../words/telling/said.ts'
import type { ComplaintShown } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { useMe } from '../asking/me.ts'
import { useNames } from '../parts/names.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from '../words.ts'

type Shown = {
  complaint: ComplaintShown
  /** The version that somebody began with. */
  since: number
  /** What they sent was not taken for it. */
  isRefused: boolean
  sendAgain: (version: number) => void
}

/** Who did what while somebody was typing; what they typed is still there. What only time did is no news. */
export function Meanwhile({ complaint, since, isRefused, sendAgain }: Shown) {
  const say = useSay()
  const latest = useAsk(
    'getComplaint',
    { params: { id: complaint.id }, query: { contacts: 'masked' } },
    { enabled: isRefused, freshMs: 0 },
  )
  const { version, ownVersion = version } = latest.data ?? complaint
  if (ownVersion <= since && !isRefused) return null
  return (
    <Alert color="orange" title={say('changedMeanwhile')} role="alert">
      <Stack gap="xs" align="start">
        <Happened id={complaint.id} since={since} />
        <Button size="xs" onClick={() => sendAgain(version)} loading={isRefused && latest.isFetching}>
          {say('sendAnyway')}
        </Button>
      </Stack>
    </Alert>
  )
}

function Happened({ id, since }: { id: string; since: number }) {
  const [language, names, me] = [useLanguage(), useNames(), useMe()]
  const asked = { params: { id }, query: { limit: 50, cursor: since, contacts: 'masked' } }
  const { data } = useAsk('listEvents', asked)
  const lines = (data?.data ?? []).map(({ event, ...entry }) => ({ ...entry, ...event, event }))
  return (
    <List size="sm">
      {actsOf(lines).map(({ head: { sequence, type, at, by } }) => (
        <List.Item key={sequence}>
          <When at={at} /> {by.id === me.id ? me.name : actorCalled(by, { names, language })}{' '}
          <Text span fw={600}>
            {eventName(type, language)}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}
