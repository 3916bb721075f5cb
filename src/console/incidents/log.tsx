import { Group, Stack, Text, Timeline, Title } from '@mantine/core'
import { useWithRole } from '../parts/names.tsx'
import { When } from '../parts/when.tsx'
import { Words } from '../parts/words.tsx'
import type { Incident } from './incident.ts'
import { useSay } from './words.ts'

type Line = Incident['log'][number]

/** What was done about the cause, the newest first. */
export function Log({ of: { log } }: { of: Incident }) {
  const say = useSay()
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {say('log')}
      </Title>
      <Timeline bulletSize={12} lineWidth={2} aria-label={say('log')}>
        {log.toReversed().map((line) => (
          <Timeline.Item key={line.sequence}>
            <One of={line} />
          </Timeline.Item>
        ))}
      </Timeline>
    </Stack>
  )
}

function One({ of: { type, at, by, data } }: { of: Line }) {
  const [say, withRole] = [useSay(), useWithRole()]
  const told = textIn(data['what']) ?? textIn(data['summary'])
  const takenAt = textIn(data['takenAt'])
  return (
    <>
      <Group gap={6}>
        <Text size="sm" fw={600}>
          {say(type)}
        </Text>
        <Text size="xs" c="dimmed">
          <When at={takenAt ?? at} exact /> · {withRole(by)}
        </Text>
      </Group>
      {told !== undefined && (
        <Text size="sm" component="div">
          <Words text={told} />
        </Text>
      )}
    </>
  )
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
