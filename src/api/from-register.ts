import type { Deps } from './deps.ts'
import { Problem } from './problems/problem.ts'

/** How the register is reached: `pool`, and the register on it, for what is quick, `slow` for what may take long. */
export type Reached = Pick<Deps, 'pool' | 'slow' | 'register'>

/** A read of the register. When the database is away that is no fault of ours; a wrong query is. */
export async function fromRegister<T>(deps: Deps, read: (by: Reached) => Promise<T>): Promise<T> {
  try {
    return await read(deps)
  } catch (error) {
    if (!isAway(error)) throw error
    deps.logger.warn({ reason: (error as Error).message }, 'the register cannot be read')
    throw new Problem('registerUnavailable')
  }
}

/** Database errors have a class; what comes from the network or from a timeout has none that tells of a mistake. */
const MISTAKES = /^(22|23|42)/

function isAway(error: unknown): boolean {
  if (!(error instanceof Error) || error.name === 'InvalidCursor' || error instanceof TypeError) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return !MISTAKES.test(code)
}
