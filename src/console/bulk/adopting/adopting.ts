import type { Value } from '../../dialogs/value.ts'
import type { OrderKind } from '../kinds.ts'

/** What many complaints are to adopt, and what is filled in to begin with. */
export type Adopting = {
  kind: Exclude<OrderKind, 'reassign'>
  operation: 'beginAdoption' | 'beginCalendarAdoption'
  settled: Readonly<Record<string, string>>
  given?: Value
}
