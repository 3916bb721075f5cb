import { Badge } from '@mantine/core'
import { fieldName } from '../../../words/fields.ts'
import { BECAUSE } from '../../../words/administration/directory.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Answer, Asked } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useHeldName } from './held.tsx'
import { useSay } from './words.ts'

type Recipient = Answer<'listRecipients'>['data'][number]

/** Who a notice would go to, and why. */
export function Recipients(query: NonNullable<Asked<'listRecipients'>['query']>) {
  const say = useSay()
  const recipients = useAsk('listRecipients', { query }, { keepsPrevious: true })
  const columns = useColumns()
  return (
    <Loaded of={recipients} lines={2}>
      {({ data }) => (
        <Rows
          label={say('whoIsTold')}
          rows={data}
          columns={columns}
          keyOf={({ person }) => person}
          empty={say('nobody')}
          minWidth={280}
        />
      )}
    </Loaded>
  )
}

function useColumns(): Column<Recipient>[] {
  const [say, language, nameOf, heldName] = [useSay(), useLanguage(), useNameOf(), useHeldName()]
  const whose = ({ of, role, department }: Recipient['because']): string => {
    if (of !== undefined) return nameOf('people', of)
    return role ? heldName({ role, department: department ?? null }) : ''
  }
  return [
    { head: fieldName('person', language), cell: ({ person }) => nameOf('people', person) },
    {
      head: say('why'),
      cell: ({ because }) => (
        <>
          <Badge variant="light" color="gray" radius="sm" tt="none">
            {wordIn(BECAUSE, because.as, language)}
          </Badge>{' '}
          {whose(because)}
        </>
      ),
    },
  ]
}
