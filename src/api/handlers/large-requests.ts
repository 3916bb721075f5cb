import { setTimeout as delay } from 'node:timers/promises'
import { Problem } from '../problems/problem.ts'
import { OutcomeUnknown } from '../temporal.ts'

/** Smaller ones never wait: Temporal takes ten updates of a run at once. */
const LARGE_BYTES = 32 * 1024
/**
 * So much of large requests is under way to one complaint at once, or one request of any size. Whatever arrives together
 * goes through one workflow task and back, with what it makes of it: 4 MB are all that may.
 */
const BYTES_AT_ONCE = 1024 * 1024
/** A request waits for so long until others are through. */
const WAITS_MS = 5_000
/** What nobody has answered may still lie with Temporal, and go into the same task as what comes next. */
const UNKNOWN_FOR_MS = 60_000

/** Lets large requests to one complaint through one after another; each process of the API keeps a gate of its own. */
export class LargeRequests {
  readonly #underWay = new Map<string, number>()
  readonly #waiting = new Map<string, Set<() => void>>()

  readonly #waitsMs: number

  constructor(waitsMs = WAITS_MS) {
    this.#waitsMs = waitsMs
  }

  /** Carries out a request of so many bytes when there is room for it; thrown as a problem where there is none in time. */
  async pass<T>(complaintId: string, bytes: number, carryOut: () => Promise<T>): Promise<T> {
    if (bytes <= LARGE_BYTES) return carryOut()
    await this.#enter(complaintId, bytes)
    let keepsMs = 0
    try {
      return await carryOut()
    } catch (error) {
      if (error instanceof OutcomeUnknown) keepsMs = UNKNOWN_FOR_MS
      throw error
    } finally {
      if (keepsMs === 0) this.#leave(complaintId, bytes)
      else setTimeout(() => this.#leave(complaintId, bytes), keepsMs).unref()
    }
  }

  async #enter(complaintId: string, bytes: number): Promise<void> {
    const until = Date.now() + this.#waitsMs
    for (;;) {
      const before = this.#underWay.get(complaintId) ?? 0
      if (before === 0 || before + bytes <= BYTES_AT_ONCE) {
        this.#underWay.set(complaintId, before + bytes)
        return
      }
      if (Date.now() >= until) throw new Problem('tooMuchAtOnce')
      await this.#someoneLeft(complaintId, until - Date.now())
    }
  }

  async #someoneLeft(complaintId: string, withinMs: number): Promise<void> {
    const waiting = this.#waiting.get(complaintId) ?? new Set()
    this.#waiting.set(complaintId, waiting)
    const over = new AbortController()
    let wake = () => {}
    const woken = new Promise<void>((resolve) => {
      wake = resolve
    })
    waiting.add(wake)
    const late = delay(withinMs, undefined, { signal: over.signal }).catch(() => {})
    await Promise.race([woken, late])
    over.abort()
    waiting.delete(wake)
    if (waiting.size === 0) this.#waiting.delete(complaintId)
  }

  #leave(complaintId: string, bytes: number): void {
    const left = (this.#underWay.get(complaintId) ?? bytes) - bytes
    if (left > 0) this.#underWay.set(complaintId, left)
    else this.#underWay.delete(complaintId)
    for (const wake of this.#waiting.get(complaintId) ?? []) wake()
  }
}
