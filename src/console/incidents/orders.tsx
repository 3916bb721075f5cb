import { Anchor, Group, Stack, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { COMMANDS } from '../../words/commands.ts'
import { fieldName } from '../../words/fields.ts'
import { moneyText } from '../../words/money.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { useMay } from '../asking/me.ts'
import { CallOff } from '../bulk/call-off.tsx'
import { mannerOf } from '../bulk/kinds.ts'
import { OrderState } from '../bulk/order-state.tsx'
import { countedText } from '../bulk/state-words.ts'
import { useSay as useBulkWord } from '../bulk/words.ts'
import { Rows, type Column } from '../parts/data-table.tsx'
import { useWithRole } from '../parts/names.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import type { Incident } from './incident.ts'
import { useSay } from './words.ts'

type Order = Incident['orders'][number]
const KIND = 'forIncident'

/** What all its complaints were asked, and how far each order is; what was only tried stands among the bulk orders. */
export function Orders({ of: { orders } }: { of: Incident }) {
  const [say, columns] = [useSay(), useColumns()]
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {say('orders')}
      </Title>
      <Rows
        label={say('orders')}
        rows={orders.filter(({ dryRun }) => !dryRun)}
        columns={columns}
        keyOf={({ id }) => id}
        empty={say('noOrders')}
        minWidth={720}
      />
    </Stack>
  )
}

function useColumns(): Column<Order>[] {
  const [bulk, language, withRole] = [useBulkWord(), useLanguage(), useWithRole()]
  return [
    { head: bulk('what'), cell: (order) => <What of={order} /> },
    { head: bulk('orderedBy'), cell: ({ by }) => withRole(by) },
    { head: bulk('began'), cell: ({ beganAt }) => <When at={beganAt} /> },
    { head: bulk('settled'), cell: (order) => countedText(order, mannerOf(KIND, order), bulk) },
    {
      head: fieldName('incidentTotal', language),
      cell: ({ sum }) => sum && moneyText(sum, language),
      isNumber: true,
    },
    {
      head: fieldName('state', language),
      cell: ({ id, state }) => (
        <Group gap={6} wrap="nowrap">
          <OrderState state={state} />
          {state === 'running' && <CallOff kind={KIND} id={id} size="compact-xs" />}
        </Group>
      ),
    },
  ]
}

function What({ of: { id, command } }: { of: Order }) {
  const [language, may] = [useLanguage(), useMay()]
  const name = wordIn(COMMANDS, command.type, language)
  if (!may('listBulkOrders')) return name
  return (
    <Anchor component={Link} to={`/administration/bulk/${KIND}/${id}`} size="sm">
      {name}
    </Anchor>
  )
}
