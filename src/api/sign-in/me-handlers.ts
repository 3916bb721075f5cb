import { ROLES } from '../../words/people.ts'
import { wordIn } from '../../words/vocabulary.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { runsAt } from '../pages/temporal-ui.ts'
import { fromRegister } from '../from-register.ts'
import type { Call, Reply } from '../route.ts'

/** It asks the register for nothing: with the register away people still know who they are. */
export async function getMe(
  deps: Deps,
  { caller, language = 'en' }: Call<Contract['getMe']>,
): Promise<Reply> {
  const { id, held, scopes = null, by: signedInBy = 'token' } = caller
  const known = await deps.directory({ orLast: true })
  const name = known?.people.find((person) => person.id === id)?.name ?? null
  const roles = held.map(({ role, departments = null, for: whom = null }) => ({
    ...{ role, title: wordIn(ROLES, role, language), departments, for: whom },
  }))
  const temporalRuns = deps.temporalUi ? runsAt(deps.temporalUi) : null
  return { body: { id, name, signedInBy, held: roles, scopes, temporalRuns } }
}

export async function revokeSessions(
  deps: Deps,
  { by, body: { person } }: Call<Contract['revokeSessions']>,
): Promise<Reply> {
  const ended = await fromRegister(deps, () => deps.signIn.sessions.endAllOf({ person, by: by.id }))
  return { body: { person, ended } }
}
