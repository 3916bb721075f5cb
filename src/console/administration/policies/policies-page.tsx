import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { fieldName } from '../../../words/fields.ts'
import { KINDS } from '../../../words/matters.ts'
import { listed } from '../../../words/languages.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { useRest } from '../../parts/sections.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { PolicyView } from './policy-view.tsx'
import type { Policy } from './told.ts'
import { useSay } from './words.ts'

const BASE = '/administration/policies'

/** The policies: all of them, or one. */
export function Page() {
  const [id] = useRest(BASE)
  return id === undefined ? <List /> : <PolicyView key={id} id={id} />
}

function List() {
  const [say, sayOfAll, columns] = [useSay(), useSayOfAll(), useColumns()]
  const policies = useAsk('listPolicies')
  return (
    <Loaded of={policies}>
      {({ data }) => (
        <DataTable
          label={sayOfAll('policies')}
          rows={data}
          columns={columns}
          keyOf={({ id }) => id}
          textOf={({ id, about }) => [id, about?.title.zh, about?.title.en].join(' ')}
          empty={say('none')}
          minWidth={640}
        />
      )}
    </Loaded>
  )
}

function useColumns(): Column<Policy>[] {
  const [say, language] = [useSay(), useLanguage()]
  return [
    {
      head: say('policy'),
      cell: ({ id, about }) => (
        <Anchor component={Link} to={`${BASE}/${id}`} size="sm">
          {about?.title[language] ?? id}
        </Anchor>
      ),
    },
    { head: fieldName('id', language), cell: ({ id }) => id },
    { head: say('version'), cell: ({ version }) => version },
    { head: say('since'), cell: ({ effectiveFrom }) => <span className="one-line">{effectiveFrom}</span> },
    {
      head: say('kinds'),
      cell: ({ kinds }) =>
        listed(
          kinds.map((one) => wordIn(KINDS, one, language)),
          language,
        ),
    },
    { head: say('calendar'), cell: ({ calendar }) => calendar },
  ]
}
