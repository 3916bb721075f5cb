import { ConfigFault } from '../config/config.ts'
import type { Language } from '../domain/names.ts'
import { faultText } from '../words/sentences/fault-text.ts'

// How a process that failed says why: 2 where a setting is missing or wrong, so that nothing starts it again, otherwise 1.

const codeOf = (error: unknown): number => (error instanceof ConfigFault ? 2 : 1)

/**
 * What a process is made of by its settings, read before anything is connected: what is wrong with it is told in a
 * sentence, and not tried again.
 */
export function atFirst<T>(language: Language, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof ConfigFault || !(error instanceof Error)) throw error
    throw new ConfigFault(faultText(error, language), { cause: error })
  }
}

/** Whether a process is only to look at its settings, and end. */
export const isToCheck = (): boolean => process.argv[2] === 'check'

/** Runs a service. What it failed of is told with its stack; connections it has opened do not keep it alive. */
export async function runService(main: () => Promise<void>): Promise<void> {
  await main().catch((error: unknown) => {
    console.error(error instanceof ConfigFault ? error.message : error)
    process.exit(codeOf(error))
  })
}

/** Runs a command, which says in a sentence why it failed, in the language of whoever runs it. */
export async function runCommand(
  language: Language,
  run: () => Promise<unknown>,
  textOf: (error: unknown, language: Language) => unknown = faultText,
): Promise<void> {
  await run().catch((error: unknown) => {
    console.error(textOf(error, language))
    process.exitCode = codeOf(error)
  })
}
