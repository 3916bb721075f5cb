import { DirectoryFile } from '../../../src/directory/shapes.ts'
import type { Role } from '../../../src/domain/policy/policy.ts'

type Held = { role: Exclude<Role, 'customer' | 'integration' | 'system'>; department?: string }

const inService = (role: Held['role']): Held[] => [{ role, department: 'service' }]

/** Who works here: one of each role, and those whom complaints lie with. */
export const PEOPLE = {
  ann: inService('agent'),
  sue: inService('supervisor'),
  max: inService('manager'),
  meg: [{ role: 'management' }],
  otto: [{ role: 'operator' }],
  aude: [{ role: 'auditor' }],
  lea: [{ role: 'legal' }],
  ada: [{ role: 'administrator' }],
  /** A colleague, somebody of another department, and who is to leave. */
  col: inService('agent'),
  wil: [{ role: 'agent', department: 'workshop' }],
  gus: inService('agent'),
} as const satisfies Record<string, readonly Held[]>
export type PersonHere = keyof typeof PEOPLE

/** Who asks in each role. */
export const BY_ROLE = {
  ...{ agent: 'ann', supervisor: 'sue', manager: 'max', management: 'meg', operator: 'otto' },
  ...{ auditor: 'aude', legal: 'lea', administrator: 'ada' },
} as const satisfies Record<string, PersonHere>

const DEPARTMENTS = ['firm', 'service', 'workshop'].map((id) => ({
  ...{ id, name: { zh: id, en: id }, ...(id !== 'firm' && { parent: 'firm' }) },
}))

/** The directory; at first those who are given complaints of the workshop work there too. */
export const directoryFile = ({ atFirst = false, left = [] as readonly PersonHere[] } = {}): DirectoryFile =>
  DirectoryFile.parse({
    departments: DEPARTMENTS,
    people: Object.entries(PEOPLE).map(([id, roles]) => ({
      ...{ id, name: id, active: !left.some((one) => one === id) },
      roles: atFirst ? [...roles, { role: 'agent', department: 'workshop' }] : roles,
    })),
    routing: [],
  })
