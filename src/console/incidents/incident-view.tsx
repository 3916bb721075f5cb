import { Group, Stack, Title } from '@mantine/core'
import { fieldName } from '../../words/fields.ts'
import { useAsk } from '../asking/use-ask.ts'
import { Facts } from '../parts/facts.tsx'
import { useNameOf } from '../parts/names.tsx'
import { Loaded } from '../parts/states.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { When } from '../parts/when.tsx'
import { Words } from '../parts/words.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { Acts } from './acts.tsx'
import type { Incident } from './incident.ts'
import { IncidentState } from './incident-state.tsx'
import { Log } from './log.tsx'
import { Members } from './members.tsx'
import { Orders } from './orders.tsx'
import { useSums } from './use-sums.ts'
import { useSay } from './words.ts'

const EVERY_MS = 5_000

/** One incident: what it is about, its complaints, what was done about the cause, and what was ordered for all. */
export function IncidentView({ id }: { id: string }) {
  const say = useSay()
  const asked = useAsk('getIncident', { params: { id } }, { everyMs: EVERY_MS })
  return (
    <Stack gap="md">
      <WayBack to="/incidents" label={say('back')} />
      <Loaded of={asked}>
        {(incident) => (
          <>
            <Head of={incident} />
            <Members of={incident} />
            <Log of={incident} />
            <Orders of={incident} />
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function Head({ of: incident }: { of: Incident }) {
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Title order={1} size="h3">
          {incident.title}
        </Title>
        <IncidentState state={incident.state} />
      </Group>
      <About of={incident} />
      {incident.state === 'open' && <Acts of={incident} />}
    </Stack>
  )
}

function About({ of: incident }: { of: Incident }) {
  const [say, language, nameOf, sumsOf] = [useSay(), useLanguage(), useNameOf(), useSums()]
  const { cause, category, productModel, storeId, fromAt, untilAt, complaints, open, summary } = incident
  const label = (field: string) => fieldName(field, language)
  return (
    <Facts
      of={[
        [label('cause'), <Words key="cause" text={cause} />],
        [label('category'), nameOf('categories', category)],
        [label('productModel'), productModel],
        [label('storeId'), storeId],
        [label('fromAt'), fromAt !== null && <When key="from" at={fromAt} exact />],
        [label('untilAt'), untilAt !== null && <When key="until" at={untilAt} exact />],
        [say('complaints'), `${complaints} · ${say('ofThemOpen')} ${open}`],
        [say('offered'), sumsOf(incident.offered)],
        [say('openedAt'), <Moment key="opened" at={incident.openedAt} by={incident.openedBy} />],
        [
          say('closedAt'),
          incident.closedAt !== null && <Moment key="closed" at={incident.closedAt} by={incident.closedBy} />,
        ],
        [label('summary'), summary !== null && <Words key="summary" text={summary} />],
      ]}
    />
  )
}

function Moment({ at, by }: { at: string; by: string | null }) {
  const nameOf = useNameOf()
  return (
    <>
      <When at={at} exact /> · {nameOf('people', by)}
    </>
  )
}
