import { Alert, Stack } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { Answer } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Rows } from '../parts/data-table.tsx'
import { Loaded } from '../parts/states.tsx'
import { Facts } from '../parts/facts.tsx'
import { When } from '../parts/when.tsx'
import { useSay } from './words.ts'

type Told = Answer<'getLateness'>

/** How punctual deadlines are, as the system sees itself. */
export function Lateness() {
  const lateness = useAsk('getLateness', {}, { everyMs: 60_000 })
  return <Loaded of={lateness}>{(told) => <Shown told={told} />}</Loaded>
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`

function Shown({ told: { ok, alarms, limitMs, waiting, canary, ...spreads } }: { told: Told }) {
  const say = useSay()
  return (
    <Stack gap="xs">
      <Alert
        color={ok ? 'teal' : 'red'}
        icon={ok ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={say(ok ? 'onTime' : 'notOnTime')}
      >
        {alarms.map((alarm) => say(alarm)).join(' · ')}
      </Alert>
      <Facts
        of={[
          [say('limit'), seconds(limitMs)],
          [say('waiting'), String(waiting.count)],
          [say('oldest'), waiting.oldestDueAt && <When at={waiting.oldestDueAt} exact />],
          [say('canary'), canary && <When at={canary.recordedAt} exact />],
        ]}
      />
      <Spreads of={spreads} />
    </Stack>
  )
}

function Spreads({
  of: { fired, recorded, delivered },
}: {
  of: Pick<Told, 'fired' | 'recorded' | 'delivered'>
}) {
  const say = useSay()
  const rows = [
    { what: say('fired'), over: say('lastHour'), ...fired.hour },
    { what: say('fired'), over: say('lastDay'), ...fired.day },
    { what: say('recorded'), over: say('lastHour'), ...recorded.hour },
    { what: say('recorded'), over: say('lastDay'), ...recorded.day },
    { what: say('delivered'), over: say('lastOnes'), ...delivered },
  ]
  return (
    <Rows
      label={say('lateness')}
      rows={rows}
      keyOf={({ what, over }) => what + over}
      empty=""
      columns={[
        { head: say('what'), cell: ({ what }) => what },
        { head: say('over'), cell: ({ over }) => over },
        { head: say('count'), cell: ({ count }) => count, isNumber: true },
        { head: say('median'), cell: ({ p50Ms }) => seconds(p50Ms), isNumber: true },
        { head: say('p99'), cell: ({ p99Ms }) => seconds(p99Ms), isNumber: true },
        { head: say('worst'), cell: ({ maxMs }) => seconds(maxMs), isNumber: true },
      ]}
    />
  )
}
