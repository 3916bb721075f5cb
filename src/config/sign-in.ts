import { z } from 'zod'
import { StaffRole } from '../directory/shapes.ts'
import { keyRing } from './key-ring.ts'
import { setting } from './setting.ts'

/** `value=role`, apart by commas: what the issuer calls those who have a role here. */
const rolesMap = z
  .string()
  .transform((text) => text.split(',').map((pair) => pair.trim().split(/=(?=[^=]*$)/)))
  .pipe(z.array(z.tuple([z.string().trim().min(1), z.string().trim().pipe(StaffRole)])))

/** What the environment says of who people are. */
export const SIGN_IN = {
  OIDC_ISSUER: setting(z.url({ protocol: /^https?$/ }).optional(), {
    description: 'Issuer of the identities (OpenID Connect), as its discovery document names it',
    readBy: ['api'],
    neededBy: ['api'],
    neededIn: 'production',
    otherwise: 'the development users, whose tokens are public',
    example: 'https://login.example.com/realms/firm',
  }),
  OIDC_CLIENT_ID: setting(z.string().optional(), {
    description: 'What the issuer knows this system as',
    readBy: ['api'],
    neededBy: ['api'],
    neededIn: 'production',
    neededWith: 'OIDC_ISSUER',
    example: 'complaints',
  }),
  OIDC_CLIENT_SECRET: setting(z.string().optional(), {
    description: 'With what the pages prove that to the issuer',
    readBy: ['api'],
    secret: true,
    otherwise: 'a public client',
  }),
  OIDC_AUDIENCE: setting(z.string().optional(), {
    description:
      'Whom access tokens have to be for (`aud`): a name of this API at the issuer, other than OIDC_CLIENT_ID where it lets you choose',
    readBy: ['api'],
    neededBy: ['api'],
    neededIn: 'production',
    neededWith: 'OIDC_ISSUER',
    example: 'complaints-api',
  }),
  OIDC_PERSON_CLAIM: setting(z.string().default('sub'), {
    description: 'The claim that is the id of a person in the directory; `email` is held against e-mails',
    readBy: ['api'],
  }),
  OIDC_ROLES_CLAIM: setting(z.string().default('roles'), {
    description: 'The claim with the roles of a person, a path like realm_access.roles',
    readBy: ['api'],
  }),
  OIDC_ROLES_MAP: setting(rolesMap.default([]), {
    description: 'Which of its values is which role, `value=role` apart by commas',
    readBy: ['api'],
    otherwise: 'a value is the role of the same name',
    example: 'complaints-agent=agent,complaints-lead=supervisor',
  }),
  OIDC_DEPARTMENTS_CLAIM: setting(z.string().optional(), {
    description: 'The claim with the departments in which a person has their roles',
    readBy: ['api'],
    otherwise: 'all',
    example: 'departments',
  }),
  TRIAL_ISSUER: setting(z.stringbool().default(false), {
    description:
      'Whether this is a trial: then the issuer, and CUSTOMER_JWKS_URL, may be http in production too, if they are on this machine',
    readBy: ['api'],
    otherwise: 'no',
    example: 'true',
  }),
  SESSION_KEYS: setting(keyRing.optional(), {
    description: 'Keys of the cookies of who is signed in: the first signs, all are recognised',
    readBy: ['api'],
    neededBy: ['api'],
    neededIn: 'production',
    secret: true,
    otherwise: 'passing ones',
  }),
}

/** Who says who people are, and how to read it. */
export type Oidc = {
  issuer: string
  clientId: string
  clientSecret?: string
  /** Whom access tokens are for; ID tokens are for the client. */
  audience: string
  /** The claim with a person's id. */
  person: string
  roles: string
  rolesMap: readonly (readonly [value: string, role: StaffRole])[]
  departments?: string
}

type Env = z.output<z.ZodObject<typeof SIGN_IN>>

/** Nothing, where no issuer is named. */
export function oidcOf(env: Env): Oidc | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId = '', OIDC_AUDIENCE: audience = '' } = env
  const { OIDC_CLIENT_SECRET: clientSecret } = env
  if (issuer === undefined) return undefined
  return {
    ...{ issuer, clientId, audience },
    ...(clientSecret !== undefined && { clientSecret }),
    ...{ person: env.OIDC_PERSON_CLAIM, roles: env.OIDC_ROLES_CLAIM, rolesMap: env.OIDC_ROLES_MAP },
    ...(env.OIDC_DEPARTMENTS_CLAIM !== undefined && { departments: env.OIDC_DEPARTMENTS_CLAIM }),
  }
}
