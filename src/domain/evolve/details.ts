import type { Details, DetailsAmendment } from '../intake.ts'
import type { EventOf } from '../event.ts'
import { defined } from '../defined.ts'

/** Details put right: what an amendment does not name stays, `null` clears. */
export function amended(details: Details, amendment: DetailsAmendment): Details {
  const { complainant, product, representative, ...rest } = amendment
  const changes = {
    ...rest,
    ...part('product', details.product, product),
    ...part('representative', details.representative, representative),
  }
  return {
    ...changed(details, changes as Change<Details>),
    complainant: changed(details.complainant, complainant ?? {}),
  }
}

/** A part that need not be there: with nothing left in it, it is not. */
function part<T extends object>(name: string, before: T | undefined, change: Change<T> | null | undefined) {
  if (change === undefined) return {}
  const after = change === null ? {} : changed<Partial<T>>(before ?? {}, change)
  return { [name]: Object.keys(after).length === 0 ? null : after }
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
