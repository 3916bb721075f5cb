import { describe, expect, test } from 'vitest'
import { COMMANDS, withCurrentMeaning } from '../../../src/api/complaints/commands.ts'
import type { Command } from '../../../src/domain/command.ts'
import { Details } from '../../../src/domain/intake.ts'
import { agent, given, on, opening, supervisor, type Move } from '../../support/domain/given.ts'

const known = {
  ...{ name: '陈女士', phone: '13800001234', email: 'chen@example.com', language: 'en' as const },
  ...{ preferredMethod: 'phone' as const, zone: 'Asia/Shanghai' },
}
const details = {
  ...{ complainant: known, subject: 'Late', description: 'It came late.', orderNumber: 'R-1' },
  ...{ storeId: 'S-1', about: 'rude.man', contractNumber: 'HT-7', customerId: 'C-9' },
  ...{
    product: { model: 'EV-1', serial: 'LSV123' },
    incidentAt: on('03-01 18:30'),
    incidentPlace: '南京西路',
  },
  representative: { name: '王律师', authority: 'Power of attorney', phone: '13900009999' },
}
const taken = given({ ...opening(), details })

type Amend = Extract<Command, { type: 'amendDetails' }>
const amending = (amendment: Amend['details'], more: Partial<Amend> = {}): Move => [
  ...([agent, '03-02 10:00'] as const),
  ...withCurrentMeaning([{ type: 'amendDetails', details: amendment, ...more }]),
]

// Trial B8
describe('details are amended field by field', () => {
  test('down to the complainant’s own: a new phone number takes nobody’s language away', () => {
    const { complaint } = taken.and(amending({ complainant: { phone: '13900005678' } }))
    expect(complaint.details).toEqual({ ...details, complainant: { ...known, phone: '13900005678' } })
  })

  test('two who amend different fields at once lose nothing', () => {
    const { complaint } = taken
      .and(amending({ complainant: { phone: '13900005678' } }))
      .and(amending({ complainant: { email: 'new@example.com' } }))
    expect(complaint.details.complainant).toEqual({
      ...known,
      phone: '13900005678',
      email: 'new@example.com',
    })
  })

  test('what was amended before that replaced the complainant whole, and goes on saying so', () => {
    const whole: Command = { type: 'amendDetails', details: { complainant: { name: '陈女士' } } }
    expect(taken.and([agent, '03-02 10:00', whole]).complaint.details.complainant).toEqual({ name: '陈女士' })
  })

  // R15, R25
  test('the product and who speaks for them too, down to their parts', () => {
    const { complaint } = taken
      .and(amending({ product: { serial: 'LSV456' } }))
      .and(amending({ representative: { phone: null, email: 'wang@example.com' } }))
    expect(complaint.details).toEqual({
      ...details,
      product: { model: 'EV-1', serial: 'LSV456' },
      representative: { name: '王律师', authority: 'Power of attorney', email: 'wang@example.com' },
    })
  })

  test('of a product of which nothing is left nothing is kept', () => {
    const { complaint } = taken.and(amending({ product: { model: null, serial: null } }))
    expect(complaint.details).not.toHaveProperty('product')
  })

  test('who is new needs a name', () => {
    const { representative: _, ...rest } = details
    const nobody = given({ ...opening(), details: rest })
    const phone = { representative: { phone: '13900009999' } }
    nobody.when(...amending(phone)).refused('missing')
    const named = nobody.and(amending({ representative: { ...phone.representative, name: '王律师' } }))
    expect(named.complaint.details.representative).toEqual({ name: '王律师', phone: '13900009999' })
    expect(taken.and(amending(phone)).complaint.details.representative).toMatchObject(phone.representative)
  })

  test('which of the two is meant says nobody from outside', () => {
    const { body } = COMMANDS.find(({ type }) => type === 'amendDetails')!
    expect(body.safeParse({ details: { subject: 'x' } }).success).toBe(true)
    expect(body.safeParse({ details: { subject: 'x' }, partial: true }).success).toBe(false)
  })
})

// Trial B9
// R12, R15, R25
describe('at intake', () => {
  const faultsOf = (more: object) =>
    Details.safeParse({ complainant: known, subject: 'Late', ...more }).error?.issues.map(({ path }) =>
      path.join('.'),
    )

  test('all of it may be told, and none of it must', () => {
    expect(Details.parse({ ...details, incidentAt: '2026-03-01T18:30:00+08:00' })).toEqual(details)
    expect(faultsOf({})).toBeUndefined()
  })

  test.each([
    ['product', { product: 'EV-1' }],
    ['product.serial', { product: { serial: 'x'.repeat(81) } }],
    ['incidentAt', { incidentAt: 'yesterday' }],
    ['representative.name', { representative: { authority: 'None' } }],
    ['complainant.zone', { complainant: { ...known, zone: 'UTC+8, or so' } }],
    ['complainant.preferredMethod', { complainant: { ...known, preferredMethod: 'pigeon' } }],
  ])('what is wrong is told by its field: %s', (field, more) => {
    expect(faultsOf(more)).toEqual([field])
  })
})

describe('null clears', () => {
  const { body } = COMMANDS.find(({ type }) => type === 'amendDetails')!
  const optional = (shape: object) =>
    Object.entries(shape)
      .filter(([, field]) => (field as { isOptional(): boolean }).isOptional())
      .map(([name]) => name)

  // R12
  test.each(optional(Details.omit({ privacy: true }).shape))('%s', (name) => {
    expect(body.safeParse({ details: { [name]: null } }).success).toBe(true)
    if (name === 'about') return
    expect(taken.and(amending({ [name]: null })).complaint.details).not.toHaveProperty(name)
  })

  test.each(optional(Details.shape.complainant.shape))('the complainant’s %s', (name) => {
    expect(body.safeParse({ details: { complainant: { [name]: null } } }).success).toBe(true)
    const { complaint } = taken.and(amending({ complainant: { [name]: null } }))
    expect(complaint.details.complainant).not.toHaveProperty(name)
    expect(complaint.details.complainant.name).toBe('陈女士')
  })

  test('but not which privacy notice was shown: that is so, whatever anybody says later', () => {
    for (const privacy of [null, { version: '2' }])
      expect(body.safeParse({ details: { privacy } }).success).toBe(false)
  })

  test('about whom it is only by a lead, who says why; to say it first needs neither', () => {
    for (const about of [null, 'wang']) {
      const amend = withCurrentMeaning<Amend>([{ type: 'amendDetails', details: { about } }])[0]!
      taken.when(agent, '03-02 10:00', { ...amend, reason: 'Mistaken' }).refused('notAllowed')
      taken.when(supervisor, '03-02 10:00', amend).refused('missing')
      const { complaint } = taken.and([supervisor, '03-02 10:00', { ...amend, reason: 'Mistaken' }])
      expect(complaint.details.about).toBe(about ?? undefined)
    }
    const { about: _, ...rest } = details
    const nobody = given({ ...opening(), details: rest })
    expect(nobody.and(amending({ about: 'wang' })).complaint.details.about).toBe('wang')
  })

  test('but not what has to be there', () => {
    for (const refused of [
      { representative: { name: null } },
      { subject: null },
      { complainant: null },
      { complainant: { name: null } },
    ])
      expect(body.safeParse({ details: refused }).success).toBe(false)
  })
})
