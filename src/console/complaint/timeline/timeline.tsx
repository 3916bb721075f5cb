import { Box, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Failed, Loaded } from '../../parts/states.tsx'
import { useDesk } from '../desk.tsx'
import { useJournal } from '../use-complaint.ts'
import { useSay } from '../words.ts'
import { DayLine } from './day-line.tsx'
import { ActItem } from './act-item.tsx'
import { byDay, useItems, type Item } from './items.ts'
import { KINDS, type Kind } from './kinds.ts'
import { NoticeItem } from './notice-item.tsx'

/** Everything that happened, the newest first. */
export function Timeline() {
  const say = useSay()
  const { complaint } = useDesk()
  const [kind, setKind] = useState<Kind>('everything')
  const [blocks, setBlocks] = useState(2)
  const journal = useJournal(complaint, blocks)
  const items = useItems(journal.entries, kind)
  const data = journal.isLoading && journal.entries.length === 0 ? undefined : items
  return (
    <Stack gap={4} component="section" aria-label={say('happened')}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h5">
          {say('happened')}
        </Title>
        <Filter kind={kind} setKind={setKind} />
      </Group>
      {journal.error && data && <Failed error={journal.error} again={journal.again} />}
      <Loaded of={{ data, error: journal.error, isFetching: journal.isLoading, refetch: journal.again }}>
        {(all) => <Days items={all} />}
      </Loaded>
      {journal.hasMore && (
        <Button variant="default" size="xs" onClick={() => setBlocks(blocks + 5)}>
          {say('earlierEntries')}
        </Button>
      )}
    </Stack>
  )
}

function Filter({ kind, setKind }: { kind: Kind; setKind: (kind: Kind) => void }) {
  const say = useSay()
  return (
    <Group gap={4} role="group" aria-label={say('show')}>
      {KINDS.map((one) => (
        <Button
          key={one}
          size="compact-xs"
          variant={one === kind ? 'filled' : 'default'}
          aria-pressed={one === kind}
          onClick={() => setKind(one)}
        >
          {say(one)}
        </Button>
      ))}
    </Group>
  )
}

function Days({ items }: { items: readonly Item[] }) {
  const say = useSay()
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed" py="sm">
        {say('nothingOfIt')}
      </Text>
    )
  return byDay(items).map(({ day, items: ofDay }) => (
    <Box key={day}>
      <DayLine day={day} />
      <ol className="acts">
        {ofDay.map((item) =>
          'notice' in item ? (
            <NoticeItem key={item.notice.key} notice={item.notice} />
          ) : (
            <ActItem key={item.act.head.sequence} {...item} />
          ),
        )}
      </ol>
    </Box>
  ))
}
