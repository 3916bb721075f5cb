import { access, constants, statfs } from 'node:fs/promises'
import { reachBucket } from '../../evidence/bucket-store.ts'
import type { Config } from '../../config/config.ts'
import { bad, good, messageOf, warning, type Finding } from './finding.ts'
import { SAYS } from './words.ts'

/** So many of the largest files should still have room. */
const LARGEST = 100

/** Whether the files that are brought as evidence can be kept. */
export async function lookAtFiles({ evidence }: Pick<Config, 'evidence'>): Promise<Finding> {
  if (!evidence) return warning('files', SAYS.noFiles, SAYS.mendNoFiles)
  const { directory, bucket, limitBytes } = evidence
  try {
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK)
    if (bucket) {
      await reachBucket(bucket)
      return good('files', SAYS.reached(bucket.name))
    }
    const { bavail, bsize } = await statfs(directory)
    const free = bavail * bsize
    const said = SAYS.roomLeft(directory, Math.floor(free / 1e6))
    return free < LARGEST * limitBytes ? warning('files', said, SAYS.mendRoom) : good('files', said)
  } catch (error) {
    return bad('files', SAYS.as(messageOf(error)), bucket ? SAYS.mendBucket : SAYS.mendFiles)
  }
}
