import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow'
import type { Instant } from '../../domain/instant.ts'
import type { Bell } from './bell.ts'

/**
 * One lazy timer for everything that is due: moved only when something becomes earlier. One that rings too early
 * costs a look, moving it at every step would cost two events each.
 */
export class Alarm {
  #set: { at: Instant; scope: CancellationScope } | undefined
  readonly #bell: Bell

  constructor(bell: Bell) {
    this.#bell = bell
  }

  /** Rings one millisecond after the instant, for what is done at its due is in time. */
  setFor(at: Instant, summary: string): void {
    if (this.#set && this.#set.at <= at) return
    this.#set?.scope.cancel()
    const set = { at, scope: new CancellationScope() }
    this.#set = set
    set.scope
      .run(() => sleep(Math.max(1, at + 1 - Date.now()), { summary }))
      .then(
        () => {
          // A spent alarm keeps no later one from being set.
          if (this.#set === set) this.#set = undefined
          this.#bell.ring()
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error
        },
      )
  }
}
