import { Button, Group } from '@mantine/core'
import { useSay, type Word } from '../words.ts'

type Turned = {
  cursor: string | undefined
  nextCursor?: string | undefined
  turn: (cursor: string | undefined) => void
  /** What the ways are called, where the list is not by age. */
  words?: readonly [first: Word, next: Word]
}

/** From a page of a list to older ones, and back to the newest. */
export function Turning({ cursor, nextCursor, turn, words: [first, next] = ['newest', 'older'] }: Turned) {
  const say = useSay()
  return (
    <Group gap="xs">
      {cursor !== undefined && (
        <Button size="xs" variant="default" onClick={() => turn(undefined)}>
          {say(first)}
        </Button>
      )}
      {nextCursor !== undefined && (
        <Button size="xs" variant="default" onClick={() => turn(nextCursor)}>
          {say(next)}
        </Button>
      )}
    </Group>
  )
}
