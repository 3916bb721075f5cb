import { z } from 'zod'
import { Name } from '../../domain/intake.ts'
import { words } from '../../domain/text.ts'
import type { Route } from '../route.ts'
import { callingOff, lookingAt, OrderBegun, Version } from '../supervision/order-schemas.ts'
import { AnyAdoption, offered } from './adoption-routes.ts'

const Counted = z.strictObject(offered).meta({
  id: 'CountedByCalendar',
  description:
    'Open complaints that count by another version of it; all of it must fit. Nothing: all of them.',
})

export const CalendarAdoptionView = AnyAdoption.extend({ calendar: Version }).meta({ id: 'CalendarAdoption' })

/** A calendar for many complaints at once. */
export const calendarAdoptionRoutes = {
  beginCalendarAdoption: {
    method: 'post',
    path: '/v1/calendar-adoptions',
    summary: 'Have many complaints adopt a calendar',
    description:
      'As it is in force now. Accepted, and carried out in the background, about twenty complaints a second; each of ' +
      'them may refuse. With dryRun nobody is asked: it is found, by the register, what would follow. Location leads ' +
      'to how it stands; which dues move is told before by listCalendarMoves.',
    tag: 'Rules',
    body: z
      .strictObject({
        calendarId: Name,
        selection: Counted.default({}),
        reason: words(2_000),
        dryRun: z.boolean().optional(),
      })
      .meta({ id: 'NewCalendarAdoption' }),
    example: { calendarId: 'cn', selection: {}, reason: '2027 年节假日安排已公布。', dryRun: true },
    status: 202,
    answer: OrderBegun,
    keyed: 'create',
    may: 'adoptCalendars',
  },
  getCalendarAdoption: {
    ...lookingAt,
    path: '/v1/calendar-adoptions/{id}',
    summary: 'How the adoption of a calendar stands, complaint by complaint',
    description: 'As that of a policy.',
    tag: 'Rules',
    answer: CalendarAdoptionView,
    may: 'readCalendarAdoptions',
  },
  cancelCalendarAdoption: {
    ...callingOff,
    path: '/v1/calendar-adoptions/{id}/cancel',
    summary: 'Call the adoption of a calendar off',
    description: 'What was adopted stays so; the rest is left alone within seconds.',
    tag: 'Rules',
    may: 'adoptCalendars',
  },
} as const satisfies Record<string, Route>
