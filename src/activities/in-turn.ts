import { cancellationSignal } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import { setTimeout as delay } from 'node:timers/promises'
import { ARCHIVED, lookAt } from '../reconciliation/look.ts'
import type { Settled } from '../register/supervision/order-items.ts'
import { within } from '../within.ts'
import type { Update } from '../workflows/messages/merging.ts'
import { askComplaint } from './ask-complaint.ts'

/** How long one complaint is waited for: longer than a killed worker holds it back. */
const PATIENCE_MS = 15_000
const PROBE_MS = 2_000

/** Begun at a pace and not one after another: one that is slow, because its worker died, holds up no other. */
export async function inPace<T>(items: readonly T[], give: (item: T) => Promise<void>, perSecond: number) {
  const signal = cancellationSignal()
  const faults: unknown[] = []
  const underWay: Promise<void>[] = []
  for (const item of items) {
    signal.throwIfAborted()
    underWay.push(give(item).catch((fault: unknown) => void faults.push(fault)))
    await delay(1_000 / perSecond)
  }
  await Promise.all(underWay)
  if (faults.length > 0) throw faults[0]
}

/** What became of what one complaint was asked; nothing, where no answer came in time. */
export async function settledBy(client: Client, update: Update): Promise<Settled | undefined> {
  const outcome = await askComplaint(client, update, PATIENCE_MS)
  if (!outcome) return refuseWithoutTemporal(client)
  if ('gone' in outcome) return absenceOf(client, update.id)
  return 'refused' in outcome ? { state: 'refused', detail: outcome.refused.message } : { state: 'done' }
}

/** Where nobody is there at all it is no matter of one complaint, and the batch is tried again. */
async function refuseWithoutTemporal(client: Client): Promise<undefined> {
  const { namespace } = client.options
  const answered = await within(PROBE_MS, client.workflowService.describeNamespace({ namespace }))
  if (!answered) throw new Error('Temporal does not answer.')
}

/** Why no run takes it: one that has ended otherwise than by archiving is for an operator to restore. */
async function absenceOf(client: Client, id: string): Promise<Settled> {
  const look = await lookAt(client, id)
  const isArchived = look.run === 'ended' && look.how === ARCHIVED
  const detail = isArchived
    ? 'The complaint has been archived.'
    : 'Its workflow has ended: an operator has to restore it.'
  return { state: 'refused', detail }
}
