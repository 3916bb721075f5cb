import type { Client } from '@temporalio/client'
import type { MergingActivities } from '../workflows/messages/merging.ts'
import { askComplaint } from './ask-complaint.ts'

/** What merging has done outside: updates of complaints, each under an id of its own. Without an answer it is put again. */
export const createMergingActivities = ({ client }: { client: Client }): MergingActivities => ({
  async put(update) {
    const outcome = await askComplaint(client, update)
    if (!outcome) throw new Error(`Complaint ${update.id} does not answer now.`)
    return outcome
  },
})
