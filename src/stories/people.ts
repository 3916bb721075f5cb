import type { Actor } from '../domain/command.ts'

/** The people of the directory that ships, as they act in the stories. Who leads a department leads those below it. */

const service = ['service', 'intake']

export const li: Actor = { id: 'li', role: 'agent', departments: service }
export const chen: Actor = { id: 'chen', role: 'agent', departments: service }
export const wang: Actor = { id: 'wang', role: 'agent', departments: ['workshop'] }
export const zhao: Actor = { id: 'zhao', role: 'supervisor', departments: service }
export const sun: Actor = { id: 'sun', role: 'manager', departments: service }
/** Supervises what no other department's supervisor does. */
export const sunOfFirm: Actor = {
  ...{ id: 'sun', role: 'supervisor' },
  departments: ['firm', ...service, 'workshop', 'legal'],
}
export const qian: Actor = { id: 'qian', role: 'management' }
export const tang: Actor = { id: 'tang', role: 'legal' }
export const wu: Actor = { id: 'wu', role: 'auditor' }
export const customer: Actor = { id: 'customer', role: 'customer' }
/** What assigns by the directory's rules. */
export const routing: Actor = { id: 'routing', role: 'system' }
