import { z } from 'zod'
import { setting } from '../setting.ts'

/** With what the commands that speak to the API sign in. */
export const commands = {
  API_KEY: setting(z.string().optional(), {
    description:
      'A key of the API (`POST /v1/api-keys`), or the token of a person. Which scopes a command needs its `--help` says, and docs/deployment.md',
    readBy: ['commands'],
    secret: true,
    otherwise: 'API_KEY_FILE; outside production the development users',
    example: 'yk_…',
  }),
  API_KEY_FILE: setting(z.string().optional(), {
    description: 'The file in which it stands instead',
    readBy: ['commands'],
    otherwise: 'API_KEY',
    example: '/run/secrets/yinuo-key',
  }),
}
