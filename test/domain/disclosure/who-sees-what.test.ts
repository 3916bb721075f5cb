import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OF_EVENTS, OF_EVERY_EVENT } from '../../../src/domain/disclosure/events.ts'
import { HARMLESS } from '../../../src/register/proof/harmless.ts'
import { factFields } from '../../../src/exports/facts.ts'
import { TOLD } from '../../../src/webhooks/event-types.ts'
import { toldToCustomer } from '../../../src/exports/file/told-to-customer.ts'

const recorded = readFileSync(new URL('who-sees-what.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

const line = (type: string, field: string): string => {
  const event = { type, from: 'customer' } as never
  const type_ = type as keyof typeof TOLD
  return [
    `${type}.${field}`,
    toldToCustomer({ event, by: { id: 'c', role: 'customer' } })?.includes(field) && 'customer',
    (TOLD[type_].slice(1) as string[]).includes(field) && 'endpoints',
    factFields(type)[field] && `exports:${factFields(type)[field]}`,
    (HARMLESS[type_] as readonly string[] | undefined)?.includes(field) && 'survives',
  ]
    .filter(Boolean)
    .join(' ')
}

test('who sees which field of an event, as it is recorded', () => {
  const now = Object.entries(OF_EVENTS).flatMap(([type, fields]) =>
    Object.keys({ ...OF_EVERY_EVENT, ...fields }).map((field) => line(type, field)),
  )
  expect(now).toEqual(expect.arrayContaining(recorded))
})
