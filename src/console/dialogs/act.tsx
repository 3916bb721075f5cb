import { Button, type ButtonProps } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Operation } from '../asking/contract.ts'
import { useMay } from '../asking/me.ts'
import { OperationDialog } from './operation-dialog.tsx'
import type { Value } from './value.ts'

type Shown = Omit<ButtonProps, 'children'> & {
  operation: Operation
  /** What stands on the button, and above the dialog if that has no other title. */
  label: string
  title?: string
  params?: Readonly<Record<string, string>>
  given?: Value
  settled?: Value
  about?: ReactNode
  done?: (answer: unknown) => void
}

/** A button that asks an operation by its dialog; it is not there for those who may not. */
export function Act({ operation, label, title, params, given, settled, about, done, ...look }: Shown) {
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  if (!may(operation)) return null
  const told = { params, given, settled, about, done }
  const shown = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
  return (
    <>
      <Button size="xs" variant="default" {...look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <OperationDialog
          operation={operation}
          title={title ?? label}
          {...shown}
          close={() => setOpen(false)}
        />
      )}
    </>
  )
}
