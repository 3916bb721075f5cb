import { Group, Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage } from '../../shell/preferences.ts'
import { Meaning, useDefinitionOf } from '../meaning.tsx'

/** A figure that takes more than a card: under its name, with its meaning. */
export function FigureSection({ name, children }: { name: string; children: (title: string) => ReactNode }) {
  const [language, definition] = [useLanguage(), useDefinitionOf()(name)]
  const title = definition?.title[language] ?? ''
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" mb="xs">
        <Text component="h2" size="md" fw={600}>
          {title}
        </Text>
        {definition && <Meaning of={definition} />}
      </Group>
      {children(title)}
    </Paper>
  )
}
