import { COMMANDS } from '../../words/commands.ts'
import { wordIn } from '../../words/vocabulary.ts'
import { ask } from '../asking/ask.ts'
import type { Asked } from '../asking/contract.ts'
import { Failure } from '../asking/failure.ts'
import { useMe } from '../asking/me.ts'
import { queries } from '../asking/use-ask.ts'
import { ComplaintDialog } from '../dialogs/complaint-dialog.tsx'
import { OperationDialog } from '../dialogs/operation-dialog.tsx'
import { SchemaForm } from '../dialogs/schema-form.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useLanguage } from '../shell/preferences.ts'
import type { Going } from './going.ts'
import { useSay } from './words.ts'

export const ACTS = ['accept', 'takeOver', 'delegate', 'resolve', 'supervise'] as const
export type Act = (typeof ACTS)[number]

/** Whether its reader may: what answers an escalation the API says, the rest is for those who lead. */
export const isFor = (act: Act, { allowedActions }: Going, may: (name: string) => boolean): boolean =>
  act === 'takeOver'
    ? may('assign')
    : act === 'supervise'
      ? may('orderSupervision')
      : allowedActions.includes(act)

const BY_ID = { accept: 'acceptById', delegate: 'delegateById', resolve: 'resolveById' } as const
const COMMAND = {
  ...{ accept: 'acceptEscalation', delegate: 'delegateEscalation', resolve: 'resolveEscalation' },
} as const

type Shown = { act: Act; of: Going; close: () => void }

/** Each made from the schema of what it asks. */
export function EscalationDialog({ act, of, close }: Shown) {
  const language = useLanguage()
  if (act === 'takeOver') return <TakeOverDialog of={of} close={close} />
  if (act === 'supervise')
    return <ComplaintDialog type="orderSupervision" id={of.complaint.id} close={close} />
  const title = `${wordIn(COMMANDS, COMMAND[act], language)} ${of.complaint.number}`
  return <OperationDialog operation={BY_ID[act]} title={title} params={{ id: of.id }} close={close} />
}

/** It is accepted, and theirs from then on, in one step. */
function TakeOverDialog({ of, close }: Omit<Shown, 'act'>) {
  const [say, me] = [useSay(), useMe()]
  const { id, department, number } = of.complaint
  const accepting = of.allowedActions.includes('accept') && of.state === 'open'
  const first = accepting ? [{ type: 'acceptEscalation', key: of.key }] : []
  return (
    <Dialog close={close} title={`${say('takeOver')} ${number}`} size="lg">
      <SchemaForm
        operation="assign"
        draft={`${id}.takeOver`}
        given={{ department, person: me.id }}
        send={async (body, key) => {
          const commands = [...first, { type: 'assign', ...(body as object) }]
          const asked = { params: { id }, body: { commands } } as Asked<'performCommands'>
          await ask('performCommands', asked, { key }).catch((error: unknown) => {
            throw atFields(error, first.length)
          })
          await queries.invalidateQueries()
        }}
        done={close}
      />
    </Dialog>
  )
}

/** What was wrong with one of several commands stands at its fields. */
function atFields(error: unknown, index: number): unknown {
  if (!(error instanceof Failure) || error.faults.length === 0) return error
  const errors = error.faults.map((fault) => ({
    ...fault,
    pointer: fault.pointer.replace(`/commands/${index}`, ''),
  }))
  const { status, code, message, detail } = error
  return new Failure({ ...(status && { status }), code, title: message, ...(detail && { detail }), errors })
}
