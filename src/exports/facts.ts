import type { FactKind, Kind } from '../domain/disclosure/field.ts'
import { EVENT_TYPES, fieldsSeenBy } from '../domain/disclosure/readers.ts'
import type { Event } from '../domain/event.ts'

export type FactType = 'string' | 'time' | 'integer' | 'float' | 'boolean'
type FieldType = FactType | 'money'
export type Fact = { name: string; type: FactType; value: string | number | boolean }

/** How a fact is written, by what it is. */
const WRITTEN: Readonly<Record<FactKind, FieldType>> = {
  code: 'string',
  named: 'string',
  count: 'integer',
  share: 'float',
  instant: 'time',
  flag: 'boolean',
  money: 'money',
}

const isFact = (kind: Kind): kind is FactKind => Object.hasOwn(WRITTEN, kind)

const FACTS: ReadonlyMap<string, Readonly<Record<string, FieldType>>> = new Map(
  EVENT_TYPES.map((type) => {
    const fields = [...fieldsSeenBy('exports', type)]
    return [
      type,
      Object.fromEntries(fields.flatMap(([name, is]) => (isFact(is) ? [[name, WRITTEN[is]]] : []))),
    ]
  }),
)

/** The fields of an event that hold facts (src/domain/disclosure), and what kind of value each has. */
export const factFields = (type: string): Readonly<Record<string, FieldType>> => FACTS.get(type) ?? {}

/** The facts an event of a type may tell. Money is two of them. */
export const factTypes = (type: string): { name: string; type: FactType }[] =>
  Object.entries(factFields(type)).flatMap(([name, field]) =>
    field === 'money'
      ? [
          { name: `${name}Cents`, type: 'integer' as const },
          { name: `${name}Currency`, type: 'string' as const },
        ]
      : [{ name, type: field }],
  )

/** What an event says without a person in it. A value of another type than declared, as an erasure leaves, is none. */
export function factsOf(event: Event): Fact[] {
  const said = withMoney(event, factFields(event.type))
  return factTypes(event.type).flatMap(({ name, type }) => {
    const value = said[name]
    return fits(value, type) ? [{ name, type, value }] : []
  })
}

function withMoney(event: Event, fields: Readonly<Record<string, FieldType>>): Record<string, unknown> {
  const said: Record<string, unknown> = { ...event }
  for (const [name, type] of Object.entries(fields)) {
    const money = said[name]
    if (type !== 'money' || typeof money !== 'object' || money === null) continue
    if ('amountCents' in money) said[`${name}Cents`] = money.amountCents
    if ('currency' in money) said[`${name}Currency`] = money.currency
  }
  return said
}

function fits(value: unknown, type: FactType): value is Fact['value'] {
  if (type === 'integer' || type === 'time') return Number.isSafeInteger(value)
  if (type === 'float') return typeof value === 'number' && Number.isFinite(value)
  return typeof value === type
}
