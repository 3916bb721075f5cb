import type { Details, DetailsAmendment } from '../intake.ts'
import type { EventOf } from '../event.ts'
import { defined } from '../defined.ts'

/** Details put right: what an amendment does not name stays, `null` clears. */
export function amended(details: Details, amendment: DetailsAmendment): Details {
  const { complainant, ...rest } = amendment
  return {
    ...changed(details, rest),
    complainant: changed(details.complainant, complainant ?? {}),
  }
}

/** What an event makes of the details; an amendment from before they were partial replaced the complainant whole. */
export function detailsAfter(details: Details, event: EventOf<'detailsAmended'>): Details {
  return event.partial
    ? amended(details, event.details)
    : { ...details, ...(defined(event.details) as Partial<Details>) }
}

type Change<T> = { [K in keyof T]?: T[K] | null | undefined }

function changed<T extends object>(before: T, change: Change<T>): T {
  const told = Object.entries({ ...before, ...defined(change) })
  return Object.fromEntries(told.filter(([, value]) => value !== null)) as T
}
