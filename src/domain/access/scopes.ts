/** What a key of another system may be given to do. */
export const SCOPES = [
  'complaints:create',
  'complaints:read',
  'complaints:record',
  'import',
  'export',
  'calendars',
  'policies',
  'purge',
  'feed',
  'figures',
  'webhooks',
  'customers',
  'mail',
  'messages',
] as const
export type Scope = (typeof SCOPES)[number]

/**
 * What these open is no single complaint's, or is limited in another way: a key for one is for all departments. Endpoints are
 * the firm's: whoever keeps them sees all there are and what each was sent, so nothing would be limited to a department.
 */
export const IN_ALL_DEPARTMENTS: readonly Scope[] = [
  ...([
    'import',
    'export',
    'calendars',
    'policies',
    'purge',
    'figures',
    'webhooks',
    'customers',
    'mail',
    'messages',
  ] as const),
]

/** Whether a key of these departments was given this scope: of a key of some, one for all of them counts for nothing. */
export const isGiven = (
  { scopes, departments }: { scopes: readonly Scope[]; departments?: readonly string[] | undefined },
  scope: Scope,
): boolean => scopes.includes(scope) && (departments === undefined || !IN_ALL_DEPARTMENTS.includes(scope))
