/** What a key of another system may be given to do. */
export const SCOPES = [
  'complaints:create',
  'complaints:read',
  'complaints:record',
  'import',
  'feed',
  'figures',
  'webhooks',
  'customers',
] as const
export type Scope = (typeof SCOPES)[number]
