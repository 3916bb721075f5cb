import { Badge } from '@mantine/core'
import type { Manner, State } from './kinds.ts'
import { stateWord } from './state-words.ts'
import { useSay } from './words.ts'

const COLORS = { pending: 'gray', done: 'teal', refused: 'red', unknown: 'orange' } as const

/** How far one complaint of an order has come. */
export function ItemState({ state, manner }: { state: State; manner: Manner }) {
  const say = useSay()
  return (
    <Badge
      variant={state === 'done' ? 'light' : 'outline'}
      color={COLORS[state]}
      radius="sm"
      tt="none"
      style={{ flexShrink: 0, minWidth: 'max-content' }}
    >
      {say(stateWord(manner, state))}
    </Badge>
  )
}
