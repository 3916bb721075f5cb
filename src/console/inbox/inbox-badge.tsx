import { Badge } from '@mantine/core'
import { useAsk } from '../asking/use-ask.ts'
import { useInboxLive } from './use-inbox.ts'
import { useSay } from './words.ts'

/** How many notices its reader has not read. */
export function InboxBadge() {
  const say = useSay()
  useInboxLive()
  const { data } = useAsk('listInbox', { query: { limit: 1 } }, { everyMs: 30_000 })
  if (!data?.unread) return null
  return (
    <Badge
      size="sm"
      variant="light"
      color="red"
      radius="sm"
      role="img"
      aria-label={`${say('unread')} ${data.unread}`}
    >
      {data.unread}
    </Badge>
  )
}
