import { Badge } from '@mantine/core'
import { fieldName } from '../../../words/fields.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { useNameOf } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useNow } from '../../parts/use-now.ts'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { useHeldName } from './held.tsx'
import { useSay } from './words.ts'

type Watch = Answer<'listOnCall'>['data'][number]

/** Who is on call, now and later. */
export function Page() {
  const [say, sayOfAll, columns] = [useSay(), useSayOfAll(), useColumns()]
  const watches = useAsk('listOnCall')
  return (
    <Loaded of={watches}>
      {({ data }) => (
        <DataTable
          label={sayOfAll('watches')}
          rows={data}
          columns={columns}
          keyOf={({ id }) => id}
          empty={say('nobodyOnCall')}
          tools={<Act operation="setOnCall" label={say('addWatch')} variant="filled" />}
        />
      )}
    </Loaded>
  )
}

function useColumns(): Column<Watch>[] {
  const [say, language, nameOf, heldName, now] = [
    ...([useSay(), useLanguage(), useNameOf(), useHeldName(), useNow()] as const),
  ]
  return [
    { head: fieldName('person', language), cell: ({ person }) => nameOf('people', person) },
    { head: fieldName('role', language), cell: heldName },
    { head: fieldName('from', language), cell: ({ from }) => <When at={from} exact /> },
    { head: fieldName('until', language), cell: ({ until }) => <When at={until} exact /> },
    {
      head: say('state'),
      cell: ({ from }) => {
        const isRunning = Date.parse(from) <= now
        return (
          <Badge
            variant={isRunning ? 'light' : 'outline'}
            color={isRunning ? 'teal' : 'gray'}
            tt="none"
            radius="sm"
          >
            {say(isRunning ? 'running' : 'later')}
          </Badge>
        )
      },
    },
    {
      head: '',
      cell: ({ id }) => (
        <Act operation="cancelOnCall" label={say('cancelAbsence')} params={{ id }} size="compact-xs" />
      ),
    },
  ]
}
