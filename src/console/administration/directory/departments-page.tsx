import { fieldName } from '../../../words/fields.ts'
import { TEAM_KINDS } from '../../../words/people.ts'
import { wordIn } from '../../../words/vocabulary.ts'
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

type Department = Answer<'listDepartments'>['data'][number]

/** The departments, each with the one above it. */
export function Page() {
  const [say, sayOfAll, columns] = [useSay(), useSayOfAll(), useColumns()]
  const departments = useAsk('listDepartments')
  return (
    <Loaded of={departments}>
      {({ data }) => (
        <DataTable
          label={sayOfAll('departments')}
          rows={data}
          columns={columns}
          keyOf={({ id }) => id}
          textOf={({ id, name }) => `${id} ${name.zh} ${name.en}`}
          empty={say('noDepartments')}
          tools={<Act operation="saveDepartment" label={say('addDepartment')} variant="filled" />}
        />
      )}
    </Loaded>
  )
}

function useColumns(): Column<Department>[] {
  const [sayOfConsole, language, nameOf] = [useSayOfConsole(), useLanguage(), useNameOf()]
  return [
    { head: fieldName('name', language), cell: ({ name }) => name[language] },
    { head: fieldName('id', language), cell: ({ id }) => id },
    { head: fieldName('parent', language), cell: ({ parent }) => nameOf('departments', parent) },
    {
      head: fieldName('kind', language),
      cell: ({ kind }) => kind !== null && wordIn(TEAM_KINDS, kind, language),
    },
    {
      head: '',
      cell: ({ id, ...given }) => (
        <Act
          operation="saveDepartment"
          label={sayOfConsole('change')}
          settled={{ id }}
          given={given}
          size="compact-xs"
        />
      ),
    },
  ]
}
