import { randomUUID } from 'node:crypto'
import type { CalendarAdoption } from '../../domain/supervision/adoption.ts'
import { storable } from '../../register/commit/storable.ts'
import { calendarAdoptions, recordCalendarAdoption } from '../../register/supervision/calendar-adoptions.ts'
import {
  ADOPT_CALENDAR_WORKFLOW,
  adoptCalendarIdOf,
  CANCEL_CALENDAR_ADOPTION,
} from '../../workflows/messages/calendar-adoption.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { unfitting } from '../problems/validation.ts'
import type { Call, Reply } from '../route.ts'
import { beginOrder, callOrderOff, orderView } from '../supervision/carry-out-order.ts'
import { adoptionOrder, ownOfAdoption } from './adoption-order.ts'

const adoptions = {
  called: 'adoption of a calendar',
  none: (id: string) => `There is no adoption of a calendar ${id}.`,
  path: '/v1/calendar-adoptions',
  run: { type: ADOPT_CALENDAR_WORKFLOW, idOf: adoptCalendarIdOf, cancel: CANCEL_CALENDAR_ADOPTION },
  record: recordCalendarAdoption,
  recorded: calendarAdoptions.recorded,
  items: calendarAdoptions.page,
}

export async function beginCalendarAdoption(
  deps: Deps,
  { by, actors, body, idempotencyKey = randomUUID() }: Call<Contract['beginCalendarAdoption']>,
): Promise<Reply> {
  const { calendarId } = body
  const calendar = deps.calendars.get(calendarId)
  if (!calendar) throw unfitting('/calendarId', 'unknown', `There is no calendar ${calendarId}.`)
  const said = adoptionOrder('adc', { by, actors, body, idempotencyKey })
  const order: CalendarAdoption = storable({ ...said, calendar })
  return beginOrder(deps, adoptions, { order, body, idempotencyKey })
}

export const getCalendarAdoption = (
  deps: Deps,
  { actors, params: { id }, query, language }: Call<Contract['getCalendarAdoption']>,
): Promise<Reply> =>
  orderView(deps, adoptions, { actors, id, query, language, view: ownOfAdoption('calendar') })

export const cancelCalendarAdoption = (
  deps: Deps,
  { by, params: { id } }: Call<Contract['cancelCalendarAdoption']>,
): Promise<Reply> => callOrderOff(deps, adoptions, { by, id })
