import { Badge, Group, Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Shown = { title: string; count?: number; action?: ReactNode; children: ReactNode }

/** One side of a complaint, beside what happened. */
export const Panel = ({ title, count, action, children }: Shown) => (
  <Paper withBorder p="sm" component="section" aria-label={title}>
    <Group justify="space-between" mb={6} gap="xs" wrap="nowrap">
      <Group gap={6}>
        <Title order={2} size="h6">
          {title}
        </Title>
        {count !== undefined && count > 0 && (
          <Badge size="sm" variant="default" radius="sm">
            {count}
          </Badge>
        )}
      </Group>
      {action}
    </Group>
    {children}
  </Paper>
)
