import { Group, List, Text, Title } from '@mantine/core'
import type { Answer } from '../asking/contract.ts'
import { useAsk } from '../asking/use-ask.ts'
import { useNameOf } from '../parts/names.tsx'
import { Loaded } from '../parts/states.tsx'
import { When } from '../parts/when.tsx'
import { useSay } from './words.ts'

type Copy = Answer<'listReportCopies'>['data'][number]

/** Who of management has a report, and whether it came to them. */
export function Copies({ id }: { id: string }) {
  const [say, nameOf] = [useSay(), useNameOf()]
  const copies = useAsk('listReportCopies', { params: { id } })
  return (
    <section aria-label={say('copies')} data-no-print>
      <Title order={2} size="h5">
        {say('copies')}
      </Title>
      <Loaded of={copies} lines={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Text size="sm">{say('noCopies')}</Text>
          ) : (
            <List size="sm" listStyleType="none">
              {data.map((copy) => (
                <List.Item key={copy.person}>
                  <Group gap="xs">
                    {nameOf('people', copy.person)}
                    <How of={copy} />
                  </Group>
                </List.Item>
              ))}
            </List>
          )
        }
      </Loaded>
    </section>
  )
}

function How({ of: { mailedAt, mailFault, openedAt } }: { of: Copy }) {
  const say = useSay()
  return (
    <Text size="sm" c="dimmed" span>
      {mailedAt ? (
        <>
          {say('mailed')} <When at={mailedAt} exact />
        </>
      ) : (
        say(mailFault ? 'notMailed' : 'toBeMailed')
      )}
      {' · '}
      {openedAt ? (
        <>
          {say('opened')} <When at={openedAt} exact />
        </>
      ) : (
        say('unopened')
      )}
    </Text>
  )
}
