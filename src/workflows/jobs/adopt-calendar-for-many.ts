import { continueAsNew, proxyActivities } from '@temporalio/workflow'
import type { CalendarAdoption } from '../../domain/supervision/adoption.ts'
import { CANCEL_CALENDAR_ADOPTION, type CalendarAdoptionActivities } from '../messages/calendar-adoption.ts'
import { A_BATCH, inBatches, QUICK } from './in-batches.ts'

const { pickForCalendar, endCalendarAdoption } = proxyActivities<CalendarAdoptionActivities>(QUICK)
const { adoptCalendarBatch } = proxyActivities<CalendarAdoptionActivities>(A_BATCH)

/** Has many complaints adopt a calendar. */
export const adoptCalendarForMany = (order: CalendarAdoption, isPicked = false): Promise<void> =>
  inBatches({
    cancel: CANCEL_CALENDAR_ADOPTION,
    ...(!isPicked && { pick: () => pickForCalendar(order) }),
    batch: () => adoptCalendarBatch(order),
    goOn: () => continueAsNew<typeof adoptCalendarForMany>(order, true),
    end: (cancelledBy) => endCalendarAdoption(order.id, cancelledBy),
    leftTo: `adopt ${order.calendar.version}`,
  })
