import { startOfDay, dayOfDate } from '../../domain/calendar/days.ts'
import type { Calendar } from '../../domain/calendar/calendar.ts'
import { utc } from '../../domain/instant.ts'
import type { Language } from '../../domain/names.ts'
import { DateText } from '../../domain/text.ts'
import { cut } from '../../words/telling/cut.ts'

/** Where each field of the form goes in what is told. */
export const FIELDS = {
  kind: '/kind',
  topic: '/details/topic',
  subject: '/details/subject',
  description: '/details/description',
  wish: '/details/wish',
  happenedOn: '/details/incidentAt',
  place: '/details/incidentPlace',
  orderNumber: '/details/orderNumber',
  contractNumber: '/details/contractNumber',
  model: '/details/product/model',
  serial: '/details/product/serial',
  storeId: '/details/storeId',
  name: '/details/complainant/name',
  phone: '/details/complainant/phone',
  email: '/details/complainant/email',
  preferredMethod: '/details/complainant/preferredMethod',
} as const
export type Field = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as Field[]

/** So much each takes. */
export const LONGEST: Readonly<Record<Field, number>> = {
  ...{ kind: 20, topic: 120, subject: 200, description: 10_000, wish: 2_000, happenedOn: 10, place: 200 },
  ...{ orderNumber: 80, contractNumber: 80, model: 120, serial: 80, storeId: 80 },
  ...{ name: 120, phone: 40, email: 200, preferredMethod: 20 },
}

/** What was typed, as it was typed; of what is too long, so much that it still is. */
export type Typed = Partial<Record<Field, string>>

export function typedIn(name: Field, value: string): string {
  const longest = LONGEST[name]
  if (value.length <= longest) return value
  const words = value.trim()
  // Two more, so that it is still too long where half a character is left out.
  return words.length <= longest ? words : cut(words, longest + 2, '…')
}

/** Which field of the form a fault of what is told is of. */
export const fieldAt = (pointer: string): Field | undefined =>
  FIELD_NAMES.find((name) => FIELDS[name] === pointer)

type Beside = {
  language: Language
  /** By which a day has its beginning. */
  calendar: Calendar
  privacy?: { version: string; sensitive?: true } | undefined
}

/** What they tell, as an intake says it; what was left empty is not there. It is still to be checked. */
export function toldBy(typed: Typed, { language, calendar, privacy }: Beside) {
  const said = (name: Field) => typed[name]?.trim() || undefined
  const date = said('happenedOn')
  const isDate = DateText.safeParse(date).success
  const product = only({ model: said('model'), serial: said('serial') })
  const { phone, email, preferredMethod } = {
    phone: said('phone'),
    email: said('email'),
    preferredMethod: said('preferredMethod'),
  }
  return {
    channel: 'web',
    ...only({ kind: said('kind') }),
    details: {
      complainant: { name: said('name') ?? '', language, ...only({ phone, email, preferredMethod }) },
      subject: said('subject') ?? '',
      ...only({ description: said('description'), wish: said('wish'), topic: said('topic') }),
      ...only({ orderNumber: said('orderNumber'), contractNumber: said('contractNumber') }),
      ...only({ storeId: said('storeId'), incidentPlace: said('place'), privacy }),
      ...only({ incidentAt: isDate ? utc(startOfDay(calendar, dayOfDate(date!))) : date }),
      ...(Object.keys(product).length > 0 && { product }),
    },
  }
}

const only = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
