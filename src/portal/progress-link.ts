import type { Complaint } from '../domain/complaint.ts'
import { addressKey } from '../domain/notices/contacts.ts'
import { addressSecretOf, letterSecretOf, type LookupKeys } from './lookup-secret.ts'

/**
 * Where customers read of their complaint, told to an address: it is good as long as that is theirs. The page asks them to
 * look it up before it shows it: what follows links by itself, a mail scanner for one, sees nothing. `opensAll`: of
 * everything that was told from that address.
 */
export const progressLinkOf =
  (keys: LookupKeys, baseUrl: string) =>
  (
    { id, slip: generation = 0 }: Pick<Complaint, 'id' | 'slip'>,
    { number, address, opensAll }: { number: string; address: string | undefined; opensAll?: boolean },
  ): string => {
    const link = new URL('/progress', baseUrl)
    const secretIn = opensAll ? addressSecretOf : letterSecretOf
    const secret = secretIn(keys, { id, generation, address: addressKey(address) })
    link.search = new URLSearchParams({ number, secret }).toString()
    return link.href
  }
