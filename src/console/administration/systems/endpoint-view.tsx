import { Group, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import { ENDPOINT_KINDS } from '../../../words/administration/systems.ts'
import { fieldName } from '../../../words/fields.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import { useAsk } from '../../asking/use-ask.ts'
import { Act } from '../../dialogs/act.tsx'
import { Loaded } from '../../parts/states.tsx'
import { WayBack } from '../../parts/way-back.tsx'
import { Facts } from '../../parts/facts.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useSay as useSayOfAll } from '../../words.ts'
import { Deliveries } from './deliveries.tsx'
import { EndpointState, type Endpoint } from './endpoint-state.tsx'
import { ShownOnce } from './shown-once.tsx'
import { useSay } from './words.ts'

/** One endpoint: what it hears, whether that arrives, and what can be done about it. */
export function EndpointView({ id }: { id: string }) {
  const [say, endpoint] = [useSay(), useAsk('getEndpoint', { params: { id } })]
  return (
    <Stack gap="sm">
      <WayBack to="/administration/endpoints" label={say('back')} />
      <Loaded of={endpoint}>{(known) => <Shown endpoint={known} />}</Loaded>
      <Title order={2} size="h4">
        {say('deliveries')}
      </Title>
      <Deliveries endpoint={id} />
    </Stack>
  )
}

function Shown({ endpoint }: { endpoint: Endpoint }) {
  const language = useLanguage()
  const { url, kind, description } = endpoint
  return (
    <Group justify="space-between" align="start">
      <Stack gap={4}>
        <Group gap="xs">
          <Title order={2} size="h4">
            {description ?? url}
          </Title>
          <EndpointState of={endpoint} />
        </Group>
        <Facts
          of={[
            [fieldName('url', language), url],
            [fieldName('kind', language), wordIn(ENDPOINT_KINDS, kind, language)],
          ]}
        />
      </Stack>
      <Acts endpoint={endpoint} />
    </Group>
  )
}

function Acts({ endpoint: { id, kind, state, language, description, ...one } }: { endpoint: Endpoint }) {
  const [say, sayOfAll] = [useSay(), useSayOfAll()]
  const [secret, setSecret] = useState<string>()
  const { eventTypes, roles, department } = one
  const heard = kind === 'webhook' ? { eventTypes } : { roles, department }
  const params = { id }
  return (
    <Group gap="xs">
      <Act operation="testEndpoint" label={say('sendTest')} about={say('testAbout')} params={params} />
      <Act
        operation="changeEndpoint"
        label={sayOfAll('change')}
        params={params}
        given={{ description, language, ...heard }}
      />
      <Act
        operation="rotateEndpointSecret"
        label={say('rotateSecret')}
        params={params}
        done={(answer) => setSecret((answer as { secret?: string }).secret)}
      />
      {state === 'enabled' ? (
        <Act operation="disableEndpoint" label={say('disable')} params={params} />
      ) : (
        <Act operation="enableEndpoint" label={say('enable')} params={params} />
      )}
      {secret !== undefined && <ShownOnce secret={secret} close={() => setSecret(undefined)} />}
    </Group>
  )
}
