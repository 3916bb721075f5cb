import type { Event, EventType } from '../event.ts'

/** `says`: what the event must say for it, a value or anything at all. */
type Contact = { type: EventType; says?: { field: string; value?: string } }

/** What tells the customer something, and so ends a silence. The figures ask the register by the same table. */
export const CONTACTS: readonly Contact[] = [
  { type: 'acknowledged' },
  { type: 'interimMeasureOffered' },
  { type: 'investigationPromised' },
  { type: 'informationRequested' },
  { type: 'solutionOffered' },
  // Where the policy asks for no consent, the solution is the answer.
  { type: 'solutionAccepted', says: { field: 'without' } },
  { type: 'contactRecorded', says: { field: 'direction', value: 'outward' } },
  { type: 'messageSent' },
  { type: 'entryProved' },
  { type: 'finalResponseGiven' },
]

/** Entered without proof: it does nothing until it is proved. */
export const isUnproved = (event: Event): boolean => 'unproved' in event && event.unproved

/** Whether an event tells the customer something; what is not proved does so only when it is. */
export const tellsCustomer = (event: Event): boolean => !isUnproved(event) && isContact(event)

/** Whether it is a contact, proved or not. */
export function isContact(event: Event): boolean {
  const contact = CONTACTS.find(({ type }) => type === event.type)
  if (!contact?.says) return contact !== undefined
  const { field, value } = contact.says
  const said = (event as Record<string, unknown>)[field]
  return value === undefined ? said !== undefined : said === value
}
