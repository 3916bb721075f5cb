import { Anchor, Badge, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMe } from '../asking/me.ts'
import { Failure } from '../asking/failure.ts'
import { Loaded } from '../parts/states.tsx'
import { Facts } from '../parts/facts.tsx'
import { noticesIn } from './notices-in.ts'
import { useSay } from './words.ts'

type Told = {
  status: 'ready' | 'notReady'
  checks: { register: boolean; temporal: boolean }
  clock?: { aheadMs: number; ok: boolean }
}

/** Beside the contract: what restarts and routes asks for, and what Prometheus reads. */
async function plain<T>(address: string, read: (answer: Response) => Promise<T>): Promise<T> {
  try {
    return await read(await fetch(address))
  } catch {
    throw new Failure({})
  }
}

/** What was not answered is not nothing. */
async function noticesOf(answer: Response): Promise<Readonly<Record<string, number>>> {
  if (!answer.ok) throw new Failure({ status: answer.status })
  return noticesIn(await answer.text())
}

const READINESS = {
  queryKey: ['readiness'],
  queryFn: () => plain('/readyz', async (answer) => (await answer.json()) as Told),
  refetchInterval: 15_000,
}
const NOTICES = {
  queryKey: ['metrics'],
  queryFn: () => plain('/metrics', noticesOf),
  refetchInterval: 60_000,
}

/** Whether it could serve, what couriers still owe, and where the runs are. */
export function Readiness() {
  const [say, { temporalRuns }] = [useSay(), useMe()]
  const asked = useQuery<Told, Failure>(READINESS)
  return (
    <Stack gap="xs">
      <Loaded of={asked} lines={3}>
        {(told) => <Shown told={told} />}
      </Loaded>
      <Couriers />
      {temporalRuns !== null && (
        <Anchor href={temporalRuns} target="_blank" rel="noreferrer" size="sm">
          {say('runs')}
        </Anchor>
      )}
    </Stack>
  )
}

function Shown({ told: { status, checks, clock } }: { told: Told }) {
  const say = useSay()
  const state = (isUp: boolean) => (
    <Badge variant="light" color={isUp ? 'teal' : 'red'} radius="sm" tt="none">
      {say(isUp ? 'up' : 'down')}
    </Badge>
  )
  return (
    <Facts
      of={[
        [say('readiness'), say(status)],
        [say('register'), state(checks.register)],
        [say('temporal'), state(checks.temporal)],
        [say('clock'), clock && `${clock.aheadMs} ms`],
      ]}
    />
  )
}

function Couriers() {
  const say = useSay()
  const { data } = useQuery(NOTICES)
  if (!data) return null
  return (
    <Group gap="xs">
      <Text size="sm">{say('notices')}</Text>
      {(['pending', 'failing', 'failed'] as const).map((state) => (
        <Badge
          key={state}
          variant="light"
          color={state !== 'pending' && (data[state] ?? 0) > 0 ? 'red' : 'gray'}
          radius="sm"
          tt="none"
        >
          {say(state)} {data[state] ?? 0}
        </Badge>
      ))}
    </Group>
  )
}
