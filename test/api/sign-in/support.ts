import { Client } from '@temporalio/client'
import type { SignIn } from '../../../src/identity/identity-for.ts'
import { loadDirectory, readDirectoryFile } from '../../../src/directory/load-directory.ts'
import { freshRegister } from '../../support/register/fresh-register.ts'
import { testApi } from '../../support/product.ts'
import { realServer } from '../../support/temporal/servers.ts'

export const SESSION_KEYS = ['k'.repeat(64)] as const

/** The API with the directory of the development users, on a register of its own. */
export async function signedInAt(signIn: SignIn = {}) {
  const house = await freshRegister()
  const file = readDirectoryFile('policies/directory/directory.json')
  await loadDirectory(house.pool, file, { id: 'start', role: 'system' })
  const server = await realServer()
  const client = new Client({ connection: server.connection })
  const api = await testApi({
    client,
    pool: house.pool,
    signIn: { sessionKeys: [...SESSION_KEYS], ...signIn },
  })
  const close = async () => {
    await api.close()
    await server.stop()
    await house.close()
  }
  return { house, url: api.url, close }
}
export type SignedInAt = Awaited<ReturnType<typeof signedInAt>>
