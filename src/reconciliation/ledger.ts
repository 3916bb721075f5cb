import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Instant } from '../domain/instant.ts'
import type { FindingKind, Found } from '../register/reconciliation/finding.ts'
import { endFindings, seeFindings } from '../register/reconciliation/findings.ts'
import type { Check, Tally } from '../workflows/messages/reconciliation.ts'

/** The files brought as evidence, under the digests of what was in them. */
export type KeptFiles = {
  lengthOf(digest: string): Promise<number | undefined>
  /** The digest of what lies there now. */
  digestNow(digest: string): Promise<string | undefined>
  /** What lies there, and since when, a part at a time. */
  kept(): AsyncIterable<readonly { digest: string; since: Instant }[]>
}

/** What a check works with. */
export type Means = {
  /** Connections for long reads. */
  pool: Pool
  client: Client
  alarm(facts: object, sentence: string): void
  /** The files brought as evidence, where they are kept here. */
  files?: KeptFiles | undefined
  /** Younger than this nothing is amiss yet: it may be under way. */
  graceMs: number
}

/** One carrying out of a check: as of when, from where on, and whom to tell how far it has come. */
export type Turn = { at: Instant; reached: string | undefined; beat(reached: string): void }

export type CarryOut = (means: Means, turn: Turn) => Promise<Tally>
export type Checks = Record<Check, CarryOut>

/** How many complaints an alarm names; the others are in the register. */
const NAMED = 5

/** Writes findings of one kind down, raises the alarm for new ones, and counts. */
export function ledgerOf({ pool, alarm }: Means, kind: FindingKind, at: Instant) {
  const tally: Tally = { looked: 0, found: 0, fresh: 0, mended: 0 }
  return {
    tally,
    async see(found: readonly Found[]): Promise<void> {
      const fresh = await seeFindings(pool, kind, at, found)
      tally.found += found.length
      tally.fresh += fresh.length
      if (fresh.length === 0) return
      const detail = found.find(({ complaintId }) => complaintId === fresh[0])?.detail
      alarm({ kind, count: fresh.length, complaints: fresh.slice(0, NAMED), detail }, 'reconciliation')
    },
    /** Ended: seen at this instant no more. */
    over: (complaintIds?: readonly string[]) =>
      endFindings(pool, kind, at, complaintIds ? { complaintIds } : {}),
    async mended(complaintId: string, mending: string): Promise<void> {
      tally.mended += await endFindings(pool, kind, at, { complaintIds: [complaintId], mending })
    },
  }
}
