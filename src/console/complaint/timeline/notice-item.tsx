import { Badge, Box, Group, Text } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { eventName } from '../../../words/events.ts'
import { NOTICE_STATES } from '../../../words/stages.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { clockText } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { Letters } from '../notices/letters.tsx'
import { STATE_COLORS, useToWhom } from '../notices/notice-parts.ts'
import { useSay } from '../words.ts'
import type { NoticeShown } from './items.ts'

/** That somebody was told, and what it said. */
export function NoticeItem({ notice }: { notice: NoticeShown }) {
  const [say, language, toWhom] = [useSay(), useLanguage(), useToWhom()]
  const { template, state, sentAt, createdAt } = notice
  return (
    <li>
      <Box c="dimmed" pt={2}>
        <IconSend size={15} aria-hidden />
      </Box>
      <Box style={{ minWidth: 0 }}>
        <Group gap={6} justify="space-between" wrap="nowrap" align="start">
          <Group gap={6}>
            <Text size="sm">
              {say('notice')} · {eventName(template, language)} → {toWhom(notice.to)}
            </Text>
            <Badge size="xs" variant="light" tt="none" radius="sm" color={STATE_COLORS[state]}>
              {wordIn(NOTICE_STATES, state, language)}
            </Badge>
          </Group>
          <Text size="xs" c="dimmed">
            {clockText(Date.parse(sentAt ?? createdAt)).slice(11)}
          </Text>
        </Group>
        <Letters of={notice} />
      </Box>
    </li>
  )
}
