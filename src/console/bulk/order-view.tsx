import { Group, Stack, Title } from '@mantine/core'
import { COMMANDS } from '../../words/commands.ts'
import { fieldName } from '../../words/fields.ts'
import { moneyText } from '../../words/money.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { Facts } from '../parts/facts.tsx'
import { IncidentLink } from '../parts/incident-link.tsx'
import { useNameOf, useWithRole } from '../parts/names.tsx'
import { Loaded } from '../parts/states.tsx'
import { WayBack } from '../parts/way-back.tsx'
import { When } from '../parts/when.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { CallOff } from './call-off.tsx'
import { mannerOf, type Order, type OrderKind } from './kinds.ts'
import { OrderItems } from './order-items.tsx'
import { OrderState } from './order-state.tsx'
import { Results } from './results.tsx'
import { useOrder } from './use-order.ts'
import { useOrderName } from './use-order-name.ts'
import { useSelectionText } from './use-selection-text.ts'
import { useSay } from './words.ts'

type Shown = { kind: OrderKind; id: string }

/** One order over many complaints: what is to be done, how it goes, and what became of each. */
export function OrderView({ kind, id }: Shown) {
  const [say, { asked }] = [useSay(), useOrder(kind, id, { limit: 1 })]
  return (
    <Stack gap="sm">
      <WayBack to="/administration/bulk" label={say('back')} />
      <Loaded of={asked}>{(order) => <Standing kind={kind} order={order} />}</Loaded>
    </Stack>
  )
}

function Standing({ kind, order }: { kind: OrderKind; order: Order }) {
  const manner = mannerOf(kind, order)
  return (
    <>
      <Head kind={kind} order={order} />
      <Results counts={order} manner={manner} followed={order} />
      <OrderItems kind={kind} id={order.id} manner={manner} />
    </>
  )
}

function Head({ kind, order }: { kind: OrderKind; order: Order }) {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  const [orderName, withRole, selectionText] = [useOrderName(), useWithRole(), useSelectionText()]
  const { id, state, selection, reason, by, beganAt, endedAt, cancelledBy, dryRun } = order
  const about = aboutOf(order)
  return (
    <Group justify="space-between" align="start">
      <Stack gap={4}>
        <Group gap="xs">
          <Title order={2} size="h4">
            {orderName({ kind, ...about })}
            {dryRun && ` · ${say('dryRun')}`}
          </Title>
          <OrderState state={state} />
        </Group>
        <Facts
          of={[
            [say('orderedBy'), withRole(by)],
            [fieldName('incident', language), 'incident' in order && <Incident key="i" of={order} />],
            [fieldName('selection', language), selectionText(selection)],
            [fieldName('reason', language), reason],
            [say('began'), <When key="began" at={beganAt} exact />],
            [say('endedAt'), endedAt !== undefined && <When key="ended" at={endedAt} exact />],
            [say('calledOffBy'), cancelledBy !== undefined && nameOf('people', cancelledBy)],
          ]}
        />
      </Stack>
      {state === 'running' && <CallOff kind={kind} id={id} size="xs" />}
    </Group>
  )
}

/** For which incident, what, and of a proposal what all that it offers comes to. */
function Incident({ of: { incident, command, sum } }: { of: Extract<Order, { incident: string }> }) {
  const language = useLanguage()
  return (
    <>
      <IncidentLink id={incident} /> · {wordIn(COMMANDS, command.type, language)}
      {sum && ` · ${fieldName('incidentTotal', language)} ${moneyText(sum, language)}`}
    </>
  )
}

/** Where to, or what. */
function aboutOf(order: Order) {
  if ('target' in order) return { target: order.target }
  if ('incident' in order) return {}
  return { adopted: 'calendar' in order ? order.calendar : order.policy }
}
