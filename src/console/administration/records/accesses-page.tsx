import { Anchor, Button, Group, Select, TextInput } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { READINGS } from '../../../words/administration/readings.ts'
import { fieldName } from '../../../words/fields.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { Answer } from '../../asking/contract.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Rows, type Column } from '../../parts/data-table.tsx'
import { useNameOf, useNames, useWithRole } from '../../parts/names.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Turning } from '../../parts/turning.tsx'
import { When } from '../../parts/when.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay as useSayOfAll } from '../words.ts'
import { useSay } from './words.ts'

type Access = Answer<'listAccesses'>['data'][number]
type Filter = { person?: string; complaint?: string; from?: string; until?: string }
type Place = Filter & { cursor?: string }

const BASE = '/administration/accesses'

/** Who has read what: by whom, of which complaint, on which days; all of it stands in the address. */
export function Page() {
  const [say, sayOfAll, columns, navigate] = [useSay(), useSayOfAll(), useColumns(), useNavigate()]
  const { person, complaint, from, until, cursor }: Place = useSearch({ strict: false })
  const filter = {
    ...{ ...(person && { person }), ...(complaint && { complaint }) },
    ...{ ...(from && { from }), ...(until && { until }) },
  }
  const query = { ...filter, ...(cursor && { cursor }), limit: 50 }
  const accesses = useAsk('listAccesses', { query }, { keepsPrevious: true })
  const go = (place: Place) => void navigate({ to: BASE, search: place })
  return (
    <>
      <Filters key={JSON.stringify(filter)} set={filter} apply={go} />
      <Loaded of={accesses}>
        {({ data, nextCursor }) => (
          <>
            <Rows
              label={sayOfAll('accesses')}
              rows={data}
              columns={columns}
              keyOf={(one) => [one.day, one.complaintId, one.person, one.operation].join(' ')}
              empty={say('noAccesses')}
              minWidth={760}
            />
            <Turning
              cursor={cursor}
              nextCursor={nextCursor}
              turn={(to) => go(to === undefined ? filter : { ...filter, cursor: to })}
            />
          </>
        )}
      </Loaded>
    </>
  )
}

function Filters({ set, apply }: { set: Filter; apply: (filter: Filter) => void }) {
  const [say, language, { people }] = [useSay(), useLanguage(), useNames()]
  const [filter, change] = useState(set)
  const text = (field: keyof Filter, label: string, type: 'text' | 'date') => (
    <TextInput
      size="xs"
      type={type}
      label={label}
      value={filter[field] ?? ''}
      onChange={({ currentTarget }) => change({ ...filter, [field]: currentTarget.value })}
    />
  )
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        apply(filter)
      }}
    >
      <Group gap="xs" align="end">
        <Select
          size="xs"
          searchable
          clearable
          label={fieldName('person', language)}
          data={Object.entries(people).map(([value, label]) => ({ value, label }))}
          value={filter.person ?? null}
          onChange={(person) => change({ ...filter, person: person ?? '' })}
        />
        {text('complaint', fieldName('complaint', language), 'text')}
        {text('from', say('from'), 'date')}
        {text('until', fieldName('until', language), 'date')}
        <Button type="submit" size="xs">
          {say('show')}
        </Button>
      </Group>
    </form>
  )
}

function useColumns(): Column<Access>[] {
  const [say, language, withRole, nameOf] = [useSay(), useLanguage(), useWithRole(), useNameOf()]
  return [
    { head: say('day'), cell: ({ day }) => <span className="one-line">{day}</span> },
    {
      head: fieldName('person', language),
      cell: ({ person, role }) => withRole({ id: person, role }),
    },
    { head: say('what'), cell: ({ operation }) => wordIn(READINGS, operation, language) },
    {
      head: fieldName('complaint', language),
      cell: ({ complaintId, number }) =>
        complaintId === undefined ? (
          say('many')
        ) : complaintId.startsWith('person:') ? (
          nameOf('people', complaintId.slice('person:'.length))
        ) : (
          <Anchor component={Link} to={`/complaints/${complaintId}`} size="sm">
            {number ?? complaintId}
          </Anchor>
        ),
    },
    { head: say('times'), cell: ({ times }) => times, isNumber: true },
    { head: say('lastAt'), cell: ({ lastAt }) => <When at={lastAt} exact /> },
  ]
}
