import { Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMay } from '../asking/me.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { FailedDeliveries } from './failed-deliveries.tsx'
import { FailedNotices } from './failed-notices.tsx'
import { Findings } from './findings.tsx'
import { Lateness } from './lateness.tsx'
import { Readiness } from './readiness.tsx'
import { useSay } from './words.ts'

/** Whether all is well, for whoever runs the system; and what can be done where it is not. */
export function Page() {
  const [say, sayOfAll, may] = [useSay(), useSayOfAll(), useMay()]
  return (
    <Stack gap="lg">
      <Title order={1} size="h3">
        {sayOfAll('operations')}
      </Title>
      <Part title={say('readiness')}>
        <Readiness />
      </Part>
      {may('listEndpoints') && (
        <Part title={say('failedDeliveries')}>
          <FailedDeliveries />
        </Part>
      )}
      {may('listFailedNotices') && (
        <Part title={say('failedNotices')}>
          <FailedNotices />
        </Part>
      )}
      <Part title={say('findings')}>
        <Findings />
      </Part>
      {may('getLateness') && (
        <Part title={say('lateness')}>
          <Lateness />
        </Part>
      )}
    </Stack>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack gap="xs" component="section" aria-label={title}>
    <Title order={2} size="h4">
      {title}
    </Title>
    {children}
  </Stack>
)
