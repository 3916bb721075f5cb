import { everywhere, LEADS, STAFF, together } from '../access/permission.ts'
import type { Complaint } from '../complaint.ts'
import type { Event } from '../event.ts'
import { departmentOf } from '../complaint.ts'
import type { Instant } from '../instant.ts'
import { addressesOf, beganInConversation } from '../notices/contacts.ts'
import { messageOf } from '../notices/message.ts'
import { isExtension } from '../notices/notices.ts'
import { refuse } from '../refusal.ts'
import { isOpenTask } from '../time/tasks.ts'
import { ANY, contentOf, type Rule } from './rule.ts'

/** Written to the customer; the couriers bring it, and once it has gone out it is a contact. */
export const sendMessage: Rule<'sendMessage'> = {
  may: STAFF,
  stages: ANY,
  neverBackDated: true,
  unless: (complaint) =>
    Object.keys(addressesOf(complaint.details.complainant)).length === 0 && !beganInConversation(complaint)
      ? refuse('nothingToAnswer', 'Nothing is known that the complainant can be written to at: call them.')
      : undefined,
  refuses: (_, { text, template }) => {
    if (text === undefined && template === undefined)
      return refuse('missing', 'Say what is written: text, or template.', 'text')
    return text !== undefined && template !== undefined
      ? refuse('contradiction', 'It is either text or template, and not both.')
      : undefined
  },
  events: ({ messages = 0 }, command, { at }) => [
    { type: 'messageWritten', at, message: messages + 1, ...contentOf(command) },
  ],
}

/** What a complaint hears of a letter that it waits for. */
export function heardOf(
  complaint: Complaint,
  { key, undelivered, ...sent }: { key: string; sentAt: Instant; undelivered?: true | undefined },
  at: Instant,
): Event[] {
  if (undelivered) return [{ type: 'noticeFailed', at, key }, ...callToMake(complaint, key, at)]
  const message = messageOf(key)
  const { sentAt } = sent
  return [
    { type: 'noticeConfirmed', at, key, ...sent },
    ...(message === undefined ? [] : [{ type: 'messageSent' as const, at, message, sentAt }]),
  ]
}

/** Who cannot be written to is called (R69): a task of whoever has the complaint. Operators look after extensions. */
function callToMake(complaint: Complaint, key: string, at: Instant): Event[] {
  if (complaint.stage === 'closed' || isExtension(key)) return []
  const isOwed = complaint.tasks.some((task) => task.kind === 'call' && isOpenTask(task))
  if (isOwed) return []
  const person = complaint.owner?.person
  const title = complaint.details.subject
  const whose = { department: departmentOf(complaint), ...(person !== undefined && { person }) }
  return [{ type: 'taskOpened', at, task: complaint.tasks.length + 1, kind: 'call', title, ...whose }]
}

/** The secrets there were open nothing any more; the new one goes to the complainant's own address, and nowhere else. */
export const renewSlip: Rule<'renewSlip'> = {
  may: together(everywhere('customer'), LEADS),
  stages: ANY,
  unless: ({ details }) =>
    details.complainant.email === undefined
      ? refuse('nothingToAnswer', 'No e-mail address of the complainant is known to send it to.')
      : undefined,
  refuses: (_, { reason }, { by }) =>
    by.role === 'customer' || reason !== undefined
      ? undefined
      : refuse(
          'missing',
          'Say why the customer gets a new link: the slip they have is closed by it.',
          'reason',
        ),
  events: ({ slip = 0 }, command, { at }) => [
    { type: 'slipRenewed', at, generation: slip + 1, ...contentOf(command) },
  ],
}
