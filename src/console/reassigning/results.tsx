import { Progress, Table, Text } from '@mantine/core'
import type { Answer } from '../asking/contract.ts'
import { useSay } from './words.ts'

export type State = Answer<'getReassignment'>['items'][number]['state']

/** How it went with one of them. */
export type Item = { number: string; state: State; detail?: string | undefined }

type Counts = Readonly<Record<State, number>>
type Shown = { counts: Counts; items: readonly Item[] }

const STATES = ['done', 'refused', 'unknown', 'pending'] as const
const COLORS = { pending: 'dimmed', done: 'teal', refused: 'red', unknown: 'orange' } as const

export const countsOf = (items: readonly Item[]): Counts => {
  const count = (state: State) => items.filter((item) => item.state === state).length
  return {
    ...{ done: count('done'), refused: count('refused') },
    ...{ unknown: count('unknown'), pending: count('pending') },
  }
}

/** How many are settled, and what became of each that is told of. */
export function Results({ counts, items }: Shown) {
  const say = useSay()
  const total = STATES.reduce((sum, state) => sum + counts[state], 0)
  const settled = total - counts.pending
  const counted = STATES.filter((state) => counts[state] > 0).map((state) => `${say(state)} ${counts[state]}`)
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
        {[`${settled} / ${total}`, ...counted].join(' · ')}
      </Text>
      <Lines items={items} />
    </>
  )
}

function Lines({ items }: Pick<Shown, 'items'>) {
  const say = useSay()
  if (items.length === 0) return null
  return (
    <Table aria-label={say('results')}>
      <Table.Tbody>
        {items.map(({ number, state, detail }) => (
          <Table.Tr key={number}>
            <Table.Td>{number}</Table.Td>
            <Table.Td c={COLORS[state]}>{say(state)}</Table.Td>
            <Table.Td>{detail}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
