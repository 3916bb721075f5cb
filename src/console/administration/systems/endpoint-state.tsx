import { Badge } from '@mantine/core'
import type { Answer } from '../../asking/contract.ts'
import { useSay } from './words.ts'

export type Endpoint = Answer<'getEndpoint'>

/** Whether it is told, and whether that arrives. */
export function EndpointState({ of: { state, failures } }: { of: Pick<Endpoint, 'state' | 'failures'> }) {
  const say = useSay()
  const word = state === 'disabled' ? 'disabled' : failures > 0 ? 'failing' : 'enabled'
  const color = { disabled: 'gray', failing: 'red', enabled: 'teal' }[word]
  return (
    <Badge variant={word === 'disabled' ? 'outline' : 'light'} color={color} radius="sm" tt="none">
      {say(word)}
    </Badge>
  )
}
