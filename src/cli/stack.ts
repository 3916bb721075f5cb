/** Something that was started and is to be stopped; `kill` is for the impatient. */
export type Part = { name: string; stop(): Promise<void>; kill?(): void }

export type Stack = ReturnType<typeof createStack>

const stopWithinMs = 20_000

/** What was started, to be stopped in the reverse order, also if only half of it has been started yet. */
export function createStack(say: (line: string) => void) {
  const parts: Part[] = []
  let stopping: Promise<void> | undefined

  const stopOne = async ({ name, stop, kill }: Part) => {
    const late = AbortSignal.timeout(stopWithinMs)
    const tooLate = new Promise<never>((_, reject) => {
      late.addEventListener('abort', () => reject(new Error(`not stopped after ${stopWithinMs / 1000} s`)))
    })
    try {
      await Promise.race([stop(), tooLate])
    } catch (error) {
      say(`${name}: ${(error as Error).message}`)
      kill?.()
    }
  }
  const stopAll = async () => {
    for (let part = parts.pop(); part; part = parts.pop()) await stopOne(part)
  }

  return {
    /** If everything is being stopped already, the newcomer is stopped at once. */
    async add(part: Part): Promise<void> {
      if (!stopping) parts.push(part)
      else {
        await stopOne(part)
        throw new Error(`${part.name} was stopped while starting.`)
      }
    },
    stopAll(): Promise<void> {
      stopping ??= stopAll()
      return stopping
    },
    killAll(): void {
      for (const { kill } of parts) kill?.()
    },
  }
}
