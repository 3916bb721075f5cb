import { jwtVerify, SignJWT, type JWTPayload } from 'jose'
import type { KeyRing } from '../../config/key-ring.ts'

/** What a cookie is for: one that was signed for something else is none. */
type Purpose = 'session' | 'sign-in'

/** What this system says to itself, by way of a browser that cannot change it. */
export type Signed = {
  sign(purpose: Purpose, content: JWTPayload): Promise<string>
  /** Nothing, where none of the keys has signed it for this. */
  read(purpose: Purpose, text: string): Promise<JWTPayload | undefined>
}

/** The first of the keys signs, all are recognised. */
export function signedBy(ring: KeyRing): Signed {
  const keys = ring.map((key) => new TextEncoder().encode(key))
  return {
    sign: (purpose, content) =>
      new SignJWT(content).setProtectedHeader({ alg: 'HS256' }).setAudience(purpose).sign(keys[0]!),
    async read(purpose, text) {
      for (const key of keys) {
        const found = await jwtVerify(text, key, { algorithms: ['HS256'], audience: purpose }).catch(
          () => undefined,
        )
        if (found) return found.payload
      }
      return undefined
    },
  }
}
