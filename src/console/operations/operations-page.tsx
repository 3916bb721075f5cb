import { Stack, Title } from '@mantine/core'
import type { ComponentType } from 'react'
import type { Operation } from '../asking/contract.ts'
import { useMay } from '../asking/me.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { FailedDeliveries } from './failed-deliveries.tsx'
import { FailedNotices } from './failed-notices.tsx'
import { Findings } from './findings.tsx'
import { Lateness } from './lateness.tsx'
import { Readiness } from './readiness.tsx'
import { Schedules } from './schedules.tsx'
import { Versions } from './versions.tsx'
import { useSay, type OperationsWord } from './words.ts'

type Part = {
  word: OperationsWord
  /** The operation that it shows: others do not find it. */
  may?: Operation
  Shown: ComponentType
}

/** What is amiss first, then what is so anyway. */
const PARTS: readonly Part[] = [
  { word: 'readiness', Shown: Readiness },
  { word: 'failedDeliveries', may: 'listEndpoints', Shown: FailedDeliveries },
  { word: 'failedNotices', may: 'listFailedNotices', Shown: FailedNotices },
  { word: 'findings', Shown: Findings },
  { word: 'schedules', may: 'listSchedules', Shown: Schedules },
  { word: 'lateness', may: 'getLateness', Shown: Lateness },
  { word: 'versions', may: 'getVersions', Shown: Versions },
]

/** Whether all is well, for whoever runs the system; and what can be done where it is not. */
export function Page() {
  const [say, sayOfAll, may] = [useSay(), useSayOfAll(), useMay()]
  const mine = PARTS.filter((part) => part.may === undefined || may(part.may))
  return (
    <Stack gap="lg">
      <Title order={1} size="h3">
        {sayOfAll('operations')}
      </Title>
      {mine.map(({ word, Shown }) => (
        <Stack key={word} gap="xs" component="section" aria-label={say(word)}>
          <Title order={2} size="h4">
            {say(word)}
          </Title>
          <Shown />
        </Stack>
      ))}
    </Stack>
  )
}
