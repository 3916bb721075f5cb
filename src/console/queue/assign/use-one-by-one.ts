import { useState } from 'react'
import { newKey, perform } from '../../asking/ask.ts'
import type { Listed } from '../../asking/contract.ts'
import { Failure } from '../../asking/failure.ts'
import type { Item } from '../../bulk/results.tsx'

/** Many complaints to others, one by one, for those who give no orders; there is nothing to tell before it was sent. */
export function useOneByOne(rows: readonly Listed[]) {
  const [items, setItems] = useState<readonly Item[]>()
  const send = async (body: unknown) => {
    const all: Item[] = rows.map(({ number }) => ({ number, state: 'pending' }))
    setItems([...all])
    // Their results come one after another; what refuses keeps none of the others.
    void (async () => {
      for (const [at, { id, number, version }] of rows.entries()) {
        all[at] = { number, ...(await assigned(id, body, version)) }
        setItems([...all])
      }
    })()
  }
  return { send, items }
}

async function assigned(id: string, body: unknown, version: number): Promise<Omit<Item, 'number'>> {
  try {
    await perform('assign', id, body, { key: newKey(), version })
    return { state: 'done' }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const told = [error.detail ?? error.message, ...error.faults.map(({ detail }) => detail)]
    return { state: error.status === undefined ? 'unknown' : 'refused', detail: told.join(' ') }
  }
}
