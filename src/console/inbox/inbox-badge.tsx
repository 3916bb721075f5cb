import { Badge } from '@mantine/core'
import { useAsk } from '../asking/use-ask.ts'
import { useInboxLive } from './use-inbox.ts'
import { useSay } from './words.ts'

/** How many notices its reader has not read, and reports. */
export function InboxBadge() {
  const say = useSay()
  useInboxLive()
  const { data } = useAsk('listInbox', { query: { limit: 1 } }, { everyMs: 30_000 })
  const unread = (data?.unread ?? 0) + (data?.reports.length ?? 0)
  if (unread === 0) return null
  return (
    <Badge
      size="sm"
      variant="light"
      color="red"
      radius="sm"
      role="img"
      aria-label={`${say('unread')} ${unread}`}
    >
      {unread}
    </Badge>
  )
}
