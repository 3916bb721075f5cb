import { Group, Text } from '@mantine/core'
import { fieldName } from '../../../words/fields.ts'
import { COLON, listed } from '../../../words/languages.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay as useSayOfConsole } from '../../words.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { useSay } from './words.ts'

type Rule = Answer<'listRoutingRules'>['data'][number]

/** Where complaints go by themselves. */
export function Page() {
  const [say, sayOfAll, columns] = [useSay(), useSayOfAll(), useColumns()]
  const rules = useAsk('listRoutingRules')
  return (
    <>
      <Text size="sm" c="dimmed">
        {say('rulesAbout')}
      </Text>
      <Loaded of={rules}>
        {({ data }) => (
          <DataTable
            label={sayOfAll('routing')}
            rows={data}
            columns={columns}
            keyOf={({ id }) => id}
            textOf={({ id, words, storeId, category, department }) =>
              [id, ...(words ?? []), storeId, category, department].join(' ')
            }
            empty={say('noRules')}
            tools={<Act operation="saveRoutingRule" label={say('addRule')} variant="filled" />}
          />
        )}
      </Loaded>
    </>
  )
}

function useColumns(): Column<Rule>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  const conditions = ({ category, storeId, words }: Rule): string => {
    const told = (field: string, value: string) => `${fieldName(field, language)}${COLON[language]}${value}`
    const all = [
      category === null ? '' : told('category', nameOf('categories', category)),
      storeId === null ? '' : told('storeId', storeId),
      words === null ? '' : told('words', listed(words, language)),
    ].filter(Boolean)
    return all.length > 0 ? all.join(' · ') : say('always')
  }
  return [
    { head: fieldName('position', language), cell: ({ position }) => position, isNumber: true },
    { head: fieldName('id', language), cell: ({ id }) => id },
    { head: say('conditions'), cell: conditions },
    { head: say('goesTo'), cell: ({ department }) => nameOf('departments', department) },
    { head: '', cell: (rule) => <Acts rule={rule} /> },
  ]
}

function Acts({ rule: { id, ...rule } }: { rule: Rule }) {
  const sayOfConsole = useSayOfConsole()
  const given = Object.fromEntries(Object.entries(rule).filter(([, value]) => value !== null))
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Act
        operation="saveRoutingRule"
        label={sayOfConsole('change')}
        settled={{ id }}
        given={given}
        size="compact-xs"
      />
      <Act
        operation="removeRoutingRule"
        label={sayOfConsole('remove')}
        about={id}
        params={{ id }}
        size="compact-xs"
        c="red"
      />
    </Group>
  )
}
