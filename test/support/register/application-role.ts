import { randomBytes } from 'node:crypto'
import { bringUpToDate } from '../../../src/register/up-to-date.ts'
import { onServer } from '../run/database-server.ts'

/** A role that uses a register and does not own it, as production has one; its address. */
export async function applicationRole(ownerUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const role = `app_${randomBytes(6).toString('hex')}`
  await onServer(ownerUrl, `create role ${role} login password 'uses'`)
  const as = new URL(ownerUrl)
  ;[as.username, as.password] = [role, 'uses']
  await bringUpToDate(as.href, ownerUrl)
  const drop = async () => {
    await onServer(ownerUrl, `drop owned by ${role}`)
    await onServer(ownerUrl, `drop role ${role}`)
  }
  return { url: as.href, drop }
}
