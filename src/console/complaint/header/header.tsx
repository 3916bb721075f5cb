import { ActionIcon, Badge, CopyButton, Group, Stack, Text, Title, Tooltip } from '@mantine/core'
import {
  IconArchive,
  IconArrowLeft,
  IconCheck,
  IconCopy,
  IconExternalLink,
  IconPrinter,
} from '@tabler/icons-react'
import { Link, useRouter } from '@tanstack/react-router'
import { codeName } from '../../../words/codes.ts'
import { CHANNELS } from '../../../words/people.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { addressOf } from '../../asking/ask.ts'
import { useMay, useMe } from '../../asking/me.ts'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { Clocks } from './clocks.tsx'
import { LastChange } from './last-change.tsx'
import { Marks } from './marks.tsx'
import { Owner } from './owner.tsx'
import { StageLine } from './stage-line.tsx'

/** What somebody who opens a complaint sees first: which one it is, how it stands, and what presses. */
export function Header() {
  const { complaint } = useDesk()
  return (
    <Stack gap={8} component="header">
      <Group gap="xs" justify="space-between" wrap="nowrap" align="start">
        <Group gap="xs" wrap="nowrap" align="start" style={{ minWidth: 0 }}>
          <Back />
          <Stack gap={2} style={{ minWidth: 0 }}>
            <Title order={1} size="h4" style={{ overflowWrap: 'anywhere' }}>
              {complaint.details.subject}
            </Title>
            <Named />
          </Stack>
        </Group>
        <Links />
      </Group>
      <Group gap="md">
        <StageLine />
        <Owner />
      </Group>
      <Clocks />
      <Marks />
      <LastChange />
    </Stack>
  )
}

function Back() {
  const [say, router] = [useSay(), useRouter()]
  return (
    <ActionIcon variant="subtle" aria-label={say('back')} title="Esc" onClick={() => router.history.back()}>
      <IconArrowLeft size={18} aria-hidden />
    </ActionIcon>
  )
}

/** Its number, and what it is. */
function Named() {
  const [say, language] = [useSay(), useLanguage()]
  const { kind, channel, receivedAt, cycle, classification } = useDesk().complaint
  const { severity, priority } = classification ?? {}
  return (
    <Group gap={6}>
      <NumberToCopy />
      <Tag word={codeName('kind', kind, language)} variant="default" />
      {severity && (
        <Tag word={codeName('severity', severity, language)} color={severity === 'major' ? 'red' : 'gray'} />
      )}
      {priority && <Tag word={`P${priority}`} color={priority === 1 ? 'red' : 'gray'} />}
      {cycle > 1 && <Tag word={`${say('round')} ${cycle}`} color="violet" />}
      <Text size="sm" c="dimmed">
        {wordIn(CHANNELS, channel, language)} · <When at={receivedAt} exact />
      </Text>
    </Group>
  )
}

const Tag = ({ word, ...look }: { word: string; color?: string; variant?: string }) => (
  <Badge variant="light" tt="none" radius="sm" {...look}>
    {word}
  </Badge>
)

function NumberToCopy() {
  const say = useSay()
  const { number } = useDesk().complaint
  return (
    <Group gap={2} wrap="nowrap">
      <Text size="sm" ff="monospace" data-number>
        {number}
      </Text>
      <CopyButton value={number}>
        {({ copied, copy }) => (
          <Tooltip label={say(copied ? 'copied' : 'copyNumber')}>
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={say(copied ? 'copied' : 'copyNumber')}
              onClick={copy}
            >
              {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  )
}

/** Where else it can be looked at. */
function Links() {
  const [say, may, me] = [useSay(), useMay(), useMe()]
  const { id, number } = useDesk().complaint
  const file = addressOf('getFile', { id }, { format: 'html', language: useLanguage() })
  return (
    <Group gap={4} wrap="nowrap">
      {me.temporalRuns && (
        <Elsewhere
          href={`${me.temporalRuns}/${encodeURIComponent(`complaint/${id}`)}`}
          label={say('temporal')}
          icon={IconExternalLink}
        />
      )}
      {may('getRetention') && (
        <Tooltip label={say('retention')}>
          <ActionIcon
            component={Link}
            to={`/administration/retention/${number}`}
            variant="subtle"
            aria-label={say('retention')}
          >
            <IconArchive size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {may('getFile') && <Elsewhere href={file} label={say('fileToPrint')} icon={IconPrinter} />}
    </Group>
  )
}

/** Beside the console, in a window of its own. */
const Elsewhere = ({
  href,
  label,
  icon: Icon,
}: {
  href: string
  label: string
  icon: typeof IconPrinter
}) => (
  <Tooltip label={label}>
    <ActionIcon
      component="a"
      href={href}
      target="_blank"
      rel="noreferrer"
      variant="subtle"
      aria-label={label}
    >
      <Icon size={18} aria-hidden />
    </ActionIcon>
  </Tooltip>
)
