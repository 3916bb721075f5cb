import type { Oidc } from '../config/sign-in.ts'
import { StaffRole } from '../directory/shapes.ts'

/** What an issuer says of a person, as far as it matters here. */
export type Claimed = {
  person: string
  /** Whether that is an e-mail address, and not the directory's id. */
  isEmail: boolean
  roles: readonly StaffRole[]
  /** Where; in all departments if left out. */
  departments?: readonly string[]
}

/** As long as the directory lets an id be, of what is printed. */
const PERSON = /^[^\p{Cc}\p{Zl}\p{Zp}]{1,120}$/u

/** Nothing, where the claims name no person, or one by an address that the issuer has not verified. */
export function claimedIn(claims: object, oidc: Oidc): Claimed | undefined {
  const named = claimAt(claims, oidc.person)
  if (typeof named !== 'string' || !PERSON.test(named)) return undefined
  const isEmail = oidc.person === 'email'
  if (isEmail && claimAt(claims, 'email_verified') !== true) return undefined
  return {
    person: isEmail ? named.toLowerCase() : named,
    isEmail,
    roles: textsIn(claimAt(claims, oidc.roles)).flatMap((value) => rolesCalled(value, oidc)),
    ...(oidc.departments !== undefined && { departments: textsIn(claimAt(claims, oidc.departments)) }),
  }
}

/** A value may stand for several roles; one that the map does not know may be a role's own name. */
function rolesCalled(value: string, { rolesMap }: Oidc): StaffRole[] {
  const mapped = rolesMap.flatMap(([called, role]) => (called === value ? [role] : []))
  if (mapped.length > 0) return mapped
  const { data } = StaffRole.safeParse(value)
  return data ? [data] : []
}

const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')

/** By a path; the name of a claim may itself have dots in it, as `https://example.com/roles` has. */
function claimAt(claims: unknown, path: string): unknown {
  if (typeof claims !== 'object' || claims === null) return undefined
  const fields = claims as Record<string, unknown>
  if (Object.hasOwn(fields, path)) return fields[path]
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const head = path.slice(0, dot)
    const found = Object.hasOwn(fields, head) ? claimAt(fields[head], path.slice(dot + 1)) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
