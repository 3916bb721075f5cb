import { ActionIcon, Group, NativeSelect, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconChevronsLeft } from '@tabler/icons-react'
import type { Answer } from '../asking/contract.ts'
import { prefer } from '../shell/preferences.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { ROWS } from './address.ts'
import { upTo } from './tabs.tsx'
import type { Going } from './use-place.ts'
import { useSay } from './words.ts'

type Shown = {
  going: Going
  total: Answer<'totalComplaints'> | undefined
  shown: number
  nextCursor: string | undefined
}

/** How many there are, and the ways to the other pages. */
export function Pager({ going, total, shown, nextCursor }: Shown) {
  const [say, sayOfAll] = [useSay(), useSayOfAll()]
  const { place, first, back, forward, go } = going
  const from = (place.page - 1) * place.rows
  return (
    <Group gap="xs" justify="flex-end" style={{ flexShrink: 0 }} mih={30}>
      <Text size="sm" role="status" mr="auto">
        {total && `${say('total')} ${upTo(total.count, total.atMost)} ${say('items')}`.trim()}
        {shown > 0 && ` ${from + 1}–${from + shown}`}
      </Text>
      <NativeSelect
        size="xs"
        aria-label={say('rows')}
        data={ROWS.map((rows) => ({ value: String(rows), label: `${rows} ${say('perPage')}` }))}
        value={String(place.rows)}
        onChange={({ currentTarget }) => {
          const rows = Number(currentTarget.value)
          prefer({ rows })
          go({ rows })
        }}
      />
      <Group gap="xs" wrap="nowrap">
        <Step label={sayOfAll('firstPage')} icon={IconChevronsLeft} act={first} />
        <Step label={sayOfAll('previousPage')} icon={IconChevronLeft} act={back} />
        <Text size="sm" miw={24} ta="center" aria-label={`${say('page')} ${place.page}`}>
          {place.page}
        </Text>
        <Step
          label={sayOfAll('nextPage')}
          icon={IconChevronRight}
          act={nextCursor === undefined ? undefined : () => forward(nextCursor)}
        />
      </Group>
    </Group>
  )
}

type Stepping = { label: string; icon: typeof IconChevronLeft; act: (() => void) | undefined }

const Step = ({ label, icon: Icon, act }: Stepping) => (
  <ActionIcon variant="default" aria-label={label} title={label} disabled={!act} onClick={act}>
    <Icon size={16} aria-hidden />
  </ActionIcon>
)
