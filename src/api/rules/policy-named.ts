import type { Policy } from '../../domain/policy/policy.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'

/** The policy that a path names. */
export function policyNamed({ policies }: Pick<Deps, 'policies'>, id: string): Policy {
  const policy = policies.get(id)
  if (!policy) throw new Problem('notFound', { detail: `There is no policy ${id}.` })
  return policy
}
