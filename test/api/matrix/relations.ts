import type { Scope } from '../../../src/domain/access/scopes.ts'

/** Those who ask, each in one role and, but for those who answer for all, in the department service. */
export const ROLES = [
  ...(['agent', 'supervisor', 'manager', 'management', 'operator', 'auditor', 'legal'] as const),
  ...(['administrator', 'integration', 'customer'] as const),
] as const
export type Named = (typeof ROLES)[number]
export type Actor = { role: Named }

/** How a complaint stands to whoever asks. */
export type Relation =
  | 'handler'
  | 'department'
  | 'unassigned'
  | 'contributing'
  | 'delegate'
  | 'taken in'
  | 'determined'
  | 'other'
  | 'about'
export type Standing = Relation | 'archived' | 'archived elsewhere' | 'restricted' | 'erased'
type Met = { relation: Relation; hidden?: true; archived?: true }

/** The complaints there are: of the first ones each person has their own, the others are the same for all. */
export const COMPLAINTS: Readonly<Record<Standing, Met>> = {
  handler: { relation: 'handler' },
  delegate: { relation: 'delegate' },
  'taken in': { relation: 'taken in' },
  determined: { relation: 'determined' },
  about: { relation: 'about' },
  department: { relation: 'department' },
  unassigned: { relation: 'unassigned' },
  contributing: { relation: 'contributing' },
  other: { relation: 'other' },
  archived: { relation: 'department', archived: true },
  'archived elsewhere': { relation: 'other', archived: true },
  restricted: { relation: 'department', hidden: true, archived: true },
  erased: { relation: 'department', hidden: true, archived: true },
}

type OfEach = 'handler' | 'delegate' | 'taken in' | 'determined' | 'about'

/** Who has complaints of their own in these relations. */
export const HERE: Readonly<Record<OfEach, readonly Named[]>> = {
  handler: ['agent', 'supervisor', 'manager'],
  delegate: ['agent', 'supervisor', 'manager'],
  'taken in': ['agent', 'supervisor', 'manager'],
  determined: ['agent', 'supervisor', 'manager', 'management'],
  about: ['agent', 'supervisor', 'manager', 'management', 'operator', 'auditor', 'legal', 'administrator'],
}

export const isOfEach = (standing: string): standing is OfEach => Object.hasOwn(HERE, standing)

/** What keys can be for; those of one department, and those of all. */
export const IN_SERVICE: readonly Scope[] = [
  'complaints:create',
  'complaints:read',
  'complaints:record',
  'feed',
]
export const EVERYWHERE: readonly Scope[] = [
  ...([
    'import',
    'export',
    'calendars',
    'policies',
    'purge',
    'figures',
    'webhooks',
    'mail',
    'messages',
  ] as const),
]
