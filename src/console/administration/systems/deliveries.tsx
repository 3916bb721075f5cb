import { Badge, Stack, Switch } from '@mantine/core'
import { useState } from 'react'
import { outsideEventName } from '../../../words/administration/outside-events.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Turning } from '../../parts/turning.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from './words.ts'

type Delivery = Answer<'listDeliveries'>['data'][number]

/** How often it is looked what has become of them. */
const LOOK_MS = 5_000

/** Every attempt to tell an endpoint something, the latest first; what did not arrive can be sent again. */
export function Deliveries({ endpoint, failed = false }: { endpoint: string; failed?: boolean }) {
  const say = useSay()
  const [isFailed, setFailed] = useState(failed)
  const [cursor, setCursor] = useState<string>()
  const query = { ...(isFailed && { ok: false }), ...(cursor !== undefined && { cursor }), limit: 50 }
  const asked = { params: { id: endpoint }, query }
  const deliveries = useAsk('listDeliveries', asked, { everyMs: LOOK_MS, keepsPrevious: true })
  const columns = useColumns(endpoint)
  return (
    <Stack gap="xs">
      <Switch
        label={say('failedOnly')}
        checked={isFailed}
        onChange={({ currentTarget }) => {
          setFailed(currentTarget.checked)
          setCursor(undefined)
        }}
      />
      <Loaded of={deliveries} lines={4}>
        {({ data, nextCursor }) => (
          <>
            <Rows
              label={say('deliveries')}
              rows={data}
              columns={columns}
              keyOf={({ messageId, attempt }) => `${messageId} ${attempt}`}
              empty={say('noDeliveries')}
              minWidth={760}
            />
            <Turning {...{ cursor, nextCursor, turn: setCursor }} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function useColumns(id: string): Column<Delivery>[] {
  const [say, language] = [useSay(), useLanguage()]
  return [
    { head: say('at'), cell: ({ at }) => <When at={at} exact /> },
    { head: say('event'), cell: ({ type }) => outsideEventName(type, language) },
    { head: say('attempt'), cell: ({ attempt }) => attempt, isNumber: true },
    { head: say('state'), cell: ({ ok }) => <Went ok={ok} /> },
    {
      head: say('answered'),
      cell: ({ status, error, durationMs }) =>
        [status, error, durationMs !== undefined && `${durationMs} ms`].filter(Boolean).join(' · '),
    },
    { head: say('message'), cell: ({ message: { state } }) => say(state) },
    {
      head: '',
      cell: ({ messageId }) => (
        <Act operation="redeliver" label={say('sendAgain')} params={{ id, messageId }} size="compact-xs" />
      ),
    },
  ]
}

function Went({ ok }: { ok: boolean | undefined }) {
  const say = useSay()
  const [color, word] =
    ok === undefined
      ? (['gray', 'underWay'] as const)
      : ok
        ? (['teal', 'ok'] as const)
        : (['red', 'failed'] as const)
  return (
    <Badge variant="light" color={color} radius="sm" tt="none" miw="max-content">
      {say(word)}
    </Badge>
  )
}
