import type { Channel } from '../intake.ts'
import type { Policy } from './policy.ts'
import type { DetailField, RequiredField } from './required-field.ts'

export type FormField = {
  field: DetailField | 'complainant.name' | 'subject'
  /** By which point it has to be there; nothing where it is only wanted. */
  needed?: 'intake' | RequiredField['at']
}

/** How whoever comes this way is reached, where one of the two goes without saying. */
const REACHED: { readonly [C in Channel]?: DetailField } = {
  phone: 'complainant.phone',
  store: 'complainant.phone',
  email: 'complainant.email',
}

/** What is asked for on a channel, in the order in which it is asked (R12, R18). */
export function intakeForm({ requires = [] }: Pick<Policy, 'requires'>, channel: Channel): FormField[] {
  const usual: FormField[] = [
    { field: 'complainant.name', needed: 'intake' },
    { field: REACHED[channel] ?? 'complainant.contact' },
    { field: 'orderNumber' },
    ...(channel === 'store' ? [{ field: 'storeId' } as const] : []),
    { field: 'subject', needed: 'intake' },
    { field: 'description' },
  ]
  const more = requires.filter(({ field }) => usual.every((one) => one.field !== field))
  return [
    ...usual.map((one) => {
      const needed = one.needed ?? requires.find(({ field }) => field === one.field)?.at
      return { ...one, ...(needed && { needed }) }
    }),
    ...more.map(({ field, at }) => ({ field, needed: at })),
  ]
}
