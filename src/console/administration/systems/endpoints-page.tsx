import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ENDPOINT_KINDS } from '../../../words/administration/systems.ts'
import { outsideEventName } from '../../../words/administration/outside-events.ts'
import { fieldName } from '../../../words/fields.ts'
import { listed } from '../../../words/languages.ts'
import { ROLES } from '../../../words/people.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { useRest } from '../../parts/sections.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { EndpointState, type Endpoint } from './endpoint-state.tsx'
import { EndpointView } from './endpoint-view.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useSay } from './words.ts'

const BASE = '/administration/endpoints'

/** Which other systems hear of what happens: all of them, or one with its deliveries. */
export function Page() {
  const [id] = useRest(BASE)
  return id === undefined ? <List /> : <EndpointView key={id} id={id} />
}

function List() {
  const [say, columns] = [useSay(), useColumns()]
  const endpoints = useAsk('listEndpoints')
  const [secret, setSecret] = useState<string>()
  return (
    <>
      <Loaded of={endpoints}>
        {({ data }) => (
          <DataTable
            label={say('endpoints')}
            rows={data}
            columns={columns}
            keyOf={({ id }) => id}
            textOf={({ url, description }) => `${url} ${description ?? ''}`}
            empty={say('noEndpoints')}
            tools={
              <Act
                operation="createEndpoint"
                label={say('addEndpoint')}
                variant="filled"
                done={(answer) => setSecret((answer as { secret?: string }).secret)}
              />
            }
          />
        )}
      </Loaded>
      {secret !== undefined && <ShownOnce secret={secret} close={() => setSecret(undefined)} />}
    </>
  )
}

function useColumns(): Column<Endpoint>[] {
  const [say, language] = [useSay(), useLanguage()]
  return [
    {
      head: fieldName('url', language),
      cell: ({ id, url, description }) => (
        <Anchor component={Link} to={`${BASE}/${id}`} size="sm">
          {description ?? url}
        </Anchor>
      ),
    },
    { head: fieldName('kind', language), cell: ({ kind }) => wordIn(ENDPOINT_KINDS, kind, language) },
    {
      head: fieldName('eventTypes', language),
      cell: ({ eventTypes, roles }) =>
        listed(
          [
            ...eventTypes.map((one) => outsideEventName(one, language)),
            ...roles.map((one) => wordIn(ROLES, one, language)),
          ],
          language,
        ),
    },
    { head: say('state'), cell: (one) => <EndpointState of={one} /> },
    { head: say('failures'), cell: ({ failures }) => failures, isNumber: true },
  ]
}
