import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { askNamed } from '../asking/ask.ts'
import type { Operation } from '../asking/contract.ts'
import { queries } from '../asking/use-ask.ts'
import { Dialog } from '../parts/dialog.tsx'
import { SchemaForm } from './schema-form.tsx'
import type { Value } from './value.ts'

type Shown = {
  operation: Operation
  title: string
  /** What stands in its address. */
  params?: Readonly<Record<string, string>>
  /** What is filled in to begin with. */
  given?: Value
  /** What is settled already: it is sent, and not asked for. */
  settled?: Value
  /** What it does, said above its fields. */
  about?: ReactNode
  close: () => void
  /** Told of what was answered, before it closes, and whether it is new or was there already. */
  done?: (answer: unknown, isNew: boolean) => void
  /** What comes of it is said by whoever is told: no notice says that it is done. */
  isToldElsewhere?: true
}

/** What an operation beside the commands takes, asked for by its schema; what is shown is asked again afterwards. */
export function OperationDialog({ operation, title, about, params = {}, close, done, ...filled }: Shown) {
  return (
    <Dialog close={close} title={title} size="lg">
      {about && (
        <Text size="sm" c="dimmed" mb="sm" component="div">
          {about}
        </Text>
      )}
      <SchemaForm
        operation={operation}
        draft={[operation, ...Object.values(params), ...Object.values(filled.settled ?? {})].join('.')}
        {...filled}
        send={async (body, key) => {
          // Asked first: an optional call does not look at what it would be given.
          const { answer, isNew } = await askNamed(operation, params, body, key)
          done?.(answer, isNew)
          await queries.invalidateQueries()
        }}
        done={close}
      />
    </Dialog>
  )
}
