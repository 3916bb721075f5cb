import type { Adoption } from '../../domain/supervision/adoption.ts'

/** What clients and workers agree on for a policy that many complaints adopt. */
export const ADOPT_WORKFLOW = 'adoptForMany'

export const adoptIdOf = (id: string): string => `adopt/${id}`

/** The signal that ends it before its end; who asked comes along. What was adopted stays so. */
export const CANCEL_ADOPTION = 'cancel'

/** Everything here may run twice: an item is settled once, and its update acts once. */
export type AdoptionActivities = {
  /** Records the order and picks its complaints, all at one moment. */
  pickForAdoption(order: Adoption): Promise<void>
  /** Offers it to the next few, at their pace; of a dry run, looks what would follow. */
  adoptBatch(order: Adoption): Promise<{ left: number }>
  endAdoption(id: string, cancelledBy?: string): Promise<void>
}
