import './reports.css'
import { Stack, Title } from '@mantine/core'
import { useRest } from '../parts/sections.tsx'
import { useSay as useSayOfAll } from '../words.ts'
import { ReportList } from './report-list.tsx'
import { ReportView } from './report-view.tsx'

/** The reports to management: which there are, and each as it was issued. */
export function Page() {
  const sayOfAll = useSayOfAll()
  const [id] = useRest('/reports')
  return (
    <Stack gap="sm">
      <Title order={1} size="h3" data-no-print>
        {sayOfAll('reports')}
      </Title>
      {id === undefined ? <ReportList /> : <ReportView id={id} />}
    </Stack>
  )
}
