import { Anchor, Badge, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldName } from '../../words/fields.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Rows, type Column } from '../parts/data-table.tsx'
import { useWithRole } from '../parts/names.tsx'
import { Loaded } from '../parts/states.tsx'
import { Turning } from '../parts/turning.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { CallOff } from './call-off.tsx'
import { mannerOf, type Listed } from './kinds.ts'
import { OrderState } from './order-state.tsx'
import { countedText } from './state-words.ts'
import { useOrderName } from './use-order-name.ts'
import { useSay } from './words.ts'

const BASE = '/administration/bulk'
const EVERY_MS = 5_000

/** Which orders over many complaints are under way or have ended, what began last first. */
export function OrderList() {
  const [say, columns, [cursor, turn]] = [useSay(), useColumns(), useState<string>()]
  const query = { limit: 20, ...(cursor !== undefined && { cursor }) }
  const orders = useAsk('listBulkOrders', { query }, { keepsPrevious: true, everyMs: EVERY_MS })
  return (
    <Loaded of={orders}>
      {({ data, nextCursor }) => (
        <>
          <Rows
            label={say('orders')}
            rows={data}
            columns={columns}
            keyOf={({ id }) => id}
            empty={say('noOrders')}
            minWidth={760}
          />
          <Turning cursor={cursor} nextCursor={nextCursor} turn={turn} />
        </>
      )}
    </Loaded>
  )
}

function useColumns(): Column<Listed>[] {
  const [say, language, nameOf, withRole] = [useSay(), useLanguage(), useOrderName(), useWithRole()]
  return [
    {
      head: say('what'),
      cell: (order) => (
        <>
          <Group gap={6}>
            <Anchor component={Link} to={`${BASE}/${order.kind}/${order.id}`} size="sm">
              {nameOf(order)}
            </Anchor>
            {order.dryRun && (
              <Badge variant="outline" color="gray" radius="sm" tt="none">
                {say('dryRun')}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed" lineClamp={2}>
            {fieldName('reason', language)} {order.reason}
          </Text>
        </>
      ),
    },
    { head: say('orderedBy'), cell: ({ by }) => withRole(by) },
    { head: say('began'), cell: ({ beganAt }) => <When at={beganAt} /> },
    { head: say('settled'), cell: (order) => countedText(order, mannerOf(order.kind, order), say) },
    {
      head: fieldName('state', language),
      cell: ({ kind, id, state }) => (
        <Group gap={6} wrap="nowrap">
          <OrderState state={state} />
          {state === 'running' && <CallOff kind={kind} id={id} size="compact-xs" />}
        </Group>
      ),
    },
  ]
}
