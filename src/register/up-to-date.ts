import { migrate } from './migrate.ts'
import { grantRights } from './rights.ts'

const roleIn = (url: string): string => decodeURIComponent(new URL(url).username)

/**
 * Brings the register up to date by its owner. Where the processes come as another role, that one is given what they
 * need: it cannot change tables, nor what was written to stay.
 */
export async function bringUpToDate(databaseUrl: string, ownerUrl: string = databaseUrl): Promise<void> {
  await migrate(ownerUrl)
  const role = roleIn(databaseUrl)
  if (role !== roleIn(ownerUrl)) await grantRights(ownerUrl, role)
}
