import { helpedWithin } from '../../register/portal/questions-helped.ts'
import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import type { Call, Reply } from '../route.ts'

export async function getQuestionsHelped(
  deps: Deps,
  { query }: Call<Contract['getQuestionsHelped']>,
): Promise<Reply> {
  const helped = await fromRegister(deps, ({ pool }) => helpedWithin(pool, query.days))
  const data = deps.published.questions.map(({ id, question }) => ({
    ...{ id, question, helped: helped.get(id) ?? 0 },
  }))
  return { body: { data: data.toSorted((one, other) => other.helped - one.helped) } }
}
