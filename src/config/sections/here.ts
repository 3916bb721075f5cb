import { z } from 'zod'
import { setting } from '../setting.ts'

/** What matters on a developer's machine, and to the image when it is built. */
export const here = {
  DATA_DIR: setting(z.string().default('.data'), {
    description: 'Where the embedded servers keep their data; unused in production',
    readBy: ['api', 'worker'],
    fixedInContainers: true,
  }),
  TEMPORAL_CLI_PATH: setting(z.string().optional(), {
    description: 'Temporal CLI for the embedded server',
    readBy: [],
    otherwise: 'the one on the PATH, or a fetched one',
  }),
  YINUO_CACHE: setting(z.string().optional(), {
    description: "Where fetched servers are kept, and the workflows' code that workers read",
    readBy: ['worker'],
    otherwise: '`yinuo` in XDG_CACHE_HOME',
    fixedInContainers: true,
  }),
  XDG_CACHE_HOME: setting(z.string().optional(), {
    description: 'Used if YINUO_CACHE is not set',
    readBy: ['worker'],
    otherwise: '`~/.cache`',
    fixedInContainers: true,
  }),
}
