import { Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** What is known of something, each with what it is called; what there is nothing of is left out. */
export const Facts = ({ of }: { of: readonly (readonly [label: string, what: ReactNode])[] }) => (
  <Text component="dl" size="sm" className="facts">
    {of.map(([label, what]) =>
      what === undefined || what === null || what === false || what === '' ? null : (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{what}</dd>
        </div>
      ),
    )}
  </Text>
)
