import type { Bounce } from '../../mail/bounce.ts'
import { recordCameBack } from '../../register/notices/came-back.ts'
import type { Deps } from '../deps.ts'
import { fromRegister } from '../from-register.ts'
import { Problem } from '../problems/problem.ts'
import { letterNamed } from './answered.ts'

/**
 * Holds a bounce against the letter of ours that it is of. With the register away it has to come again, and while that
 * letter is under way, for it is not on record yet that it was sent; of any other letter it says nothing.
 */
export async function noteBounce(deps: Deps, { message, failed }: Bounce): Promise<void> {
  const letterId = letterNamed(message)
  if (letterId === undefined) return
  const postings = await fromRegister(deps, ({ pool }) =>
    recordCameBack(pool, { letterId, failed }, deps.now()),
  )
  if (postings === 'underWay') throw new Problem('notYet')
  if (postings > 0) deps.logger.info({ letter: letterId, postings }, 'a letter came back')
}
