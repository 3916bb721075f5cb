import { z } from 'zod'
import { Name, Text } from '../intake.ts'
import { Span } from '../policy/terms.ts'
import { InstantText, storableText, words } from '../text.ts'
import { command, Reason, unchecked } from './parts.ts'

/** Escalations, supervise orders, and whether it was handled fairly. */

/** Why others should know of it: it went well, or it is to be thought about. */
export const ExampleKind = z.enum(['good', 'notable'])
export type ExampleKind = z.infer<typeof ExampleKind>

const order = z.number().int().min(1)

export const supervisionCommands = [
  command('escalate', { reason: Reason, level: z.number().int().min(1).max(9).optional() }),
  command('acceptEscalation', { key: storableText().max(200).optional(), comment: Text.optional() }),
  command('delegateEscalation', { key: storableText().max(200), to: Name, reason: Reason, unchecked }),
  command('resolveEscalation', { key: storableText().max(200).optional(), note: Text }),
  /** A supervise order to the owner: answered by an instant, or within a span from now; one of both. */
  command('orderSupervision', {
    instruction: Text,
    dueAt: InstantText.optional(),
    within: Span.optional(),
  }),
  command('replyToSupervision', { order, reply: Text }),
  command('concludeSupervision', { order, comment: Text.optional() }),
  /** One of the complaints of one cause. */
  command('joinIncident', { incident: Name }),
  command('leaveIncident', { reason: Reason }),
  /** A person outside the handling line says whether it was handled fairly (R108). */
  command('reviewHandling', { fair: z.boolean(), text: Text }),
  /** An example for others (R100): the summary is a lead's, and names nobody. */
  command('markAsExample', { kind: ExampleKind, summary: words(500) }),
  command('withdrawExample', { reason: Reason }),
  /** No one else is left: a person who had a part in it may revisit, review or have it all the same (R82). */
  command('waiveIndependence', { person: Name, reason: Reason }),
] as const
