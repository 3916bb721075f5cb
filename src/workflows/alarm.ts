import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow'
import type { Instant } from '../domain/instant.ts'

/**
 * One lazy timer for everything that is due: moved only when something becomes earlier. One that rings too early
 * costs a look, moving it at every step would cost two events each.
 */
export class Alarm {
  #set: { at: Instant; rang: boolean; scope: CancellationScope } | undefined

  /** Rings one millisecond after the instant, for what is done at its due is in time. */
  setFor(at: Instant, summary: string): void {
    if (this.#set && this.#set.at <= at) return
    this.#set?.scope.cancel()
    const set = { at, rang: false, scope: new CancellationScope() }
    this.#set = set
    set.scope
      .run(() => sleep(Math.max(1, at + 1 - Date.now()), { summary }))
      .then(
        () => {
          set.rang = true
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error
        },
      )
  }

  get rang(): boolean {
    return this.#set?.rang === true
  }

  /** A spent alarm must be cleared, or its loop would never wait again. */
  clear(): void {
    if (this.#set?.rang) this.#set = undefined
  }
}
