import { z } from 'zod'

const Instant = z.iso.datetime()
const By = z.strictObject({ id: z.string(), role: z.string() })

const Ground = z
  .strictObject({ code: z.string(), en: z.string(), zh: z.string() })
  .meta({ id: 'ErasureGround', description: 'Why, and by which law: for the person who asked.' })

const Decision = z
  .strictObject({
    kind: z.enum(['hold', 'lift', 'restrict', 'unrestrict', 'erase', 'refuse', 'purge']),
    at: Instant,
    by: By,
    reason: z.string(),
    ground: Ground.optional(),
    until: Instant.optional(),
  })
  .meta({ id: 'RetentionDecision' })

const Standing = {
  id: z.string(),
  number: z.string(),
  archivedAt: Instant.nullable(),
  retainUntil: Instant.nullable().meta({ description: 'Null while the complaint is not closed.' }),
  legalHold: z.boolean(),
  restrictedUntil: Instant.nullable(),
  erasedAt: Instant.nullable(),
  forgottenAt: Instant.nullable().meta({ description: 'Gone from Temporal too: the erasure is complete.' }),
}

export const RetentionView = z
  .strictObject({ ...Standing, decisions: z.array(Decision) })
  .meta({ id: 'Retention' })

export const RetentionDecided = z
  .strictObject({ ...Standing, decision: Decision })
  .meta({ id: 'RetentionDecided' })

export const ErasureView = z
  .strictObject({
    ...Standing,
    decision: Decision,
    outcome: z.enum(['erase', 'restrict', 'refuse']),
    until: Instant.optional().meta({ description: 'Until then it is restricted; then it is erased.' }),
    ground: Ground,
  })
  .meta({ id: 'ErasureAnswer' })

export const DueView = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    policy: z.strictObject({ id: z.string(), version: z.string() }),
    closedAt: Instant,
    archivedAt: Instant,
    retainUntil: Instant,
    isHalfDone: z.boolean().meta({ description: 'Erased here, and not yet in Temporal.' }),
  })
  .meta({ id: 'DueForErasure' })

export const PurgeView = z
  .strictObject({
    id: z.string(),
    beganAt: Instant,
    by: By,
    reason: z.string(),
    endedAt: Instant.nullable(),
    erased: z.number().nullable(),
    failed: z.number().nullable(),
  })
  .meta({ id: 'Purge' })

export const PurgeBegun = z.strictObject({ id: z.string() }).meta({ id: 'PurgeBegun' })
