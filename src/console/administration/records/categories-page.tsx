import { Stack, Text, Title } from '@mantine/core'
import { fieldName } from '../../../words/fields.ts'
import { listed } from '../../../words/languages.ts'
import { COMPLEXITIES, GRADES, NATURES, URGENCIES } from '../../../words/matters.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from './words.ts'

type Category = Answer<'listCategories'>['data'][number]['data'][number]

/** What complaints can be about: each list that a policy names, with what belongs to what. */
export function Page() {
  const [say, columns, language, calledOf] = [useSay(), useColumns(), useLanguage(), useCalled()]
  const lists = useAsk('listCategories')
  return (
    <Loaded of={lists}>
      {({ data }) =>
        data.length === 0 ? (
          <Empty>{say('noCategories')}</Empty>
        ) : (
          data.map(({ list, version, effectiveFrom, data: categories }) => (
            <Stack key={list} gap={4}>
              <Title order={2} size="h4">
                {calledOf(list)}{' '}
                <Text span size="sm" c="dimmed">
                  {list} · {fieldName('version', language)} {version} · {say('inForce')}{' '}
                  <When at={effectiveFrom} exact />
                </Text>
              </Title>
              <DataTable
                label={calledOf(list)}
                rows={categories}
                columns={columns}
                keyOf={({ id }) => id}
                textOf={({ id, title, definition }) =>
                  [id, title.zh, title.en, definition.zh, definition.en].join(' ')
                }
                empty={say('noCategories')}
                minWidth={760}
              />
            </Stack>
          ))
        )
      }
    </Loaded>
  )
}

/** A list has no name of its own: it goes by the policies that take their categories from it. */
function useCalled(): (list: string) => string {
  const language = useLanguage()
  const policies = useAsk('listPolicies')
  return (list) => {
    const of = policies.data?.data.filter(({ categories }) => categories === list) ?? []
    return (
      listed(
        of.map(({ id, about }) => about?.title[language] ?? id),
        language,
      ) || list
    )
  }
}

function useColumns(): Column<Category>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  const usual = ({ nature, impact, risk, complexity, urgency }: Category) =>
    (
      [
        ['nature', NATURES, nature],
        ['impact', GRADES, impact],
        ['risk', GRADES, risk],
        ['complexity', COMPLEXITIES, complexity],
        ['urgency', URGENCIES, urgency],
      ] as const
    )
      .filter(([, , code]) => code !== undefined)
      .map(([field, words, code]) => `${fieldName(field, language)} ${wordIn(words, code!, language)}`)
      .join(' · ')
  return [
    { head: fieldName('category', language), cell: ({ title }) => title[language] },
    { head: say('definition'), cell: ({ definition }) => definition[language] },
    { head: say('wider'), cell: ({ parent }) => nameOf('categories', parent) },
    { head: say('usually'), cell: usual },
    { head: fieldName('department', language), cell: ({ department }) => nameOf('departments', department) },
  ]
}
