import { List, Stack, Text, Title } from '@mantine/core'
import { Rows } from '../../parts/data-table.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import type { Policy } from './told.ts'
import { useSay } from './words.ts'

/** Who made each version, when and why; and what it is taken from. */
export function History({ policy: { about, version } }: { policy: Policy }) {
  const [say, language] = [useSay(), useLanguage()]
  const { versions = [], sources = [], notCovered = [], majorTerm } = about ?? {}
  return (
    <Stack gap="md">
      <Rows
        label={say('history')}
        rows={versions.toReversed()}
        keyOf={(one) => one.version}
        columns={[
          {
            head: say('version'),
            cell: (one) => (
              <Text size="sm" fw={one.version === version ? 700 : 400}>
                {one.version}
              </Text>
            ),
          },
          { head: say('madeOn'), cell: ({ on }) => <span className="one-line">{on}</span> },
          { head: say('madeBy'), cell: ({ by }) => by },
          { head: say('why'), cell: ({ why }) => why[language] },
        ]}
        empty={say('noHistory')}
      />
      {majorTerm && <Text size="sm">{majorTerm[language]}</Text>}
      <Listed title={say('sources')} of={sources} />
      <Listed title={say('notCovered')} of={notCovered} />
    </Stack>
  )
}

function Listed({ title, of }: { title: string; of: readonly string[] }) {
  if (of.length === 0) return null
  return (
    <div>
      <Title order={3} size="h5">
        {title}
      </Title>
      <List size="sm">
        {of.map((one) => (
          <List.Item key={one}>{one}</List.Item>
        ))}
      </List>
    </div>
  )
}
