import { configOf, languageOf, type Config } from './config.ts'
import type { Process } from './setting.ts'

/**
 * The settings of this process: those of the API, a worker or the migration, or all for a command. Only what a person
 * starts asks for them; everything else is handed its own.
 */
export const loadConfig = (reader?: Process): Config => configOf(process.env, reader)

export const loadLanguage = () => languageOf(process.env)
