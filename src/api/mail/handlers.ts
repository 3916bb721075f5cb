import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { wholeOf } from '../incoming.ts'
import type { Call, Reply } from '../route.ts'
import { takeMail } from './take-mail.ts'

export async function bringMail(deps: Deps, { file, query }: Call<Contract['bringMail']>): Promise<Reply> {
  const bytes = await wholeOf(file, deps.mail.limitBytes)
  return { body: await takeMail(deps, bytes, { isNullSender: query.nullSender }) }
}
