import { z } from 'zod'
import { escalationIdOf } from '../../../src/api/supervision/escalation-view.ts'
import type { Operation } from './routes.ts'

/** An id that no complaint has. */
export const NOBODYS = `cmp_${'0'.repeat(26)}`

/** What a field holds that means somebody or something here, or that a pattern alone does not make. */
const FIELDS: Readonly<Record<string, unknown>> = {
  department: 'service',
  category: 'cleanliness',
  person: 'col',
  to: 'meg',
  approvedBy: 'meg',
  policyId: 'default',
  calendarId: 'cn',
  into: NOBODYS,
  digest: 'a'.repeat(64),
  currency: 'CNY',
  month: new Date().toISOString().slice(0, 7),
  from: '2026-01-01T00:00:00Z',
  period: '2026-01',
  sequence: 9_999,
  details: { subject: 'Still not clean' },
  commands: [{ type: 'addNote', text: 'Seen.' }],
}

export type Schema = {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  properties?: Record<string, Schema>
  required?: readonly string[]
  additionalProperties?: unknown
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  maximum?: number
  maxItems?: number
  minimum?: number
  items?: Schema
  minItems?: number
}

/** Something that fits a schema, of as little as it wants. */
export function fitting({ $defs = {}, ...schema }: Schema, name = ''): unknown {
  const { $ref } = schema
  // Schemas with a name of their own stand beside.
  if ($ref) return fitting({ ...$defs[$ref.split('/').at(-1)!], $defs }, name)
  const of = (inner: Schema, named: string) => fitting({ ...inner, $defs }, named)
  if (Object.hasOwn(FIELDS, name) && schema.enum === undefined) return FIELDS[name]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [option] = schema.anyOf ?? schema.oneOf ?? []
  if (option) return of(option, name)
  switch (schema.type) {
    case 'object': {
      const { properties = {}, required = [] } = schema
      return Object.fromEntries(required.map((field) => [field, of(properties[field]!, field)]))
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => of(schema.items!, name))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return name.endsWith('At') || name === 'until' ? '2126-03-02T00:00:00Z' : 'words'
  }
}

export const schemaOf = (type: z.ZodType): Schema =>
  z.toJSONSchema(type, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema

/** What goes with an operation beside its least: where the least of it is refused by its form. */
const BESIDE: Readonly<Record<string, object>> = {
  classify: { impact: 'low', risk: 'low', complexity: 'simple' },
  getFigures: { to: '2026-02-01T00:00:00Z' },
  getEqualTreatment: { to: '2026-02-01T00:00:00Z' },
  getResponsibility: { to: '2026-02-01T00:00:00Z' },
  joinMembers: { selection: { ids: ['words'] } },
  getCosts: { to: '2026-02-01T00:00:00Z' },
  listRecipients: { role: 'agent' },
  loadCalendarYear: { published: { year: 2027, holidays: ['2027-01-01'] } },
}

/** A body in which everything fits, so that whoever is refused is refused for who they are. */
export const bodyFor = ({ name, route: { body } }: Operation): unknown =>
  body && { ...(fitting(schemaOf(body)) as object), ...BESIDE[name] }

/** The address with a complaint in it, and a query where there must be one. */
export function pathFor({ name, route: { path, query } }: Operation, id: string = NOBODYS): string {
  const isEscalation = path.startsWith('/v1/escalations/')
  const filled = path
    .replace('{id}', isEscalation ? escalationIdOf(id, '1/manual:1') : id)
    .replace('{name}', 'resolve')
    .replace('{digest}', String(FIELDS['digest']))
    .replaceAll(/\{\w+\}/g, '1')
  const asked = { ...(query && (fitting(schemaOf(query)) as Record<string, string>)), ...BESIDE[name] }
  const text = new URLSearchParams(asked as Record<string, string>).toString()
  return text && query ? `${filled}?${text}` : filled
}
