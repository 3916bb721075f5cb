import { Progress, Table, Text } from '@mantine/core'
import { ItemState } from './item-state.tsx'
import type { Counts, Followed, Manner, State } from './kinds.ts'
import { countedText, followedText, totalOf } from './state-words.ts'
import { useSay } from './words.ts'

/** How it went with one of them. */
export type Item = { number: string; state: State; detail?: string | undefined }

type Shown = { counts: Counts; manner: Manner; items?: readonly Item[]; followed?: Followed }

export const countsOf = (items: readonly Item[]): Counts => {
  const count = (state: State) => items.filter((item) => item.state === state).length
  return {
    ...{ done: count('done'), refused: count('refused') },
    ...{ unknown: count('unknown'), pending: count('pending') },
  }
}

/** How many are settled, what follows for their clocks, and what became of each that is told of. */
export function Results({ counts, manner, items = [], followed = {} }: Shown) {
  const say = useSay()
  const total = totalOf(counts)
  const settled = total - counts.pending
  const follows = total === 0 ? undefined : followedText(followed, say)
  return (
    <>
      <Progress.Root size="lg">
        <Progress.Section
          value={total === 0 ? 0 : (100 * settled) / total}
          animated={counts.pending > 0}
          aria-label={say('progress')}
        />
      </Progress.Root>
      <Text size="sm" role="status" fw={600}>
        {countedText(counts, manner, say)}
      </Text>
      {follows !== undefined && <Text size="sm">{follows}</Text>}
      <Lines items={items} manner={manner} />
    </>
  )
}

function Lines({ items, manner }: { items: readonly Item[]; manner: Manner }) {
  const say = useSay()
  if (items.length === 0) return null
  return (
    <Table aria-label={say('results')}>
      <Table.Tbody>
        {items.map(({ number, state, detail }) => (
          <Table.Tr key={number}>
            <Table.Td>{number}</Table.Td>
            <Table.Td>
              <ItemState state={state} manner={manner} />
            </Table.Td>
            <Table.Td>{detail}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
