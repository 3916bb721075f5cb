import { Button, Group, Table, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answer, CommandType } from '../asking/contract.ts'
import type { Failure } from '../asking/failure.ts'
import { useLive } from '../asking/use-live.ts'
import { ComplaintDialog } from '../dialogs/complaint-dialog.tsx'
import { ComplaintCell } from '../parts/complaint-cell.tsx'
import { useNameOf } from '../parts/names.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { changesEscalations, type GoingOrder } from './going.ts'
import { Until } from './since.tsx'
import { useSay } from './words.ts'

type Asked = UseQueryResult<Answer<'listSuperviseOrders'>, Failure>
type Open = { type: CommandType; id: string; order: number }

/** What leads want answered, what is due first, each with its clock. */
export function OrderList({ asked }: { asked: Asked }) {
  const say = useSay()
  useLive(['countEscalations', 'listSuperviseOrders'], changesEscalations)
  const [open, setOpen] = useState<Open>()
  return (
    <Loaded of={asked}>
      {({ data }) => (
        <>
          {data.length === 0 ? <Empty>{say('noOrders')}</Empty> : <Orders all={data} begin={setOpen} />}
          {open && (
            <ComplaintDialog
              type={open.type}
              id={open.id}
              given={{ order: open.order }}
              close={() => setOpen(undefined)}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

function Orders({ all, begin }: { all: readonly GoingOrder[]; begin: (open: Open) => void }) {
  const say = useSay()
  return (
    <div className="lines">
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {(['complaint', 'instruction', 'orderedBy', 'dueBy', 'actions'] as const).map((word) => (
              <Table.Th key={word}>{say(word)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {all.map((one) => (
            <OrderRow key={`${one.complaint.id} ${one.order.n}`} {...{ one, begin }} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

const COMMANDS = { reply: 'replyToSupervision', conclude: 'concludeSupervision' } as const

type Row = { one: GoingOrder; begin: (open: Open) => void }

function OrderRow({ one, begin }: Row) {
  const nameOf = useNameOf()
  const { complaint, order } = one
  return (
    <Table.Tr>
      <Table.Td>
        <ComplaintCell {...complaint} />
      </Table.Td>
      <Table.Td>
        <Text size="sm">{order.instruction}</Text>
        {order.reply !== undefined && (
          <Text size="sm" c="dimmed">
            {nameOf('people', order.repliedBy)} {order.reply}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{nameOf('people', order.by)}</Table.Td>
      <Table.Td>
        <Until at={order.dueAt} isDone={order.repliedAt !== undefined} />
      </Table.Td>
      <Table.Td>
        <Acts {...{ one, begin }} />
      </Table.Td>
    </Table.Tr>
  )
}

function Acts({ one: { complaint, order, allowedActions }, begin }: Row) {
  const say = useSay()
  return (
    <Group gap={4}>
      {allowedActions.map((act) => (
        <Button
          key={act}
          size="compact-sm"
          variant="default"
          onClick={() => begin({ type: COMMANDS[act], id: complaint.id, order: order.n })}
        >
          {say(act)}
        </Button>
      ))}
    </Group>
  )
}
