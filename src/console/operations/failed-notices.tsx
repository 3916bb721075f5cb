import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { minuteMs } from '../../domain/instant.ts'
import { eventName } from '../../words/events.ts'
import { becauseName } from '../../words/people.ts'
import { heldName, wayName } from '../../words/telling/delivery.ts'
import type { Answer } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { useToWhom } from '../complaint/notices/notice-parts.ts'
import { Act } from '../dialogs/act.tsx'
import { Rows, type Column } from '../parts/data-table.tsx'
import { useNameOf } from '../parts/names.tsx'
import { Loaded } from '../parts/states.tsx'
import { Turning } from '../parts/turning.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { useSay } from './words.ts'

type Failed = Answer<'listFailedNotices'>['data'][number]

/** For so long whoever comes back to the window finds them as they were. */
const LONG_MS = 5 * minuteMs

/**
 * What did not arrive at people, whatever complaint it is about, with a way to send it again. That somebody looked is
 * on record: it is asked when somebody wants to see it, and not by itself.
 */
export function FailedNotices() {
  const [say, columns] = [useSay(), useColumns()]
  const [cursor, turn] = useState<string>()
  const query = { ...(cursor !== undefined && { cursor }), limit: 50 }
  const failed = useAsk(
    'listFailedNotices',
    { query },
    { freshMs: LONG_MS, whenOpened: true, keepsPrevious: true },
  )
  return (
    <Loaded of={failed} lines={3}>
      {({ data, nextCursor }) => (
        <>
          <Refreshing of={failed} />
          <Rows
            label={say('failedNotices')}
            rows={data}
            columns={columns}
            keyOf={({ id }) => String(id)}
            empty={say('noFailedNotices')}
            minWidth={760}
          />
          <Turning {...{ cursor, nextCursor, turn }} />
        </>
      )}
    </Loaded>
  )
}

type Asked = { isFetching: boolean; dataUpdatedAt: number; refetch: () => unknown }

function Refreshing({ of: { isFetching, dataUpdatedAt, refetch } }: { of: Asked }) {
  const say = useSay()
  return (
    <Group gap="xs">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={isFetching}
        onClick={() => void refetch()}
      >
        {say('refresh')}
      </Button>
      <Text size="xs" c="dimmed">
        {say('asOf')} <When at={new Date(dataUpdatedAt).toISOString()} />
      </Text>
    </Group>
  )
}

function useColumns(): Column<Failed>[] {
  const [say, language, whom] = [useSay(), useLanguage(), useWhom()]
  return [
    { head: say('at'), cell: ({ failedAt }) => <When at={failedAt} exact /> },
    {
      head: say('complaint'),
      cell: ({ complaintId, number }) => (
        <Anchor component={Link} to={`/complaints/${complaintId}`} size="sm">
          {number}
        </Anchor>
      ),
    },
    { head: say('notice'), cell: ({ template }) => eventName(template, language) },
    { head: say('toWhom'), cell: whom },
    {
      head: say('way'),
      cell: ({ channel, reason }) =>
        [wayName(channel, language), reason && heldName(reason, language)].filter(Boolean).join(' · '),
    },
    { head: say('otherwise'), cell: ({ isSent }) => say(isSent ? 'toldOtherwise' : 'toldNobody') },
    {
      head: '',
      cell: ({ complaintId, notice }) => (
        <Act
          operation="resendNotice"
          label={say('sendAgain')}
          params={{ id: complaintId }}
          settled={{ key: notice }}
          size="compact-xs"
        />
      ),
    },
  ]
}

/** To whom the notice is, and whom of these it did not reach. */
function useWhom(): (one: Pick<Failed, 'to' | 'recipient' | 'because'>) => string {
  const [language, nameOf, toWhom] = [useLanguage(), useNameOf(), useToWhom()]
  return ({ to, recipient, because }) => {
    const [kind, id] = recipient.split('/')
    const who = kind === 'person' ? nameOf('people', id) : becauseName(because, language)
    return [...new Set([toWhom(to), who])].join(' · ')
  }
}
