import { z } from 'zod'
import { SCOPES } from '../../domain/access/scopes.ts'
import { Name } from '../../domain/intake.ts'
import { Role } from '../../domain/policy/policy.ts'
import type { Route } from '../route.ts'

const Held = z.strictObject({
  role: Role,
  title: z.string().meta({ description: 'What the role is called, in the language of whoever asks.' }),
  departments: z.array(z.string()).nullable().meta({ description: 'Null: in all of them.' }),
  for: z.string().nullable().meta({ description: 'Whom they stand in for, if it is not their own.' }),
})

const Me = z
  .strictObject({
    id: z.string(),
    name: z.string().nullable().meta({ description: 'By the directory.' }),
    signedInBy: z.enum(['token', 'session', 'apiKey']),
    held: z.array(Held).meta({ description: 'Their own roles first, the highest first.' }),
    scopes: z.array(z.enum(SCOPES)).nullable().meta({ description: 'Of a key: what it is for.' }),
    temporalRuns: z.string().nullable().meta({
      description:
        "Where the Temporal UI lists the complaints' runs, if that is told: a run's own address is this and complaint%2F its id.",
    }),
  })
  .meta({ id: 'Me' })

/** Who somebody is here, and whose sessions are to end. */
export const meRoutes = {
  getMe: {
    method: 'get',
    path: '/v1/me',
    summary: 'Who I am here, and what I may act as',
    tag: 'Sign-in',
    status: 200,
    answer: Me,
    may: 'knowOneself',
  },
  revokeSessions: {
    method: 'post',
    path: '/v1/sessions/revoke',
    summary: 'Sign a person out wherever they are signed in',
    description:
      'In all browsers, at once here and within half a minute wherever else the API runs. They may sign in again, as ' +
      'long as the issuer and the directory let them; bearer tokens end by themselves, or with the person in the directory.',
    tag: 'Sign-in',
    body: z.strictObject({ person: Name }).meta({ id: 'SessionsRevoked' }),
    example: { person: 'wang' },
    status: 200,
    answer: z.strictObject({ person: z.string(), ended: z.number().int() }),
    may: 'manageKeys',
  },
} as const satisfies Record<string, Route>
