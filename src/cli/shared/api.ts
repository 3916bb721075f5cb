import { readFileSync } from 'node:fs'
import { ConfigFault, type Config } from '../../config/config.ts'
import type { Scope } from '../../domain/access/scopes.ts'
import type { Language } from '../../domain/names.ts'
import { apiClient, runningUrl, type ApiClient } from '../../run/api-client.ts'
import { COMMANDS_SAY } from '../../run/commands-say.ts'

type Given = Pick<Config, 'dataDir' | 'isProduction' | 'apiKey' | 'apiKeyFile' | 'language'>

/** The API of a system, asked with the key or token of whoever runs the command; on a trial as a development user. */
export const apiFor = (config: Given, url: string | undefined): ApiClient =>
  apiClient(url ?? runningUrl(config), { token: tokenOf(config), language: config.language })

/** What a header can carry, and no more than one. */
const TOKEN = /^[\x21-\x7e]+$/

function tokenOf({ apiKey, apiKeyFile, isProduction, language }: Given): string | undefined {
  if (apiKey === undefined && apiKeyFile === undefined) {
    if (isProduction) throw new ConfigFault(COMMANDS_SAY.notSignedIn[language])
    return undefined
  }
  const token = (apiKey ?? textOf(apiKeyFile!, language)).trim()
  if (TOKEN.test(token)) return token
  const setting = apiKey === undefined ? 'API_KEY_FILE' : 'API_KEY'
  throw new ConfigFault(COMMANDS_SAY.noToken(setting)[language])
}

function textOf(file: string, language: Language): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigFault(COMMANDS_SAY.unreadable(file, (error as Error).message)[language], { cause: error })
  }
}

/** The scopes that a key needs for each command; where there is none, it takes the token of a person. */
export const SCOPES_OF = {
  import: 'import',
  'export clocks': 'complaints:read',
  'export ocel': 'export',
  'export complaints': 'complaints:read',
  'export file': undefined,
  'export pack': undefined,
  'calendar adopt': 'calendars',
  'policy adopt': 'policies',
  purge: 'purge',
  intake: 'complaints:create',
} as const satisfies Record<string, Scope | undefined>

/** For `--help`. */
export function signInHelp(command: keyof typeof SCOPES_OF): string {
  const scope = SCOPES_OF[command]
  const needed = scope
    ? `a key of the API with the scope ${scope}, or the token of a person who may`
    : 'the token of a person who may read the complaint'
  return `\nIt signs in with what API_KEY holds, or the file API_KEY_FILE: ${needed}. Outside production it can do without.`
}
