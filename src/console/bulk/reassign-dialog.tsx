import { useState, type ReactNode } from 'react'
import { ask } from '../asking/ask.ts'
import type { Asked } from '../asking/contract.ts'
import { SchemaForm } from '../dialogs/schema-form.tsx'
import type { Value } from '../dialogs/value.ts'
import { Dialog } from '../parts/dialog.tsx'
import { OrderGoing } from './order-going.tsx'

type Shown = {
  title: string
  /** Which complaints. */
  selection: Value
  /** Under which name what is typed is kept. */
  draft: string
  given?: Value
  about?: ReactNode
  /** What a complaint is called that the order does not name. */
  numberOf?: (complaint: string) => string
  close: (isSent: boolean) => void
}

/** Many complaints to others by one order: to whom, and then how it goes with each. */
export function ReassignDialog({ title, selection, draft, given, about, numberOf, close }: Shown) {
  const [id, setId] = useState<string>()
  return (
    <Dialog size="lg" close={() => close(id !== undefined)} title={title}>
      {id === undefined ? (
        <>
          {about}
          <SchemaForm
            operation="beginReassignment"
            draft={draft}
            {...(given && { given })}
            settled={{ selection }}
            send={async (body, key) => {
              const order = await ask('beginReassignment', { body } as Asked<'beginReassignment'>, { key })
              setId(order.id)
            }}
            isToldElsewhere
            // Once it is sent, how it goes is shown.
            done={(isSent) => isSent || close(false)}
          />
        </>
      ) : (
        <OrderGoing kind="reassign" id={id} close={() => close(true)} {...(numberOf && { numberOf })} />
      )}
    </Dialog>
  )
}
