import { Language } from '../../domain/names.ts'
import { z } from 'zod'
import { Stage } from '../../domain/policy/policy.ts'
import { PROGRESS_ACTIONS } from '../../portal/actions.ts'
import { Outcome } from '../complaints/schemas.ts'

const Instant = z.iso.datetime()
const Yes = z.literal(true).optional()
const Action = z.enum(PROGRESS_ACTIONS)
const Said = z.record(z.string(), z.unknown()).meta({ description: 'What was said, in its own words.' })

export const ProgressView = z
  .strictObject({
    number: z.string(),
    handledAs: z
      .string()
      .optional()
      .meta({ description: 'It was merged: the number of the one that goes on with it, told here.' }),
    subject: z.string(),
    language: Language,
    zone: z.string(),
    receivedAt: Instant,
    stage: z.strictObject({ code: Stage, words: z.string() }),
    outcome: z.strictObject({ code: Outcome, words: z.string() }).optional(),
    promises: z
      .array(
        z.strictObject({
          clock: z.string(),
          words: z.string(),
          dueAt: Instant.meta({ description: 'The last instant in time.' }),
          provisional: Yes.meta({ description: 'Counted on days off that are not published yet.' }),
          extended: Yes,
          pausedFor: z.enum(['you', 'others']).optional(),
          overdue: Yes,
        }),
      )
      .meta({ description: 'What we owe and by when, the soonest first.' }),
    needed: z
      .array(
        z.strictObject({
          reason: z.enum(['information', 'consent']),
          words: z.string(),
          since: Instant,
          until: Instant.optional(),
          question: z.string().optional(),
          proposal: Said.optional(),
        }),
      )
      .meta({ description: 'What we need from the customer.' }),
    told: z.array(z.strictObject({ at: Instant, event: z.string(), words: z.string(), said: Said })),
    closedAt: Instant.optional(),
    reopenUntil: Instant.optional(),
    allowedActions: z.array(Action),
    others: z
      .array(
        z.strictObject({
          ...{ number: z.string(), secret: z.string(), subject: z.string(), receivedAt: Instant },
          stage: z.strictObject({ code: Stage, words: z.string() }),
          outcome: z.strictObject({ code: Outcome, words: z.string() }).optional(),
        }),
      )
      .optional()
      .meta({
        description:
          'What else was told from the address, the latest first, each with the secret that opens it: by a link that was asked for by the address.',
      }),
    needsLink: Yes.meta({
      description:
        'Staff know this secret too: accepting, declining and withdrawing take the link in a letter to the customer.',
    }),
  })
  .meta({ id: 'Progress' })

export const CustomerLetters = z
  .strictObject({
    data: z.array(
      z.strictObject({
        channel: z.string(),
        language: Language,
        subject: z
          .string()
          .nullable()
          .meta({ description: 'Null where its words are erased; so is the body.' }),
        body: z.string().nullable(),
        sentAt: Instant,
      }),
    ),
    next: z.string().optional(),
  })
  .meta({ id: 'CustomerLetters' })

export const CustomerTakenIn = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    receivedAt: Instant,
    stage: z.strictObject({ code: Stage, words: z.string() }),
    recorded: z.boolean().meta({ description: 'Whether looking it up shows it already.' }),
    lookupSecret: z.string().optional().meta({
      description: 'With the number it opens /progress. Told at the intake, and again for ten minutes.',
    }),
  })
  .meta({ id: 'CustomerTakenIn' })

export const ProgressActed = z
  .strictObject({
    number: z.string(),
    stage: z.strictObject({ code: Stage, words: z.string() }),
    outcome: z.strictObject({ code: Outcome, words: z.string() }).optional(),
    recorded: z.boolean().meta({ description: 'Whether looking it up shows it already.' }),
  })
  .meta({ id: 'ProgressActed', description: 'What was asked for has been done.' })
