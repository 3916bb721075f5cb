import { Language } from '../../domain/names.ts'
import { z } from 'zod'
import { Name } from '../../domain/intake.ts'
import { ASKABLE } from '../../webhooks/event-types.ts'
import type { Route } from '../route.ts'
import { pageOf } from '../complaints/schemas.ts'
import {
  DeliveryView,
  EndpointKind,
  EndpointRole,
  EndpointView,
  EndpointWithSecret,
  MessageBegun,
} from './schemas.ts'
import { Flag, limit } from '../route-parts.ts'
import { storableText, words } from '../../domain/text.ts'

const endpoint = z.strictObject({
  id: z.string().min(1).max(60).meta({ description: "The endpoint's id (ep_…)." }),
})
const message = endpoint.extend({
  messageId: z.string().min(1).max(60).meta({ description: 'The webhook-id it was sent under.' }),
})

const Url = words(2_000)
const Description = words(500)
const EventTypes = z
  .array(z.enum(ASKABLE))
  .max(100)
  .meta({ description: 'Of a webhook: single events, families like clock.*, or * for everything.' })
const Roles = z
  .array(EndpointRole)
  .max(10)
  .meta({ description: 'Of a robot: whom it stands for. It hears what they are told as a group.' })
const Department = Name.meta({ description: 'Of a robot: in this department only.' })
const GroupSecret = storableText()
  .min(1)
  .max(200)
  .meta({ description: 'Of a robot of DingTalk or Feishu: with what its group has it sign.' })

const changing = {
  method: 'post',
  tag: 'Webhooks',
  params: endpoint,
  status: 200,
  answer: EndpointView,
  keyed: 'command',
  may: 'manageEndpoints',
} as const
const Nothing = z.strictObject({})

/** Who else hears of what happens: webhooks of other systems, robots of chat groups. */
export const webhookRoutes = {
  createEndpoint: {
    method: 'post',
    path: '/v1/webhook-endpoints',
    summary: 'Have another system told of what happens',
    description:
      'A webhook hears of events from now on, signed by the Standard Webhooks specification; the secret is shown in ' +
      'this answer and never again. A robot writes to its group what people in these roles are told. The order of ' +
      'messages is not promised: each carries the cursor of its change in the feed and the version of its complaint.',
    tag: 'Webhooks',
    body: z
      .strictObject({
        kind: EndpointKind.default('webhook'),
        url: Url,
        description: Description.optional(),
        language: Language.default('zh'),
        eventTypes: EventTypes.optional(),
        roles: Roles.optional(),
        department: Department.optional(),
        secret: GroupSecret.optional(),
      })
      .meta({ id: 'NewEndpoint' }),
    example: {
      url: 'https://crm.example.com/hooks/complaints',
      description: 'CRM',
      eventTypes: ['complaint.*', 'escalation.raised'],
    },
    status: 201,
    answer: EndpointWithSecret,
    keyed: 'create',
    may: 'manageEndpoints',
  },
  listEndpoints: {
    method: 'get',
    path: '/v1/webhook-endpoints',
    summary: 'List the endpoints',
    tag: 'Webhooks',
    status: 200,
    answer: z.strictObject({ data: z.array(EndpointView) }),
    may: 'manageEndpoints',
  },
  getEndpoint: {
    method: 'get',
    path: '/v1/webhook-endpoints/{id}',
    summary: 'One endpoint',
    tag: 'Webhooks',
    params: endpoint,
    status: 200,
    answer: EndpointView,
    may: 'manageEndpoints',
  },
  changeEndpoint: {
    ...changing,
    path: '/v1/webhook-endpoints/{id}/change',
    summary: 'Change what is said of an endpoint',
    description: 'What is left out stays as it is.',
    body: z
      .strictObject({
        url: Url.optional(),
        description: Description.nullable().optional(),
        language: Language.optional(),
        eventTypes: EventTypes.optional(),
        roles: Roles.optional(),
        department: Department.nullable().optional(),
      })
      .meta({ id: 'ChangedEndpoint' }),
    example: { eventTypes: ['*'] },
  },
  rotateEndpointSecret: {
    ...changing,
    path: '/v1/webhook-endpoints/{id}/rotate-secret',
    summary: 'Give an endpoint another secret',
    description:
      'A webhook gets a new one, shown in this answer and never again; for a while messages bear a signature of the ' +
      'old one too. Of a robot give the secret that its group has now: it takes the place of the old one at once.',
    body: z
      .strictObject({
        keepOldHours: z.number().int().min(0).max(168).default(24),
        secret: GroupSecret.optional(),
      })
      .meta({ id: 'SecretRotation' }),
    example: { keepOldHours: 48 },
    answer: EndpointWithSecret,
  },
  disableEndpoint: {
    ...changing,
    path: '/v1/webhook-endpoints/{id}/disable',
    summary: 'Tell an endpoint nothing for the time being',
    body: Nothing,
  },
  enableEndpoint: {
    ...changing,
    path: '/v1/webhook-endpoints/{id}/enable',
    summary: 'Tell an endpoint again',
    description: 'Of everything since it was disabled; or, with skipMissed, of what happens from now on.',
    body: z.strictObject({ skipMissed: z.boolean().default(false) }).meta({ id: 'EnabledEndpoint' }),
    example: { skipMissed: true },
  },
  testEndpoint: {
    ...changing,
    path: '/v1/webhook-endpoints/{id}/test',
    summary: 'Send an endpoint a message that tells of nothing',
    description:
      'A webhook gets an event of the type ping. How it went is among its deliveries a moment later.',
    body: Nothing,
    answer: MessageBegun,
  },
  listDeliveries: {
    method: 'get',
    path: '/v1/webhook-endpoints/{id}/deliveries',
    summary: 'Every attempt to tell an endpoint something',
    description: 'The latest first, kept for 30 days after the message was delivered or given up.',
    tag: 'Webhooks',
    params: endpoint,
    query: z.strictObject({
      messageId: words(60).optional(),
      ok: Flag.optional(),
      limit,
      cursor: z
        .string()
        .regex(/^\d{1,15}$/, 'This cursor does not belong to this list.')
        .optional(),
    }),
    status: 200,
    answer: pageOf(DeliveryView),
    may: 'manageEndpoints',
  },
  redeliver: {
    ...changing,
    path: '/v1/webhook-endpoints/{id}/deliveries/{messageId}/redeliver',
    summary: 'Send a message once more',
    description: 'Under the same webhook-id, whatever became of it.',
    params: message,
    body: Nothing,
    answer: MessageBegun,
  },
} as const satisfies Record<string, Route>
