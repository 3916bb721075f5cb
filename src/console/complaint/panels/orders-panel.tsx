import { Button, Group, Stack, Text } from '@mantine/core'
import { fieldName } from '../../../words/fields.ts'
import { ROLES } from '../../../words/people.ts'
import { wordIn } from '../../../words/vocabulary.ts'
import type { ComplaintShown } from '../../asking/contract.ts'
import { useNameOf } from '../../parts/names.tsx'
import { When } from '../../parts/when.tsx'
import { Words } from '../../parts/words.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { useDesk } from '../desk.tsx'
import { useSay } from '../words.ts'
import { Panel } from './panel.tsx'

type Order = NonNullable<ComplaintShown['supervision']>[number]

/** What a lead wants answered, and the answers. */
export function OrdersPanel() {
  const say = useSay()
  const { supervision = [] } = useDesk().complaint
  if (supervision.length === 0) return null
  const open = supervision.filter(({ concludedAt }) => !concludedAt).length
  return (
    <Panel title={say('orders')} count={open}>
      <Stack gap="sm">
        {supervision.toReversed().map((order) => (
          <OneOrder key={order.n} order={order} />
        ))}
      </Stack>
    </Panel>
  )
}

function OneOrder({ order }: { order: Order }) {
  const [say, language, nameOf] = [useSay(), useLanguage(), useNameOf()]
  const { n, by, role, at, instruction, dueAt, overdue, reply, repliedBy, repliedAt, concludedAt } = order
  return (
    <Stack gap={2}>
      <Text size="sm">
        <Words text={instruction} />
      </Text>
      <Text size="xs" c={overdue && !repliedAt ? 'red' : 'dimmed'}>
        {nameOf('people', by)} {wordIn(ROLES, role, language)} · <When at={at} exact /> ·{' '}
        {fieldName('dueAt', language)} <When at={dueAt} exact />
        {overdue && ` · ${say('overdue')}`}
      </Text>
      {reply && (
        <Text size="sm" pl="sm">
          <Words text={reply} />
          <Text span size="xs" c="dimmed">
            {' '}
            {nameOf('people', repliedBy)} · <When at={repliedAt} exact />
          </Text>
        </Text>
      )}
      {concludedAt ? (
        <Text size="xs" c="dimmed">
          {say('conclude')} <When at={concludedAt} exact />
        </Text>
      ) : (
        <OrderSteps n={n} />
      )}
    </Stack>
  )
}

function OrderSteps({ n }: { n: number }) {
  const say = useSay()
  const { may, ask } = useDesk()
  return (
    <Group gap={6}>
      {may('replyToSupervision') && (
        <Button size="compact-xs" variant="light" onClick={() => ask('replyToSupervision', { order: n })}>
          {say('answerOrder')}
        </Button>
      )}
      {may('concludeSupervision') && (
        <Button size="compact-xs" variant="default" onClick={() => ask('concludeSupervision', { order: n })}>
          {say('conclude')}
        </Button>
      )}
    </Group>
  )
}
