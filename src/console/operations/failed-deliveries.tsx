import { Stack, Title } from '@mantine/core'
import { Deliveries } from '../administration/systems/deliveries.tsx'
import { EndpointState } from '../administration/systems/endpoint-state.tsx'
import { useAsk } from '../asking/use-ask.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { useSay } from './words.ts'

/** What did not arrive at any endpoint, with a way to send it again. */
export function FailedDeliveries() {
  const say = useSay()
  const endpoints = useAsk('listEndpoints')
  return (
    <Loaded of={endpoints} lines={3}>
      {({ data }) =>
        data.length === 0 ? (
          <Empty>{say('noEndpoints')}</Empty>
        ) : (
          data.map((one) => (
            <Stack key={one.id} gap="xs">
              <Title order={3} size="h5">
                {one.description ?? one.url} <EndpointState of={one} />
              </Title>
              <Deliveries endpoint={one.id} failed />
            </Stack>
          ))
        )
      }
    </Loaded>
  )
}
