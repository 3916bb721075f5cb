import { z } from 'zod'
import { setting } from '../setting.ts'

/** The files that are brought as evidence. */
export const evidence = {
  EVIDENCE_DIR: setting(z.string().optional(), {
    description:
      'The directory in which files brought as evidence are kept, the same one for every API and worker (docs/evidence.md)',
    readBy: ['api', 'worker'],
    otherwise: 'in DATA_DIR; in production no files are taken',
    example: '/var/lib/yinuo/evidence',
    fixedInContainers: true,
  }),
  EVIDENCE_MAX_MB: setting(z.coerce.number().int().min(1).max(10_000).default(100), {
    description: 'How large a file may be, in millions of bytes',
    readBy: ['api'],
  }),
  EVIDENCE_SCANNER: setting(z.string().optional(), {
    description:
      'A command that is given the path of a file before it is kept: its exit code is 0 where the file is safe, 1 where it is not',
    readBy: ['api'],
    otherwise: 'nothing is scanned',
    example: 'clamdscan --no-summary --fdpass',
  }),
}
