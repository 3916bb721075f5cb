import { Badge } from '@mantine/core'
import type { Answer } from '../asking/contract.ts'
import { useSay } from './words.ts'

const LOOK = {
  open: { color: 'blue', variant: 'light' },
  closed: { color: 'gray', variant: 'outline' },
} as const

/** Whether an incident goes on. */
export function IncidentState({ state }: Pick<Answer<'listIncidents'>['data'][number], 'state'>) {
  const say = useSay()
  return (
    <Badge {...LOOK[state]} radius="sm" tt="none">
      {say(state)}
    </Badge>
  )
}
