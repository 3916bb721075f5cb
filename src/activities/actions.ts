import type { Pool } from 'pg'
import { remindOfActions } from '../register/actions/remind-of-actions.ts'
import type { ActionActivities } from '../workflows/messages/actions.ts'

type Ports = {
  pool: Pool
  /** Something that a person must look at. */
  alarm(facts: object, sentence: string): void
  now?: () => number
}

/** Reminders go by the outbox, as notices of a complaint. An action that answers none is told to whoever reads the log. */
export const createActionActivities = ({ pool, alarm, now = Date.now }: Ports): ActionActivities => ({
  async remindOwners() {
    const { told, untold } = await remindOfActions(pool, now())
    for (const action of untold) alarm({ action }, 'an action is past its due, and answers no complaint')
    return { told: told.length, untold: untold.length }
  },
})
