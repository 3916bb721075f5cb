import { Button, type ButtonProps } from '@mantine/core'
import { useState } from 'react'
import { ask, newKey } from '../asking/ask.ts'
import { Failure } from '../asking/failure.ts'
import { useMay } from '../asking/me.ts'
import { queries } from '../asking/use-ask.ts'
import { OPERATIONS, type OrderKind } from './kinds.ts'
import { useSay } from './words.ts'

type Shown = Omit<ButtonProps, 'children'> & { kind: OrderKind; id: string }

/** What is left of an order is left alone. It may have ended meanwhile: how it stands is told by itself. */
export function CallOff({ kind, id, ...look }: Shown) {
  const [say, may] = [useSay(), useMay()]
  const [isAsked, setAsked] = useState(false)
  const { cancel } = OPERATIONS[kind]
  if (!may(cancel)) return null
  const callOff = async () => {
    setAsked(true)
    try {
      await ask(cancel, { params: { id }, body: {} }, { key: newKey() })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setAsked(false)
    }
    await queries.invalidateQueries({ queryKey: ['listBulkOrders'] })
  }
  return (
    <Button variant="default" {...look} loading={isAsked} onClick={() => void callOff()}>
      {say('callOff')}
    </Button>
  )
}
