import { everywhere, LEADS, together } from '../access/permission.ts'
import { refuse } from '../refusal.ts'
import { ANY, contentOf, type Rule } from './rule.ts'

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
      : refuse('missing', 'Say why the customer gets a new link: the slip they have is closed by it.'),
  events: ({ slip = 0 }, command, { at }) => [
    { type: 'slipRenewed', at, generation: slip + 1, ...contentOf(command) },
  ],
}
