import { Group, Stack, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { minuteMs } from '../../domain/instant.ts'
import { useMe } from '../asking/me.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Act } from '../dialogs/act.tsx'
import { Loaded } from '../parts/states.tsx'
import { BY_PAGE, Turning } from '../parts/turning.tsx'
import { useSay as useSayOfAll } from '../words.ts'
import { ActionList } from './action-list.tsx'
import { Filters } from './filters.tsx'
import { queryOf, type Place } from './place.ts'
import { useSay } from './words.ts'

/** What is done so that the same does not happen again (R92): what is due next stands first. */
export function Page() {
  const [say, sayOfAll, me, navigate] = [useSay(), useSayOfAll(), useMe(), useNavigate()]
  const { cursor, ...place }: Place = useSearch({ strict: false })
  const query = queryOf({ ...place, ...(cursor && { cursor }) }, me.id)
  const actions = useAsk('listActions', { query }, { everyMs: minuteMs, keepsPrevious: true })
  const go = (to: Place) => void navigate({ to: '/actions', search: to })
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {sayOfAll('actions')}
      </Title>
      <Group gap="xs">
        <Filters place={place} go={go} />
        <Act operation="openAction" label={say('openOne')} variant="filled" />
      </Group>
      <Loaded of={actions}>
        {({ data, nextCursor }) => (
          <>
            <ActionList actions={data} />
            <Turning
              {...{ cursor, nextCursor, words: BY_PAGE }}
              turn={(to) => go({ ...place, ...(to !== undefined && { cursor: to }) })}
            />
          </>
        )}
      </Loaded>
    </Stack>
  )
}
