import { Card, Group, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { fieldName } from '../../words/fields.ts'
import { Rows, type Column } from '../parts/data-table.tsx'
import { useNow } from '../parts/use-now.ts'
import { useLanguage } from '../shell/preferences.ts'
import { COUNTED, type Load } from './lists.ts'
import { Acts, HowMany, Who } from './load-parts.tsx'
import { useSay } from './words.ts'

type Shown = { label: string; loads: readonly Load[]; give: (load: Load) => void }

const keyOf = ({ person = '' }: Load): string => person

/** The queue of a department, and everybody in it; where there is no room for a table each is a card. */
export function LoadTable({ label, loads, give }: Shown) {
  const say = useSay()
  const columns = useColumns(give)
  const isCards = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  if (isCards)
    return (
      <Stack component="ul" gap="sm" m={0} p={0} aria-label={label}>
        {loads.map((load) => (
          <LoadCard key={keyOf(load)} load={load} give={give} />
        ))}
      </Stack>
    )
  return (
    <Rows label={label} rows={loads} columns={columns} keyOf={keyOf} empty={say('nobody')} minWidth={640} />
  )
}

function useColumns(give: Shown['give']): Column<Load>[] {
  const [say, language, now] = [useSay(), useLanguage(), useNow()]
  return [
    { head: fieldName('person', language), cell: (load) => <Who load={load} /> },
    ...COUNTED.map((counted): Column<Load> => ({
      head: say(counted),
      cell: (load) => <HowMany {...{ load, counted, now }} />,
      isNumber: true,
    })),
    { head: say('actions'), cell: (load) => <Acts load={load} give={give} /> },
  ]
}

function LoadCard({ load, give }: Pick<Shown, 'give'> & { load: Load }) {
  const [say, now] = [useSay(), useNow()]
  return (
    <Card component="li" withBorder padding="sm">
      <Stack gap="xs">
        <Who load={load} />
        <Group gap="md">
          {COUNTED.map((counted) => (
            <Group key={counted} gap={4}>
              <Text size="sm">{say(counted)}</Text>
              <HowMany {...{ load, counted, now }} />
            </Group>
          ))}
        </Group>
        <Acts load={load} give={give} />
      </Stack>
    </Card>
  )
}
