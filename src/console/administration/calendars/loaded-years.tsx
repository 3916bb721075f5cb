import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { fieldName } from '../../../words/fields.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay } from './words.ts'

type Row = Answer<'listLoadedYears'>['data'][number]

/** Which years of a calendar were loaded, by whom and why; nothing where none was. */
export function LoadedYears({ id }: { id: string }) {
  const [say, columns] = [useSay(), useColumns()]
  const years = useAsk('listLoadedYears', { params: { id } })
  return (
    <Loaded of={years} lines={1}>
      {({ data }) =>
        data.length > 0 && (
          <Rows
            label={say('loadedYears')}
            rows={data}
            columns={columns}
            keyOf={({ year, at }) => `${year} ${at}`}
            empty={say('none')}
          />
        )
      }
    </Loaded>
  )
}

function useColumns(): Column<Row>[] {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  return [
    { head: fieldName('year', language), cell: ({ year }) => year },
    { head: say('version'), cell: ({ version }) => version },
    { head: say('at'), cell: ({ at }) => <When at={at} exact /> },
    { head: say('by'), cell: ({ by }) => nameOf('people', by.id) },
    { head: fieldName('reason', language), cell: ({ reason }) => reason },
  ]
}
