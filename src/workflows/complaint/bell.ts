/**
 * Something to wait for. Whoever waits goes on in the same call into the sandbox; a `condition` would cost two more
 * such calls each time, and they are what a workflow task is made of.
 */
export class Bell {
  #waiting: (() => void)[] = []

  ring(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const goOn of waiting) goOn()
  }

  heard(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
