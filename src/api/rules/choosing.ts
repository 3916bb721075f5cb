import type { Scope } from '../../domain/access/scopes.ts'
import type { Actor } from '../../domain/command.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { mayAs } from '../../identity/caller.ts'
import { Problem } from '../problems/problem.ts'

/** Who names a policy, and if it is another system, what its key is for. */
export type Choosing = { by: Actor; scopes?: readonly Scope[] | undefined }

/** Whether they may name it, instead of having the kind decide: the policy says who, or else the table of who may what. */
export const mayChoose = ({ by, scopes }: Choosing, { choosableBy }: Pick<Policy, 'choosableBy'>): boolean =>
  choosableBy?.includes(by.role) ?? mayAs(by, 'choosePolicy', scopes)

export function refuseUnchoosable(choosing: Choosing, policy: Policy): void {
  if (mayChoose(choosing, policy)) return
  throw new Problem('forbidden', { detail: `The policy ${policy.id} is not yours to choose.` })
}
