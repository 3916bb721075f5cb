import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { eventName } from '../../../words/events.ts'
import { NOTICE_STATES } from '../../../words/stages.ts'
import { becauseName } from '../../../words/people.ts'
import { heldName, wayName } from '../../../words/telling/delivery.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { ask, newKey } from '../../asking/ask.ts'
import { useMay } from '../../asking/me.ts'
import { queries, useAsk } from '../../asking/use-ask.ts'
import { Loaded } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { Panel } from '../panels/panel.tsx'
import type { NoticeShown } from '../timeline/items.ts'
import { useSay } from '../words.ts'
import { STATE_COLORS, useToWhom } from './notice-parts.ts'

const AT_FIRST = 5

/** Who was told, when and how; what has not arrived first. */
export function NoticesPanel() {
  const say = useSay()
  const { id } = useDesk().complaint
  const [isWhole, setWhole] = useState(false)
  const notices = useAsk('listNotices', { params: { id } })
  return (
    <Panel title={say('told')} count={notices.data?.data.length ?? 0}>
      <Loaded of={notices} lines={2}>
        {({ data }) => {
          const sorted = data.toSorted(troubledFirst)
          return (
            <Stack gap={6}>
              {(isWhole ? sorted : sorted.slice(0, AT_FIRST)).map((notice) => (
                <OneNotice key={notice.key} notice={notice} />
              ))}
              {!isWhole && sorted.length > AT_FIRST && (
                <Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>
                  {say('everything')} {sorted.length}
                </Button>
              )}
            </Stack>
          )
        }}
      </Loaded>
    </Panel>
  )
}

const troubledFirst = (one: NoticeShown, other: NoticeShown): number =>
  trouble(other) - trouble(one) || other.sequence - one.sequence

const trouble = ({ state }: NoticeShown): number => (state === 'failed' ? 2 : state === 'pending' ? 1 : 0)

function OneNotice({ notice }: { notice: NoticeShown }) {
  const [language, toWhom, may] = [useLanguage(), useToWhom(), useMay()]
  const { key, template, to, state, postings } = notice
  return (
    <Stack gap={0}>
      <Group gap={6} justify="space-between" wrap="nowrap">
        <Text size="sm">
          {eventName(template, language)} → {toWhom(to)}
        </Text>
        <Badge
          size="xs"
          variant="light"
          tt="none"
          radius="sm"
          color={STATE_COLORS[state]}
          style={{ flex: 'none' }}
        >
          {wordIn(NOTICE_STATES, state, language)}
        </Badge>
      </Group>
      {postings.map((posting) => (
        <PostingLine key={`${posting.round} ${posting.recipient} ${posting.channel}`} of={posting} />
      ))}
      {state !== 'pending' && state !== 'sent' && may('resendNotice') && <Again noticeKey={key} />}
    </Stack>
  )
}

function PostingLine({ of }: { of: NoticeShown['postings'][number] }) {
  const [say, language] = [useSay(), useLanguage()]
  const { channel, state, reason, sentAt, nextAttemptAt, attempts, because } = of
  const fault = attempts.findLast(({ error }) => error)?.error
  return (
    <Text size="xs" c="dimmed">
      {wayName(channel, language)} · {becauseName(because, language)} ·{' '}
      {wordIn(NOTICE_STATES, state, language)} <When at={sentAt ?? nextAttemptAt} exact />
      {reason && ` · ${heldName(reason, language)}`}
      {attempts.length > 1 && ` · ${attempts.length} ${say('attempts')}`}
      {fault && state !== 'sent' && ` · ${fault}`}
    </Text>
  )
}

function Again({ noticeKey }: { noticeKey: string }) {
  const say = useSay()
  const { id } = useDesk().complaint
  const [isSending, setSending] = useState(false)
  const send = async () => {
    setSending(true)
    await ask('resendNotice', { params: { id }, body: { key: noticeKey } }, { key: newKey() }).finally(() =>
      setSending(false),
    )
    await queries.invalidateQueries({ queryKey: ['listNotices'] })
  }
  return (
    <Button
      size="compact-xs"
      variant="light"
      loading={isSending}
      onClick={() => void send()}
      style={{ alignSelf: 'start' }}
    >
      {say('sendAgain')}
    </Button>
  )
}
