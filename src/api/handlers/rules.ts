import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply } from '../route.ts'

export const listPolicies = async ({ policies }: Deps): Promise<Reply> => ({
  body: { data: [...policies.values()] },
})

export async function getPolicy({ policies }: Deps, call: Call<Contract['getPolicy']>): Promise<Reply> {
  const { id } = call.params
  const policy = policies.get(id)
  if (!policy) throw new Problem('notFound', { detail: `There is no policy ${id}.` })
  return { body: policy }
}

export const listCalendars = async ({ calendars }: Deps): Promise<Reply> => ({
  body: { data: [...calendars.values()] },
})
