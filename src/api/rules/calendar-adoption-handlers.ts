import { randomUUID } from 'node:crypto'
import { defined } from '../../domain/defined.ts'
import type { CalendarAdoption, Offered } from '../../domain/supervision/adoption.ts'
import { digestOf, idOfParts } from '../../register/commit/digest.ts'
import { storable } from '../../register/commit/storable.ts'
import {
  calendarAdoptionOf,
  calendarAdoptions,
  recordCalendarAdoption,
  type RecordedCalendarAdoption,
} from '../../register/supervision/calendar-adoptions.ts'
import {
  ADOPT_CALENDAR_WORKFLOW,
  adoptCalendarIdOf,
  CANCEL_CALENDAR_ADOPTION,
} from '../../workflows/messages/calendar-adoption.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'
import { beginOrder, callOrderOff, inOtherRoles, orderView } from '../supervision/carry-out-order.ts'

const adoptions = {
  called: 'adoption of a calendar',
  none: (id: string) => `There is no adoption of a calendar ${id}.`,
  path: '/v1/calendar-adoptions',
  run: { type: ADOPT_CALENDAR_WORKFLOW, idOf: adoptCalendarIdOf, cancel: CANCEL_CALENDAR_ADOPTION },
  record: recordCalendarAdoption,
  recorded: calendarAdoptionOf,
  items: calendarAdoptions.page,
}

export async function beginCalendarAdoption(
  deps: Deps,
  { by, actors, body, idempotencyKey = randomUUID() }: Call<Contract['beginCalendarAdoption']>,
): Promise<Reply> {
  const { calendarId, selection, reason, dryRun } = body
  const calendar = deps.calendars.get(calendarId)
  if (!calendar) throw unfitting('/calendarId', 'unknown', `There is no calendar ${calendarId}.`)
  const order: CalendarAdoption = storable({
    id: idOfParts('adc', [by.id, idempotencyKey]),
    calendar,
    selection: defined(selection) as Offered,
    reason,
    by,
    ...inOtherRoles(by, actors),
    ...(dryRun && { dryRun: true as const }),
    digest: digestOf(body),
  })
  return beginOrder(deps, adoptions, { order, body, idempotencyKey })
}

export const getCalendarAdoption = (
  deps: Deps,
  { actors, params: { id }, query, language }: Call<Contract['getCalendarAdoption']>,
): Promise<Reply> => orderView(deps, adoptions, { actors, id, query, language, view: ownOfAdoption })

export const cancelCalendarAdoption = (
  deps: Deps,
  { by, params: { id } }: Call<Contract['cancelCalendarAdoption']>,
): Promise<Reply> => callOrderOff(deps, adoptions, { by, id })

const ownOfAdoption = ({ calendarId, calendarVersion, ...found }: RecordedCalendarAdoption) => {
  const { dryRun, dues, begun, ended, breaches } = found
  return { calendar: { id: calendarId, version: calendarVersion }, dryRun, dues, begun, ended, breaches }
}
