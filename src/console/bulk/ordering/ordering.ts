import type { Operation } from '../../asking/contract.ts'
import type { Value } from '../../dialogs/value.ts'
import type { OrderKind } from '../kinds.ts'
import type { BulkWord } from '../words.ts'

/** What many complaints are to do, which is tried first; what is settled is sent, and what is given is filled in. */
export type Ordering = {
  kind: Exclude<OrderKind, 'reassign'>
  operation: Operation
  /** What stands in its address. */
  params?: Readonly<Record<string, string>>
  settled: Value
  given?: Value
  /** What is said above the fields, and what stands on the buttons that order it, and that lead back to them. */
  words: { about: BulkWord; order: BulkWord; back: BulkWord }
}
