import { Badge } from '@mantine/core'
import type { Listed } from './kinds.ts'
import { useSay } from './words.ts'

const LOOK = {
  running: { word: 'running', color: 'blue', variant: 'light' },
  cancelled: { word: 'cancelled', color: 'orange', variant: 'outline' },
  ended: { word: 'over', color: 'gray', variant: 'outline' },
} as const

/** Whether an order is under way, was called off, or has ended. */
export function OrderState({ state }: Pick<Listed, 'state'>) {
  const [say, { word, ...look }] = [useSay(), LOOK[state]]
  return (
    <Badge {...look} radius="sm" tt="none">
      {say(word)}
    </Badge>
  )
}
