import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Operation } from '../asking/contract.ts'
import { useMay } from '../asking/me.ts'
import { OrderDialog } from '../bulk/ordering/order-dialog.tsx'
import type { Ordering } from '../bulk/ordering/ordering.ts'
import { Act } from '../dialogs/act.tsx'
import { MembersContext } from '../dialogs/known.ts'
import type { Value } from '../dialogs/value.ts'
import type { Incident } from './incident.ts'
import { useSay } from './words.ts'

const ASKED = { about: 'askAbout', back: 'changeIt' } as const

/** What is asked of all its complaints, in the order in which it usually comes. */
const ORDERS = [
  {
    operation: 'joinMembers',
    label: 'join',
    words: { about: 'joinAbout', order: 'haveThemJoin', back: 'chooseOthers' },
  },
  { operation: 'messageAffected', label: 'message', words: { ...ASKED, order: 'writeToThem' } },
  { operation: 'proposeToAffected', label: 'propose', words: { ...ASKED, order: 'proposeToThem' } },
  { operation: 'approveForAffected', label: 'approve', words: { ...ASKED, order: 'decideOnThem' } },
] as const satisfies readonly { operation: Operation; label: string; words: Ordering['words'] }[]
type Ordered = (typeof ORDERS)[number]

/** What can be done about an open incident; each is there for those who may. */
export function Acts({ of: incident }: { of: Incident }) {
  const say = useSay()
  const told = { params: { id: incident.id }, about: incident.title }
  return (
    <MembersContext value={incident.members}>
      <Group gap="xs">
        <Act operation="recordMeasure" label={say('measure')} {...told} variant="filled" />
        {ORDERS.map((order) => (
          <AskAll key={order.operation} incident={incident} order={order} />
        ))}
        <Act operation="closeIncident" label={say('end')} {...told} about={say('endAbout')} />
      </Group>
    </MembersContext>
  )
}

/** One thing that all its complaints are asked: it is tried first, and then seen how it goes. */
function AskAll({ incident, order }: { incident: Incident; order: Ordered }) {
  const [say, may] = [useSay(), useMay()]
  const [isOpen, setOpen] = useState(false)
  const { operation, label, words } = order
  if (!may(operation)) return null
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {say(label)}
      </Button>
      {isOpen && (
        <OrderDialog
          kind="forIncident"
          {...{ operation, words }}
          params={{ id: incident.id }}
          settled={NOTHING}
          {...(operation === 'joinMembers' && { given: { selection: alike(incident) } })}
          title={`${say(label)} · ${incident.title}`}
          close={() => setOpen(false)}
        />
      )}
    </>
  )
}

const NOTHING: Value = {}

/** What those that join have in common with it, to begin with. */
function alike({ category, productModel, storeId }: Incident): Value {
  const common = Object.entries({ category, productModel, storeId })
  return Object.fromEntries(common.filter(([, value]) => value !== null))
}
