import { Button, Table, Text } from '@mantine/core'
import { IconCircleFilled } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { eventName } from '../../words/events.ts'
import { becauseName } from '../../words/people.ts'
import { ComplaintCell } from '../parts/complaint-cell.tsx'
import { useNameOf } from '../parts/names.tsx'
import { Empty } from '../parts/states.tsx'
import { When } from '../parts/when.tsx'
import { usePageKeys } from '../shell/keys/use-page-keys.ts'
import { useLanguage } from '../shell/preferences.ts'
import { markRead, type Item } from './use-inbox.ts'
import { useSay } from './words.ts'

type Shown = { items: readonly Item[]; isUnread: boolean }

export function InboxList({ items, isUnread }: Shown) {
  const say = useSay()
  const [selected, select] = useState<number>()
  useKeys(items, selected, select)
  if (items.length === 0) return <Empty>{say(isUnread ? 'noneUnread' : 'none')}</Empty>
  return (
    <Table highlightOnHover verticalSpacing={6} className="inbox">
      <Table.Thead>
        <Table.Tr>
          {(['notice', 'complaint', 'because', 'at', 'actions'] as const).map((word) => (
            <Table.Th key={word}>{say(word)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} isSelected={item.id === selected} select={() => select(item.id)} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ item, isSelected, select }: { item: Item; isSelected: boolean; select: () => void }) {
  const say = useSay()
  const { complaintId, number, subject, createdAt, readAt } = item
  return (
    <Table.Tr aria-selected={isSelected} onClick={select} data-unread={readAt === null || undefined}>
      <Table.Td>
        <Notice item={item} />
      </Table.Td>
      <Table.Td>
        <ComplaintCell
          id={complaintId}
          number={number}
          subject={subject ?? undefined}
          hidden={say('outOfReach')}
          opened={() => void markRead([item])}
        />
      </Table.Td>
      <Table.Td>
        <Because because={item.because} />
      </Table.Td>
      <Table.Td>
        <When at={createdAt} />
      </Table.Td>
      <Table.Td>
        {readAt === null && (
          <Button size="compact-sm" variant="default" onClick={() => void markRead([item])}>
            {say('markRead')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

/** What is unread says so by a mark and by its name, and not by its weight alone. */
function Notice({ item: { template, readAt } }: { item: Item }) {
  const [say, language] = [useSay(), useLanguage()]
  const isUnread = readAt === null
  return (
    <Text size="sm" fw={isUnread ? 600 : 400}>
      {isUnread && (
        <IconCircleFilled
          size={9}
          color="var(--mantine-color-red-filled)"
          role="img"
          aria-label={say('unread')}
        />
      )}{' '}
      {template === null ? say('takenBack') : eventName(template, language)}
    </Text>
  )
}

type Of = { role?: string; department?: string; of?: string }

/** As what they were told: by name, in a role, or for somebody. */
function Because({ because }: Pick<Item, 'because'>) {
  const [language, nameOf] = [useLanguage(), useNameOf()]
  const { department, of } = because as Of
  const more = of === undefined ? nameOf('departments', department) : nameOf('people', of)
  return (
    <Text size="sm" c="dimmed">
      {[becauseName(because, language), more].filter(Boolean).join(' · ')}
    </Text>
  )
}

function useKeys(items: readonly Item[], selected: number | undefined, select: (id: number) => void): void {
  const navigate = useNavigate()
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === selected),
  )
  const move = (by: number) => {
    const next = items[selected === undefined ? 0 : Math.min(items.length - 1, Math.max(0, at + by))]
    if (next) select(next.id)
  }
  const open = () => {
    const item = items[at]
    if (!item) return
    void markRead([item])
    void navigate({ to: '/complaints/$id', params: { id: item.complaintId } })
  }
  const read = () => void markRead(items.slice(at, at + 1))
  usePageKeys({ j: () => move(1), k: () => move(-1), Enter: open, o: open, r: read })
}
