import { Button, Group, Stack, Table, Text } from '@mantine/core'
import { useRef } from 'react'
import type { Listed } from '../../asking/contract.ts'
import { SchemaForm } from '../../dialogs/schema-form.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Failed } from '../../parts/states.tsx'
import { useSay as useWord } from '../../words.ts'
import { useSay } from '../words.ts'
import { useReassigning, type Item } from './use-reassigning.ts'

type Shown = { rows: readonly Listed[]; close: (isDone: boolean) => void }

/** To whom what is selected goes, and how it went with each. */
export function AssignDialog({ rows, close }: Shown) {
  const [say, word] = [useSay(), useWord()]
  const { operation, send, items, isEnded, error } = useReassigning(rows)
  const isSent = useRef(false)
  const isOrder = operation === 'beginReassignment'
  return (
    <Dialog
      size="lg"
      close={() => close(items !== undefined)}
      title={`${say(isOrder ? 'reassign' : 'assign')} · ${rows.length}`}
    >
      {items === undefined ? (
        <SchemaForm
          operation={operation}
          draft={`queue.${operation}`}
          {...(isOrder && { settled: { selection: { ids: rows.map(({ id }) => id) } } })}
          send={async (body, key) => {
            await send(body, key)
            isSent.current = true
          }}
          // Once it is sent, how it goes is shown; before, it was called off.
          done={() => isSent.current || close(false)}
        />
      ) : (
        <Stack gap="sm">
          {error && <Failed error={error} />}
          <Results items={items} />
          <Group justify="flex-end">
            <Button onClick={() => close(true)} variant={isEnded ? 'filled' : 'default'}>
              {word('close')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  )
}

const COLORS = { pending: 'dimmed', done: 'teal', refused: 'red', unknown: 'orange' } as const

function Results({ items }: { items: readonly Item[] }) {
  const say = useSay()
  const counted = (['done', 'refused', 'unknown', 'pending'] as const).flatMap((state) => {
    const count = items.filter((item) => item.state === state).length
    return count > 0 ? [`${say(state)} ${count}`] : []
  })
  return (
    <>
      <Text size="sm" role="status" fw={600}>
        {counted.join(' · ')}
      </Text>
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
    </>
  )
}
