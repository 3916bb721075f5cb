import { Button, Group } from '@mantine/core'
import { useSay } from '../words.ts'

type Turned = {
  cursor: string | undefined
  nextCursor?: string | undefined
  turn: (cursor: string | undefined) => void
}

/** From a page of a list to older ones, and back to the newest. */
export function Turning({ cursor, nextCursor, turn }: Turned) {
  const say = useSay()
  return (
    <Group gap="xs">
      {cursor !== undefined && (
        <Button size="xs" variant="default" onClick={() => turn(undefined)}>
          {say('newest')}
        </Button>
      )}
      {nextCursor !== undefined && (
        <Button size="xs" variant="default" onClick={() => turn(nextCursor)}>
          {say('older')}
        </Button>
      )}
    </Group>
  )
}
