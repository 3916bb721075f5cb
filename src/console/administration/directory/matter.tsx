import { Card, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Answer } from '../../asking/contract.ts'

export type Known = Answer<'getPerson'>

/** One matter of somebody, with what can be done about it. */
export const Matter = ({ title, act, children }: { title: string; act?: ReactNode; children: ReactNode }) => (
  <Card withBorder padding="sm">
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {title}
        </Title>
        {act}
      </Group>
      {children}
    </Stack>
  </Card>
)

export const None = ({ children }: { children: ReactNode }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
)
