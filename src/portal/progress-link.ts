import { secretOf, type LookupKeys } from './lookup-secret.ts'

/**
 * Where customers read of their complaint. The page asks them to look it up before it shows it: what follows links
 * by itself, a mail scanner for one, sees nothing.
 */
export const progressLinkOf =
  (keys: LookupKeys, baseUrl: string) =>
  (complaintId: string, number: string): string => {
    const link = new URL('/progress', baseUrl)
    link.search = new URLSearchParams({ number, secret: secretOf(keys, complaintId) }).toString()
    return link.href
  }
