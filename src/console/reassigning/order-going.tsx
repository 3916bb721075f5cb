import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ask, newKey } from '../asking/ask.ts'
import type { Answer } from '../asking/contract.ts'
import { Failure } from '../asking/failure.ts'
import { Loaded } from '../parts/states.tsx'
import { useSay as useWord } from '../words.ts'
import { Results, type Item } from './results.tsx'
import { useOrder } from './use-order.ts'
import { useSay } from './words.ts'

type Shown = { id: string; numberOf?: (complaint: string) => string; close: () => void }

/** How an order goes, until it has ended; what is left of it can be called off. */
export function OrderGoing({ id, numberOf = (complaint) => complaint, close }: Shown) {
  const word = useWord()
  const { asked, items, isLong, isEnded } = useOrder(id)
  const named = items.map(({ complaint, number, state, detail }): Item => ({
    ...{ number: number ?? numberOf(complaint), state, detail },
  }))
  return (
    <Stack gap="sm">
      <Loaded of={asked} lines={2}>
        {(order) => <Standing {...{ order, isLong }} items={named} />}
      </Loaded>
      <Group justify="flex-end">
        {!isEnded && <CallOff id={id} />}
        <Button onClick={close} variant={isEnded ? 'filled' : 'default'}>
          {word('close')}
        </Button>
      </Group>
    </Stack>
  )
}

type Known = { order: Answer<'getReassignment'>; items: readonly Item[]; isLong: boolean }

function Standing({ order, items, isLong }: Known) {
  const say = useSay()
  if (!order.total)
    return (
      <Text size="sm" role="status">
        {say(order.total === undefined ? 'picking' : 'none')}
      </Text>
    )
  return (
    <>
      <Results counts={order} items={items} />
      {order.state === 'cancelled' && <Text size="sm">{say('cancelled')}</Text>}
      {isLong && (
        <Text size="sm" c="dimmed">
          {say('onlyFailures')}
        </Text>
      )}
    </>
  )
}

/** It may have ended meanwhile: how it stands is told by itself. */
function CallOff({ id }: { id: string }) {
  const say = useSay()
  const [isAsked, setAsked] = useState(false)
  const callOff = async () => {
    setAsked(true)
    await ask('cancelReassignment', { params: { id }, body: {} }, { key: newKey() }).catch(
      (error: unknown) => {
        if (!(error instanceof Failure)) throw error
        setAsked(false)
      },
    )
  }
  return (
    <Button variant="default" loading={isAsked} onClick={() => void callOff()}>
      {say('callOff')}
    </Button>
  )
}
