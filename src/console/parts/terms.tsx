import { Box, Text } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'

const GRID = {
  display: 'grid',
  gridTemplateColumns: 'minmax(6em, max-content) minmax(0, 1fr)',
  gap: '4px 16px',
  margin: 0,
} as const

/** What stands beside a value, one below another; what has none is left out. */
export function Terms({ of }: { of: readonly (readonly [term: string, value: ReactNode])[] }) {
  const told = of.filter(([, value]) => value !== undefined && value !== null && value !== '')
  return (
    <Box component="dl" style={GRID}>
      {told.map(([term, value]) => (
        <Fragment key={term}>
          <Text component="dt" size="sm" c="dimmed">
            {term}
          </Text>
          <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Text>
        </Fragment>
      ))}
    </Box>
  )
}
