import { Button, Group } from '@mantine/core'
import { useSay, type Word } from '../words.ts'

type Turned = {
  cursor: string | undefined
  nextCursor?: string | undefined
  turn: (cursor: string | undefined) => void
  /** What the ways are called where the newest does not stand first. */
  words?: { first: Word; next: Word }
}

const BY_AGE = { first: 'newest', next: 'older' } as const
/** Of a list in another order. */
export const BY_PAGE = { first: 'firstPage', next: 'nextPage' } as const

/** From a page of a list to the next, and back to the first. */
export function Turning({ cursor, nextCursor, turn, words = BY_AGE }: Turned) {
  const say = useSay()
  return (
    <Group gap="xs">
      {cursor !== undefined && (
        <Button size="xs" variant="default" onClick={() => turn(undefined)}>
          {say(words.first)}
        </Button>
      )}
      {nextCursor !== undefined && (
        <Button size="xs" variant="default" onClick={() => turn(nextCursor)}>
          {say(words.next)}
        </Button>
      )}
    </Group>
  )
}
