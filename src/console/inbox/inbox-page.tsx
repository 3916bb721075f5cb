import './inbox.css'
import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Answer } from '../asking/contract.ts'
import { Loaded } from '../parts/states.tsx'
import { useSay as useFrameSay } from '../words.ts'
import { GivenReports } from './given-reports.tsx'
import { InboxList } from './inbox-list.tsx'
import { markRead, useInbox } from './use-inbox.ts'
import { useSay } from './words.ts'

/** What its reader has been told; each leads to its complaint. */
export function Page() {
  const [say, sayOf, navigate] = [useSay(), useFrameSay(), useNavigate()]
  const { unread }: { unread?: string } = useSearch({ strict: false })
  const isUnread = unread === 'true'
  const { asked, forward, back, start } = useInbox(isUnread)
  const show = (which: string) => {
    start()
    void navigate({ to: '/inbox', search: which === 'unread' ? { unread: 'true' } : {}, replace: true })
  }
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {sayOf('inbox')}
      </Title>
      <Tools {...{ isUnread, show }} inbox={asked.data} />
      <GivenReports of={asked.data?.reports ?? []} />
      <Loaded of={asked}>{({ data }) => <InboxList items={data} isUnread={isUnread} />}</Loaded>
      {(back ?? forward) && (
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" disabled={!back} onClick={back}>
            {sayOf('previousPage')}
          </Button>
          <Button size="xs" variant="default" disabled={!forward} onClick={forward}>
            {sayOf('nextPage')}
          </Button>
        </Group>
      )}
      <Text size="xs" c="dimmed" visibleFrom="sm">
        {say('keys')}
      </Text>
    </Stack>
  )
}

type Tooling = {
  isUnread: boolean
  show: (which: string) => void
  inbox: Answer<'listInbox'> | undefined
}

/** Which of them are shown, and all of them read at once. */
function Tools({ isUnread, show, inbox }: Tooling) {
  const [say, sayOf] = [useSay(), useFrameSay()]
  const items = inbox?.data ?? []
  return (
    <Group gap="sm">
      <SegmentedControl
        size="xs"
        aria-label={sayOf('inbox')}
        value={isUnread ? 'unread' : 'all'}
        onChange={show}
        data={[
          { value: 'all', label: say('all') },
          { value: 'unread', label: `${say('unread')} ${inbox?.unread ?? ''}` },
        ]}
      />
      <Button
        size="xs"
        variant="default"
        disabled={items.every(({ readAt }) => readAt !== null)}
        onClick={() => void markRead(items)}
      >
        {say('markAll')}
      </Button>
    </Group>
  )
}
