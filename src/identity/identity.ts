import type { Request } from 'express'
import { ConfigFault } from '../config/config.ts'
import type { Actor } from '../domain/command.ts'
import type { Admission } from './admission.ts'
import { callerWith } from './caller.ts'
import type { Said } from './sessions/sessions.ts'

/** Who is asking. Every event is bound to the person this yields; nothing in a body says who a person is. */
export type Identity = {
  /** Nothing, where nobody is named in a way that counts. */
  authenticate(request: Request): Promise<Admission>
  /** Who can be spoken as by a public token: the development users only, who are not in production. */
  trialUsers?: Readonly<Record<string, Actor>>
}

/** People for development and tests, by bearer token. */
export const DEVELOPMENT_USERS: Readonly<Record<string, Actor>> = {
  'agent-li': { id: 'li', role: 'agent', departments: ['service'] },
  'agent-chen': { id: 'chen', role: 'agent', departments: ['service'] },
  'agent-wang': { id: 'wang', role: 'agent', departments: ['workshop'] },
  'supervisor-zhao': { id: 'zhao', role: 'supervisor', departments: ['service'] },
  'manager-sun': { id: 'sun', role: 'manager', departments: ['service'] },
  'management-qian': { id: 'qian', role: 'management' },
  'operator-zhou': { id: 'zhou', role: 'operator' },
  'auditor-wu': { id: 'wu', role: 'auditor' },
  'legal-tang': { id: 'tang', role: 'legal' },
  'administrator-he': { id: 'he', role: 'administrator' },
  /** A website or an app that passes on what customers say. */
  portal: { id: 'portal', role: 'customer' },
}

/** The development users. Their tokens are public: in production this refuses to be made. */
export function developmentUsers({ isProduction }: { isProduction: boolean }) {
  if (isProduction)
    throw new ConfigFault('The development users are no identity for production: give the API another one.')
  const users = new Map(Object.entries(DEVELOPMENT_USERS))
  const userOf = (token: string) => {
    const user = users.get(token)
    return user && callerWith(user)
  }
  const callerBy = async (token: string): Promise<Admission> => {
    const user = userOf(token)
    return user && { ...user, by: 'token' }
  }
  const admit = async (said: Said) => ('trialUser' in said ? userOf(said.trialUser) : undefined)
  return { callerBy, admit, trialUsers: DEVELOPMENT_USERS }
}

/** They alone, without sessions and keys. */
export function developmentIdentity(by: { isProduction: boolean }): Identity {
  const { callerBy, trialUsers } = developmentUsers(by)
  return {
    trialUsers,
    async authenticate(request) {
      const token = bearerOf(request)
      return token === undefined ? undefined : callerBy(token)
    },
  }
}

export function bearerOf(request: Pick<Request, 'get'>): string | undefined {
  const [, token] = /^bearer +(\S+)$/i.exec(request.get('authorization') ?? '') ?? []
  return token
}
