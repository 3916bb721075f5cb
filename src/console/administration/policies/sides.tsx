import { Badge, Box, Table, Title } from '@mantine/core'
import { Empty } from '../../parts/states.tsx'
import { partsOf, useTeller } from './policy-parts.ts'
import { differs, sideBySide, type Pair, type Paired } from './side-by-side.ts'
import type { Policy } from './told.ts'
import { useSay } from './words.ts'

type Shown = { one: Policy; other: Policy; isShort: boolean }

/** What two policies say, row beside row; only what differs, if that is wanted. */
export function Sides({ one, other, isShort }: Shown) {
  const [say, teller] = [useSay(), useTeller()]
  const paired = sideBySide(partsOf(one, teller), partsOf(other, teller))
    .map((part) => ({ ...part, pairs: isShort ? part.pairs.filter(differs) : part.pairs }))
    .filter(({ pairs }) => pairs.length > 0)
  if (paired.length === 0) return <Empty>{say('same')}</Empty>
  return (
    <Box tabIndex={0} role="region" aria-label={say('compare')} style={{ overflowX: 'auto' }}>
      {paired.map((part) => (
        <PartSides key={part.key} part={part} one={one.id} other={other.id} />
      ))}
    </Box>
  )
}

function PartSides({ part: { title, pairs }, one, other }: { part: Paired; one: string; other: string }) {
  return (
    <Table miw={640} layout="fixed" verticalSpacing={4} mb="md" aria-label={title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={170}>
            <Title order={3} size="h6">
              {title}
            </Title>
          </Table.Th>
          <Table.Th>{one}</Table.Th>
          <Table.Th>{other}</Table.Th>
          <Table.Th w={100} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {pairs.map((pair) => (
          <PairRow key={pair.key} pair={pair} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function PairRow({ pair }: { pair: Pair }) {
  const say = useSay()
  const isOther = differs(pair)
  return (
    <Table.Tr>
      <Table.Td c="dimmed" style={{ verticalAlign: 'top' }}>
        {pair.term}
      </Table.Td>
      <Table.Td style={{ verticalAlign: 'top' }}>{pair.one ?? '—'}</Table.Td>
      <Table.Td style={{ verticalAlign: 'top' }}>{pair.other ?? '—'}</Table.Td>
      <Table.Td>
        {isOther && (
          <Badge color="orange" variant="light" radius="sm" tt="none">
            {say('differs')}
          </Badge>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
