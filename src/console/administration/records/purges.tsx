import { fieldName } from '../../../words/fields.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from './words.ts'

type Purge = Answer<'listPurges'>['data'][number]

/** The purges there were; one can be begun before the night. */
export function Purges() {
  const [say, columns] = [useSay(), useColumns()]
  const purges = useAsk('listPurges', { query: { limit: 50 } }, { everyMs: 30_000 })
  return (
    <Loaded of={purges} lines={3}>
      {({ data }) => (
        <DataTable
          label={say('purges')}
          rows={data}
          columns={columns}
          keyOf={({ id, beganAt }) => `${id} ${beganAt}`}
          empty={say('noPurges')}
          minWidth={640}
          tools={<Act operation="beginPurge" label={say('purgeNow')} about={say('dueAbout')} />}
        />
      )}
    </Loaded>
  )
}

function useColumns(): Column<Purge>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return [
    { head: say('began'), cell: ({ beganAt }) => <When at={beganAt} exact /> },
    { head: fieldName('by', language), cell: ({ by }) => nameOf('people', by.id) },
    { head: fieldName('reason', language), cell: ({ reason }) => reason },
    { head: say('ended'), cell: ({ endedAt }) => <When at={endedAt} exact /> },
    { head: say('erased'), cell: ({ erased }) => erased, isNumber: true },
    { head: say('failed'), cell: ({ failed }) => failed, isNumber: true },
  ]
}
