import { within } from '../../within.ts'
import { Problem } from '../problems/problem.ts'
import { OutcomeUnknown } from './temporal.ts'

/** Smaller ones never wait: Temporal takes ten updates of a run at once. */
const LARGE_BYTES = 32 * 1024
/**
 * So much of large requests is under way to one complaint at once, or one request of any size. Whatever arrives together
 * goes through one workflow task and back, with what it makes of it: 4 MB are all that may.
 */
const BYTES_AT_ONCE = 1024 * 1024
/** A request waits for so long until others are through. */
const WAITS_MS = 5_000
/** What is not answered yet may still lie with Temporal, and go into the same task as what comes next. */
const UNKNOWN_FOR_MS = 60_000

type Passing = { id: string; updateId: string; bytes: number }

/** Lets large requests to one complaint through one after another; each process of the API keeps a gate of its own. */
export class LargeRequests {
  /** By complaint, and by update: asked again the same one takes no room of its own. */
  readonly #underWay = new Map<string, Map<string, number>>()
  readonly #waiting = new Map<string, Set<() => void>>()

  readonly #waitsMs: number

  constructor(waitsMs = WAITS_MS) {
    this.#waitsMs = waitsMs
  }

  /** Carries out a request of so many bytes when there is room for it; thrown as a problem where there is none in time. */
  async pass<T>({ id, updateId, bytes }: Passing, carryOut: () => Promise<T>): Promise<T> {
    if (bytes <= LARGE_BYTES || this.#underWay.get(id)?.has(updateId)) return carryOut()
    await this.#enter({ id, updateId, bytes })
    let keepsMs = 0
    try {
      return await carryOut()
    } catch (error) {
      if (error instanceof OutcomeUnknown) keepsMs = UNKNOWN_FOR_MS
      throw error
    } finally {
      if (keepsMs === 0) this.#leave(id, updateId)
      else setTimeout(() => this.#leave(id, updateId), keepsMs).unref()
    }
  }

  async #enter({ id, updateId, bytes }: Passing): Promise<void> {
    const until = Date.now() + this.#waitsMs
    for (;;) {
      const passing = this.#underWay.get(id) ?? new Map<string, number>()
      const before = [...passing.values()].reduce((sum, one) => sum + one, 0)
      if (before === 0 || before + bytes <= BYTES_AT_ONCE) {
        this.#underWay.set(id, passing.set(updateId, bytes))
        return
      }
      if (Date.now() >= until) throw new Problem('tooMuchAtOnce')
      await this.#someoneLeft(id, until - Date.now())
    }
  }

  async #someoneLeft(id: string, withinMs: number): Promise<void> {
    const waiting = this.#waiting.get(id) ?? new Set()
    this.#waiting.set(id, waiting)
    let wake = () => {}
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    waiting.add(wake)
    await within(withinMs, woken)
    waiting.delete(wake)
    if (waiting.size === 0) this.#waiting.delete(id)
  }

  #leave(id: string, updateId: string): void {
    const passing = this.#underWay.get(id)
    passing?.delete(updateId)
    if (passing?.size === 0) this.#underWay.delete(id)
    for (const wake of this.#waiting.get(id) ?? []) wake()
  }
}
