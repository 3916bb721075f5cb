import { Center, Group, Paper, SegmentedControl, Skeleton, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Failure } from '../../asking/failure.ts'
import { Failed } from '../../parts/states.tsx'
import { useSay } from '../words.ts'
import { ChartTable } from './chart-table.tsx'
import type { Drawn } from './drawn.ts'

/** The library comes with the first picture. */
const Drawing = lazy(async () => ({ default: (await import('./drawing.tsx')).Drawing }))

type Shown = {
  title: string
  /** None before it is there. */
  drawn: Drawn | undefined
  failure?: { error: Failure | null; again: () => unknown }
  /** What is shown is that of another period yet. */
  isStale?: boolean
}

/** A chart, or the table behind it, as high before it is there. */
export function ChartCard({ title, drawn, failure, isStale = false }: Shown) {
  const [say, [isTable, showTable]] = [useSay(), useState(false)]
  const shown = [
    { value: 'chart', label: say('chart') },
    { value: 'table', label: say('table') },
  ]
  return (
    <Paper withBorder p="sm" className={isStale ? 'chart-card stale' : 'chart-card'} aria-busy={isStale}>
      <Group justify="space-between" mb="xs">
        <Text component="h2" size="md" fw={600}>
          {title}
        </Text>
        <SegmentedControl
          size="xs"
          data={shown}
          value={isTable ? 'table' : 'chart'}
          onChange={(value) => showTable(value === 'table')}
          aria-label={title}
          data-no-print
        />
      </Group>
      {failure?.error && !drawn ? (
        <Failed error={failure.error} again={failure.again} />
      ) : drawn ? (
        <Inside {...{ drawn, title, isTable }} />
      ) : (
        <Skeleton height={290} />
      )}
    </Paper>
  )
}

function Inside({ drawn, title, isTable }: { drawn: Drawn; title: string; isTable: boolean }) {
  const [say, navigate] = [useSay(), useNavigate()]
  if (drawn.lines.length === 0)
    return (
      <Center className="chart" c="dimmed">
        {say('nothing')}
      </Center>
    )
  if (isTable) return <ChartTable drawn={drawn} title={title} />
  const pick = (index: number) => {
    const list = drawn.lines[index]?.list
    if (list) void navigate({ to: '/queue', search: list })
  }
  return (
    <Suspense fallback={<Skeleton height={290} />}>
      <Drawing {...{ drawn, pick }} label={title} />
    </Suspense>
  )
}
