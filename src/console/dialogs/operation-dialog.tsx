import { Modal } from '@mantine/core'
import { askNamed } from '../asking/ask.ts'
import type { Operation } from '../asking/contract.ts'
import { queries } from '../asking/use-ask.ts'
import { useSay } from '../words.ts'
import { SchemaForm } from './schema-form.tsx'
import type { Value } from './value.ts'

type Shown = {
  operation: Operation
  title: string
  /** What stands in its address. */
  params?: Readonly<Record<string, string>>
  /** What is filled in to begin with. */
  given?: Value
  close: () => void
  /** Told of what was answered, before it closes. */
  done?: (answer: unknown) => void
}

/** What an operation beside the commands takes, asked for by its schema; what is shown is asked again afterwards. */
export function OperationDialog({ operation, title, params = {}, given, close, done }: Shown) {
  const say = useSay()
  return (
    <Modal opened onClose={close} title={title} size="lg" closeButtonProps={{ 'aria-label': say('close') }}>
      <SchemaForm
        operation={operation}
        draft={[operation, ...Object.values(params)].join('.')}
        {...(given && { given })}
        send={async (body, key) => {
          done?.(await askNamed(operation, params, body, key))
          await queries.invalidateQueries()
        }}
        done={close}
      />
    </Modal>
  )
}
