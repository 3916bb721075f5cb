import { configOf, type Config } from './config.ts'

/** The settings of this process. Only what a person starts asks for them; everything else is handed its own. */
export const loadConfig = (): Config => configOf(process.env)
