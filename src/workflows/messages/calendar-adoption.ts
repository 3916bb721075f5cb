import type { CalendarAdoption } from '../../domain/supervision/adoption.ts'

/** What clients and workers agree on for a calendar that many complaints adopt. */
export const ADOPT_CALENDAR_WORKFLOW = 'adoptCalendarForMany'

export const adoptCalendarIdOf = (id: string): string => `adopt-calendar/${id}`

/** The signal that ends it before its end; who asked comes along. What was adopted stays so. */
export const CANCEL_CALENDAR_ADOPTION = 'cancel'

/** Everything here may run twice: an item is settled once, and its update acts once. */
export type CalendarAdoptionActivities = {
  /** Records the order and picks its complaints, all at one moment. */
  pickForCalendar(order: CalendarAdoption): Promise<void>
  /** Offers it to the next few, at their pace; of a dry run, looks what would follow. */
  adoptCalendarBatch(order: CalendarAdoption): Promise<{ left: number }>
  endCalendarAdoption(id: string, cancelledBy?: string): Promise<void>
}
