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
  EVIDENCE_BUCKET: setting(z.string().optional(), {
    description:
      'The bucket of an object store that speaks S3 in which files are kept in place of EVIDENCE_DIR, where they then lie only while they come in',
    readBy: ['api', 'worker'],
    otherwise: 'files are kept in EVIDENCE_DIR',
    example: 'yinuo-evidence',
  }),
  EVIDENCE_BUCKET_REGION: setting(z.string().default('us-east-1'), {
    description: 'The region of that bucket',
    readBy: ['api', 'worker'],
  }),
  EVIDENCE_BUCKET_ENDPOINT: setting(z.url({ protocol: /^https?$/ }).optional(), {
    description: 'Where that object store is',
    readBy: ['api', 'worker'],
    otherwise: 'AWS',
    example: 'https://oss-cn-shanghai.aliyuncs.com',
  }),
  EVIDENCE_BUCKET_KEY: setting(
    z
      .string()
      .regex(/^[^:]+:.+$/)
      .optional(),
    {
      description: 'Access key and secret key for that bucket, as `ID:SECRET`',
      readBy: ['api', 'worker'],
      secret: true,
      otherwise: "the environment's or the host's own (AWS_*, a role)",
    },
  ),
  EVIDENCE_MAX_MB: setting(z.coerce.number().int().min(1).max(10_000).default(100), {
    description: 'How large a file may be, in millions of bytes; in a bucket at most 5000',
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
