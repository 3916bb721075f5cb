import type { Complaint } from '../domain/complaint.ts'
import { letterSecretOf, type LookupKeys } from './lookup-secret.ts'

/**
 * Where customers read of their complaint. The page asks them to look it up before it shows it: what follows links
 * by itself, a mail scanner for one, sees nothing.
 */
export const progressLinkOf =
  (keys: LookupKeys, baseUrl: string) =>
  ({ id, slip: generation = 0 }: Pick<Complaint, 'id' | 'slip'>, number: string): string => {
    const link = new URL('/progress', baseUrl)
    const secret = letterSecretOf(keys, { id, generation })
    link.search = new URLSearchParams({ number, secret }).toString()
    return link.href
  }
