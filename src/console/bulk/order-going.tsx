import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../asking/me.ts'
import { Loaded } from '../parts/states.tsx'
import { useSay as useWord } from '../words.ts'
import { CallOff } from './call-off.tsx'
import { mannerOf, type Line, type Order, type OrderKind } from './kinds.ts'
import { Results, type Item } from './results.tsx'
import { followedText } from './state-words.ts'
import { useWholeOrder } from './use-order.ts'
import { useSay } from './words.ts'

type Shown = {
  kind: OrderKind
  id: string
  /** What a complaint is called that the order does not name. */
  numberOf?: (complaint: string) => string
  /** What can be done next, once it has ended. */
  next?: (order: Order) => ReactNode
  close: () => void
}

/** How an order goes, until it has ended; what is left of it can be called off. */
export function OrderGoing({ kind, id, numberOf = (complaint) => complaint, next, close }: Shown) {
  const [say, word] = [useSay(), useWord()]
  const { asked, items, isLong, isEnded } = useWholeOrder(kind, id)
  const named = items.map(({ complaint, number, state, detail, ...more }: Line): Item => ({
    ...{ number: number ?? numberOf(complaint), state, detail: detail ?? followedText(more, say) },
  }))
  return (
    <Stack gap="sm">
      <Loaded of={asked} lines={2}>
        {(order) => <Standing {...{ kind, order, isLong }} items={named} />}
      </Loaded>
      <Group justify="flex-end">
        <ToList {...{ kind, id, close }} />
        {isEnded ? asked.data && next?.(asked.data) : <CallOff kind={kind} id={id} />}
        <Button onClick={close} variant={isEnded && !next ? 'filled' : 'default'}>
          {word('close')}
        </Button>
      </Group>
    </Stack>
  )
}

type Known = { kind: OrderKind; order: Order; items: readonly Item[]; isLong: boolean }

function Standing({ kind, order, items, isLong }: Known) {
  const say = useSay()
  if (!order.total)
    return (
      <Text size="sm" role="status">
        {say(order.total === undefined ? 'picking' : 'none')}
      </Text>
    )
  return (
    <>
      <Results counts={order} manner={mannerOf(kind, order)} items={items} followed={order} />
      {order.state === 'cancelled' && <Text size="sm">{say('wasCalledOff')}</Text>}
      {isLong && (
        <Text size="sm" c="dimmed">
          {say('onlyFailures')}
        </Text>
      )}
    </>
  )
}

/** It goes on when the window is closed: there it is found again. */
function ToList({ kind, id, close }: Pick<Shown, 'kind' | 'id' | 'close'>) {
  const [say, may] = [useSay(), useMay()]
  if (!may('listBulkOrders')) return null
  return (
    <Anchor component={Link} to={`/administration/bulk/${kind}/${id}`} size="sm" mr="auto" onClick={close}>
      {say('inTheList')}
    </Anchor>
  )
}
