import { inTime } from '../within.ts'

/** Something that was started and is to be stopped; `kill` is for the impatient. */
export type Part = { name: string; stop(): Promise<void>; kill?(): void }

export type Stack = ReturnType<typeof createStack>

const stopWithinMs = 20_000

/** What was started, to be stopped in the reverse order, also if only half of it has been started yet. */
export function createStack(say: (line: string) => void) {
  const parts: Part[] = []
  let stopping: Promise<void> | undefined

  const stopOne = async (part: Part) => {
    const { name, stop } = part
    try {
      await inTime(stopWithinMs, stop(), new Error(`not stopped after ${stopWithinMs / 1000} s`))
    } catch (error) {
      say(`${name}: ${(error as Error).message}`)
      killOne(part)
    }
  }
  const stopAll = async () => {
    // A part leaves the list when it has stopped, so that killing reaches the one that will not.
    for (let part = parts.at(-1); part; part = parts.at(-1)) {
      await stopOne(part)
      parts.pop()
    }
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
      for (const part of parts) killOne(part)
    },
  }
}

/** It may have ended in this very moment. */
function killOne({ kill }: Part): void {
  try {
    kill?.()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
