import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
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

/** How often it is looked what has become of them. */
const LOOK_MS = 15_000

/** What did not arrive at people, whatever complaint it is about, with a way to send it again. */
export function FailedNotices() {
  const [say, columns] = [useSay(), useColumns()]
  const [cursor, turn] = useState<string>()
  const query = { ...(cursor !== undefined && { cursor }), limit: 50 }
  const failed = useAsk('listFailedNotices', { query }, { everyMs: LOOK_MS, keepsPrevious: true })
  return (
    <Loaded of={failed} lines={3}>
      {({ data, nextCursor }) => (
        <>
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
