import type { ClientBase, Pool } from 'pg'
import { inTransaction } from './in-transaction.ts'

const begin = [
  'begin isolation level repeatable read, read only',
  // Reading a whole table, or sorting one, costs more than a page may; so does compiling, and starting other processes.
  ...['enable_seqscan', 'enable_sort', 'enable_hashjoin', 'enable_mergejoin', 'jit'].map(
    (way) => `set local ${way} = off`,
  ),
  'set local max_parallel_workers_per_gather = 0',
  // What these reads touch is in memory, or on a disk that does not turn.
  'set local random_page_cost = 1.1',
].join('; ')

/** Several reads for one page, as the register stood at one moment. */
export const inOneReading = <T>(pool: Pool, read: (client: ClientBase) => Promise<T>): Promise<T> =>
  inTransaction(pool, read, begin)
