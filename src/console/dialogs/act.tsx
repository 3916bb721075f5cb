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
  done?: (answer: unknown, isNew: boolean) => void
  isToldElsewhere?: true
}

/** A button that asks an operation by its dialog; it is not there for those who may not. */
export function Act({ operation, label, title, ...shown }: Shown) {
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  if (!may(operation)) return null
  const { params, given, settled, about, done, isToldElsewhere, ...look } = shown
  const all = { params, given, settled, about, done, isToldElsewhere }
  const told = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return (
    <>
      <Button size="xs" variant="default" {...look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <OperationDialog
          operation={operation}
          title={title ?? label}
          {...told}
          close={() => setOpen(false)}
        />
      )}
    </>
  )
}
