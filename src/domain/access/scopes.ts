/** What a key of another system may be given to do. */
export const SCOPES = [
  'complaints:create',
  'complaints:read',
  'complaints:record',
  'import',
  'export',
  'calendars',
  'purge',
  'feed',
  'figures',
  'webhooks',
  'customers',
] as const
export type Scope = (typeof SCOPES)[number]

/** What these open is no single complaint's, or is limited in another way: a key for one is for all departments. */
export const IN_ALL_DEPARTMENTS: readonly Scope[] = [
  ...(['import', 'export', 'calendars', 'purge', 'figures', 'webhooks', 'customers'] as const),
]
