import type { Role } from '../policy/policy.ts'

/** Everyone there is, in the order in which a refusal names them. */
export const ROLES = [
  ...(['customer', 'agent', 'supervisor', 'manager', 'management', 'operator', 'auditor', 'legal'] as const),
  ...(['administrator', 'integration', 'system'] as const),
] satisfies readonly Role[]

/** How somebody stands to a complaint. Whom it is about stands to it in no other way. */
export const RELATIONS = [
  /** They have it. */
  'handler',
  /** It lies with a department in which they have their role. */
  'department',
  /** Nobody has it yet, nor any department: anyone may take it up. */
  'unassigned',
  /** They, or their department, have or had a task in it, were assigned to help, or were asked to clear something. */
  'contributing',
  /** An escalation of it was delegated to them. */
  'delegate',
  /** They took it in. */
  'takenIn',
  /** They were determined to bear responsibility for it. */
  'determined',
  /** A department of theirs was. */
  'determinedIn',
  'about',
  'none',
] as const
export type Relation = (typeof RELATIONS)[number]

/** The roles that may, and each under which relations; one of them is enough. */
export type Permission = { readonly [R in Role]?: readonly Relation[] }

const THEIRS: readonly Relation[] = ['handler', 'department', 'unassigned']
/** Who has a part in it though it lies with others: they read it as those who have it do. */
export const PARTS: readonly Relation[] = ['contributing', 'delegate', 'takenIn']
const EVERY: readonly Relation[] = RELATIONS.filter((relation) => relation !== 'about')

/** All of these together. */
export function together(...permissions: readonly Permission[]): Permission {
  const all: { [R in Role]?: readonly Relation[] } = {}
  for (const permission of permissions)
    for (const [role, relations] of Object.entries(permission) as [Role, readonly Relation[]][])
      all[role] = [...new Set([...(all[role] ?? []), ...relations])]
  return all
}

/** Whatever they have to do with it, unless it is about them. */
export const everywhere = (...roles: readonly Role[]): Permission =>
  Object.fromEntries(roles.map((role) => [role, EVERY]))

/** Also under these relations. */
export const also = (permission: Permission, ...relations: readonly Relation[]): Permission =>
  together(permission, Object.fromEntries(Object.keys(permission).map((role) => [role, relations])))

/** What lies with one of their departments, or with nobody. */
export const theirs = (...roles: readonly Role[]): Permission =>
  Object.fromEntries(roles.map((role) => [role, THEIRS]))

const MANAGEMENT = everywhere('management')
export const MANAGERS = together(theirs('manager'), MANAGEMENT)
export const LEADS = together(theirs('supervisor'), MANAGERS)
/** Also the auditors: they look from outside the line, and change nothing else. */
export const OVERSEERS = together(LEADS, everywhere('auditor'))
/** Those who handle complaints: the ones of their departments. */
export const STAFF = together(theirs('agent'), LEADS)
export const CUSTOMER = everywhere('customer')
export const CUSTOMER_AND_STAFF = together(CUSTOMER, STAFF)
export const OPERATORS = together(everywhere('operator'), MANAGERS)
export const SYSTEM = everywhere('system')
/** Whoever a policy may ask to clear something: whom it does ask, the complaint says. */
export const CLEARERS = everywhere('agent', 'supervisor', 'manager', 'management', 'legal')
/** Also those who contribute to it. */
export const CONTRIBUTORS = also(STAFF, 'contributing')
/** Also whoever an escalation was delegated to. */
export const ANSWERING = also(STAFF, 'delegate')
/** Whoever has anything to do with it, those it is about too: what they know may be said. */
export const INVOLVED = also(STAFF, ...PARTS, 'about')
