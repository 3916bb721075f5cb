import './escalations.css'
import { Badge, Stack, Tabs, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAsk } from '../asking/use-ask.ts'
import { useSay as useFrameSay } from '../words.ts'
import { EscalationList } from './escalation-list.tsx'
import { OrderList } from './order-list.tsx'
import type { View } from './use-lines.ts'
import { useSay } from './words.ts'

type Tab = View | 'orders'

/** What escalates and what was ordered, live: for whoever has to answer it. */
export function Page() {
  const [say, sayOf, navigate] = [useSay(), useFrameSay(), useNavigate()]
  const { view = 'mine' }: { view?: Tab } = useSearch({ strict: false })
  const counts = useAsk('countEscalations', {}, { everyMs: 60_000 })
  const orders = useAsk('listSuperviseOrders', { query: { limit: 200 } }, { everyMs: 60_000 })
  const tabs = counts.data?.data ?? [{ view: 'mine' as const, open: 0 }]
  return (
    <Stack gap="sm">
      <Title order={1} size="h3">
        {sayOf('escalations')}
      </Title>
      <Tabs
        value={view}
        onChange={(tab) =>
          void navigate({ to: '/escalations', search: { view: tab ?? 'mine' }, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab.view} value={tab.view} rightSection={<Count of={tab.open} />}>
              {say(tab.view)}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="orders" rightSection={<Count of={orders.data?.data.length ?? 0} />}>
            {say('orders')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={view} pt="sm">
          {view === 'orders' ? <OrderList asked={orders} /> : <EscalationList view={view} />}
        </Tabs.Panel>
      </Tabs>
      <Text size="xs" c="dimmed" visibleFrom="sm">
        {say('keys')}
      </Text>
    </Stack>
  )
}

const Count = ({ of }: { of: number }) => (
  <Badge size="sm" variant="light" color={of > 0 ? 'red' : 'gray'} radius="sm" miw={28}>
    {of}
  </Badge>
)
