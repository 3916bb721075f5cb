import { Button } from '@mantine/core'
import { useState } from 'react'
import { askNamed, newKey } from '../../asking/ask.ts'
import { Failure } from '../../asking/failure.ts'
import type { Value } from '../../dialogs/value.ts'
import { Failed } from '../../parts/states.tsx'
import { useSay } from '../words.ts'
import type { Ordering } from './ordering.ts'

type Shown = {
  ordering: Ordering
  /** As it was tried. */
  body: Value
  /** How many would do it. */
  done: number
  ordered: (id: string) => void
  choose: (isChoosing: true) => void
}

/** What was tried is ordered, or others are chosen. Pressed again after a lost answer it is the same order. */
export function OrderIt({ ordering, body, done, ordered, choose }: Shown) {
  const { operation, params = {}, settled, words } = ordering
  const say = useSay()
  const [key] = useState(newKey)
  const [failure, setFailure] = useState<Failure>()
  const [isAsked, setAsked] = useState(false)
  const order = async () => {
    setAsked(true)
    try {
      const { answer } = await askNamed(operation, params, { ...body, ...settled }, key)
      const { id } = answer as { id: string }
      ordered(id)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      setFailure(error)
      setAsked(false)
    }
  }
  return (
    <>
      {failure && <Failed error={failure} />}
      <Button variant="default" onClick={() => choose(true)}>
        {say(words.back)}
      </Button>
      {done > 0 && (
        <Button loading={isAsked} onClick={() => void order()}>
          {`${say(words.order)} · ${done}`}
        </Button>
      )}
    </>
  )
}
