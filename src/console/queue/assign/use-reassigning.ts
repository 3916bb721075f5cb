import { useState } from 'react'
import { ask, newKey, perform } from '../../asking/ask.ts'
import type { Answer, Listed } from '../../asking/contract.ts'
import { Failure } from '../../asking/failure.ts'
import { useMay } from '../../asking/me.ts'
import { useAsk } from '../../asking/use-ask.ts'

type State = Answer<'getReassignment'>['items'][number]['state']

/** How it went with one of them. */
export type Item = { number: string; state: State; detail?: string | undefined }

export type Reassigning = {
  /** By whose schema it is asked for. */
  operation: 'beginReassignment' | 'assign'
  send: (body: unknown, key: string) => Promise<unknown>
  /** Nothing before it was sent. */
  items: readonly Item[] | undefined
  isEnded: boolean
  error: Failure | null
}

/** So many are told of at once: as many as a page of the queue can have. */
const MOST = 200
const EVERY_MS = 1_000

/** Many complaints to others: by one order where somebody may give it, else one by one; each of them may refuse. */
export function useReassigning(rows: readonly Listed[]): Reassigning {
  const may = useMay()
  const ordered = useOrdered(rows)
  const oneByOne = useOneByOne(rows)
  return may('beginReassignment') ? ordered : oneByOne
}

function useOrdered(rows: readonly Listed[]): Reassigning {
  const [id, setId] = useState<string>()
  const [isEnded, setEnded] = useState(false)
  const order = useAsk(
    'getReassignment',
    { params: { id }, query: { limit: MOST } },
    { enabled: id !== undefined, ...(!isEnded && { everyMs: EVERY_MS }) },
  )
  if (order.data && order.data.state !== 'running' && !isEnded) setEnded(true)
  const numberOf = (complaint: string) => rows.find((row) => row.id === complaint)?.number ?? complaint
  return {
    operation: 'beginReassignment',
    send: async (body, key) => setId((await ask('beginReassignment', { body: body as never }, { key })).id),
    items:
      id === undefined
        ? undefined
        : (order.data?.items ?? []).map(({ complaint, number, state, detail }) => ({
            ...{ number: number ?? numberOf(complaint), state, detail },
          })),
    isEnded,
    error: order.error,
  }
}

function useOneByOne(rows: readonly Listed[]): Reassigning {
  const [items, setItems] = useState<readonly Item[]>()
  const send = async (body: unknown) => {
    const all: Item[] = rows.map(({ number }) => ({ number, state: 'pending' }))
    setItems(all)
    // Their results come one after another; what refuses keeps none of the others.
    void (async () => {
      for (const [at, { id, number, version }] of rows.entries()) {
        all[at] = { number, ...(await assigned(id, body, version)) }
        setItems([...all])
      }
    })()
  }
  const isEnded = items?.every(({ state }) => state !== 'pending') ?? false
  return { operation: 'assign', send, items, isEnded, error: null }
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
