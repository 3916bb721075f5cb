import type { Channel } from '../intake.ts'
import { placesOf } from './places.ts'
import type { Kind, Policy } from './policy.ts'
import { DETAIL_FIELDS, type DetailField, type RequiredField } from './required-field.ts'

export const FORM_FIELDS = ['complainant.name', 'subject', ...DETAIL_FIELDS] as const

export type FormField = {
  field: (typeof FORM_FIELDS)[number]
  /** By which point it has to be there; nothing where it is only wanted. */
  needed?: 'intake' | RequiredField['at']
}

/** How a firm has what comes in asked for: what it is for, what is asked, and what is said. */
export type IntakeTemplate = {
  kinds?: readonly Kind[] | undefined
  channels?: readonly Channel[] | undefined
  policies?: readonly string[] | undefined
  /** Asked for first, in this order; what is usual and what the policy needs follows. */
  fields?: readonly FormField['field'][] | undefined
  /** Whether an appointment is offered. */
  appointment?: boolean | undefined
  script: readonly { says: { zh: string; en: string }; field?: FormField['field'] | undefined }[]
}

/** The first that fits (R18). */
export const templateFor = (
  templates: readonly IntakeTemplate[],
  { kind, channel, policy }: { kind: Kind; channel: Channel; policy: string },
): IntakeTemplate | undefined =>
  templates.find(
    ({ kinds, channels, policies }) =>
      (kinds?.includes(kind) ?? true) &&
      (channels?.includes(channel) ?? true) &&
      (policies?.includes(policy) ?? true),
  )

/** How whoever comes this way is reached, where one of the two goes without saying. */
const REACHED: { readonly [C in Channel]?: DetailField } = {
  phone: 'complainant.phone',
  store: 'complainant.phone',
  email: 'complainant.email',
}

/** Whether a form has a place for what is asked for. */
export const isAskedIn = (form: readonly FormField[], field: FormField['field']): boolean =>
  form.some((one) => placesOf(one.field).some((place) => placesOf(field).includes(place)))

/** What is asked for on a channel, in the order in which it is asked (R12, R18). */
export function intakeForm(
  { requires = [] }: Pick<Policy, 'requires'>,
  channel: Channel,
  { fields = [] }: Pick<IntakeTemplate, 'fields'> = {},
): FormField[] {
  const usual: FormField[] = [
    { field: 'complainant.name', needed: 'intake' },
    { field: REACHED[channel] ?? 'complainant.contact' },
    { field: 'orderNumber' },
    ...(channel === 'store' ? [{ field: 'storeId' } as const] : []),
    { field: 'subject', needed: 'intake' },
    { field: 'description' },
  ]
  const asked = [...fields.map((field) => ({ field })), ...usual, ...requires.map(({ field }) => ({ field }))]
  return [...new Set(asked.map(({ field }) => field))].map((field) => {
    const needed =
      usual.find((one) => one.field === field)?.needed ?? requires.find((one) => one.field === field)?.at
    return { field, ...(needed && { needed }) }
  })
}
