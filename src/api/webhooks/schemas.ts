import { Language } from '../../domain/names.ts'
import { z } from 'zod'
import { Role } from '../../domain/policy/policy.ts'
import { ROBOTS } from '../../domain/notices/recipient.ts'

const Instant = z.iso.datetime()

export const EndpointKind = z.enum(['webhook', ...ROBOTS]).meta({
  description: 'A webhook hears of events; the robot of a chat group writes what people in a role are told.',
})
export const EndpointRole = Role.exclude(['customer', 'system'])

const shape = {
  id: z.string(),
  kind: EndpointKind,
  url: z.string().meta({ description: 'Without what is secret in it: of a robot that is all but the host.' }),
  description: z.string().optional(),
  language: Language,
  eventTypes: z.array(z.string()),
  roles: z.array(EndpointRole),
  department: z.string().optional(),
  secrets: z
    .array(z.strictObject({ validUntil: Instant.optional() }))
    .meta({ description: 'How many there are, and until when the old ones are valid; never what they are.' }),
  state: z.enum(['enabled', 'disabled']),
  disabledWhy: z.enum(['asked', 'gone', 'failing']).optional().meta({
    description: 'asked: by a person. gone: it answered with 410. failing: nothing got through for days.',
  }),
  failingSince: Instant.optional(),
  failures: z.number().meta({ description: 'Attempts in a row that did not get through.' }),
  restingUntil: Instant.optional().meta({ description: 'It is left alone until then.' }),
  createdBy: z.string(),
  createdAt: Instant,
  version: z.number(),
}
export const EndpointView = z.strictObject(shape).meta({ id: 'Endpoint' })

export const EndpointWithSecret = z
  .strictObject({
    ...shape,
    secret: z.string().optional().meta({
      description: 'That of a webhook, once: not when the request is repeated under its Idempotency-Key.',
    }),
  })
  .meta({ id: 'EndpointWithSecret' })

export const MessageBegun = z.strictObject({ messageId: z.string() }).meta({ id: 'MessageBegun' })

export const DeliveryView = z
  .strictObject({
    messageId: z.string(),
    type: z.string(),
    attempt: z.number(),
    at: Instant,
    ok: z.boolean().optional().meta({
      description:
        'Absent while it is under way; also when the process that sent it ended before it was over.',
    }),
    status: z.number().optional(),
    durationMs: z.number().optional(),
    error: z.string().optional(),
    answer: z.string().optional().meta({ description: 'How the answer began.' }),
    message: z
      .strictObject({
        state: z.enum(['pending', 'delivered', 'failed']),
        nextAttemptAt: Instant.optional(),
      })
      .meta({ description: 'What has become of it by now.' }),
  })
  .meta({ id: 'WebhookDelivery' })
