import { z } from 'zod'
import { Complainant, Representative } from '../../domain/intake.ts'
import { CallerView } from '../lists/caller-routes.ts'
import { one } from '../route-parts.ts'
import type { Route } from '../route.ts'

const ContactsView = z
  .strictObject({
    complainant: Complainant.pick({ name: true, phone: true, email: true }),
    representative: Representative.pick({ name: true, phone: true, email: true }).optional(),
  })
  .meta({ id: 'Contacts', description: 'Whole, for whoever has to reach them.' })

/** For whoever handles a complaint: how its customer is reached, and what else they have complained of. */
export const contactRoutes = {
  getContacts: {
    method: 'get',
    path: '/v1/complaints/{id}/contacts',
    summary: 'How the customer is reached',
    description:
      'The numbers and addresses that `contacts=masked` leaves out elsewhere. Who has asked for them, and when, stands ' +
      'among the accesses by itself.',
    tag: 'Complaints',
    shows: 'one',
    params: one,
    status: 200,
    answer: ContactsView,
    may: 'readContacts',
  },
  getCaller: {
    method: 'get',
    path: '/v1/complaints/{id}/caller',
    summary: 'What else the customer has complained of',
    description:
      'As with /v1/customers, by what this complaint tells of them, so that nobody needs to see a number to ask: of ' +
      'complaints of other departments only number, kind, stage and department. The complaint itself is left out.',
    tag: 'Complaints',
    shows: 'one',
    params: one,
    status: 200,
    answer: z.strictObject({ data: z.array(CallerView) }),
    may: 'readContacts',
  },
} as const satisfies Record<string, Route>
