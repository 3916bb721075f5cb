import { Stack, Text } from '@mantine/core'
import { useAsk } from '../../asking/use-ask.ts'
import { Loaded } from '../../parts/states.tsx'
import { useDesk } from '../desk.tsx'
import { Panel } from '../panels/panel.tsx'
import { useSay } from '../words.ts'
import { OtherComplaint } from './other-complaint.tsx'

/** What else the same customer has complained of; of what lies elsewhere no more than that it is there. */
export function OthersPanel() {
  const say = useSay()
  const { id } = useDesk().complaint
  const callers = useAsk('getCaller', { params: { id } }, { freshMs: 60_000 })
  return (
    <Panel
      title={say('others')}
      count={callers.data?.data.flatMap(({ complaints }) => complaints).length ?? 0}
    >
      <Loaded of={callers} lines={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Text size="sm" c="dimmed">
              {say('noOthers')}
            </Text>
          ) : (
            <Stack gap={6}>
              {data.map(({ sameness, complaints }) =>
                complaints.map((one) => (
                  <OtherComplaint
                    key={one.number}
                    of={one}
                    marks={sameness === 'possible' ? [say('perhaps')] : []}
                  />
                )),
              )}
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  )
}
