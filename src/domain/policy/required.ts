import type { Details } from '../intake.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { DetailField, RequiredField } from './required-field.ts'

type Requiring = { details: Details; policy: { requires?: readonly RequiredField[] | undefined } }

export const missingOf = ({ details, policy: { requires = [] } }: Requiring): RequiredField[] =>
  missingIn(details, requires)

export const missingIn = (details: Details, requires: readonly RequiredField[]): RequiredField[] =>
  requires.filter(({ field }) => !isTold(details, field))

/** Of what is missing what the customer is asked for. */
export const askedFor = (details: Details, requires: readonly RequiredField[]): DetailField[] =>
  missingIn(details, requires).flatMap(({ field, ask }) => (ask ? [field] : []))

function isTold(details: Details, field: DetailField): boolean {
  const { complainant, product, representative } = details
  switch (field) {
    case 'complainant.contact':
      return complainant.phone !== undefined || complainant.email !== undefined
    case 'complainant.phone':
      return complainant.phone !== undefined
    case 'complainant.email':
      return complainant.email !== undefined
    case 'product.model':
      return product?.model !== undefined
    case 'product.serial':
      return product?.serial !== undefined
    case 'representative.authority':
      // Who speaks for themselves needs none.
      return representative === undefined || representative.authority !== undefined
    default:
      return details[field] !== undefined
  }
}

/** What has to be there to classify has to be there to propose, too. */
export function refuseMissing(complaint: Requiring, at: RequiredField['at']): Refusal | undefined {
  const missing = missingOf(complaint).filter((one) => at === 'propose' || one.at === at)
  return missing.length === 0
    ? undefined
    : refuse(
        'missing',
        `Before that the complaint must say: ${missing.map(({ field }) => field).join(', ')}.`,
      )
}
