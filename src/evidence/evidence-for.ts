import path from 'node:path'
import { createBucketStore, type Bucket } from './bucket-store.ts'
import { createDirectoryStore } from './directory-store.ts'
import { createEvidence, type Evidence } from './evidence.ts'
import { scannerBy } from './scanner.ts'

type Settings = {
  /** Where files are kept; with a bucket, where they lie while they come in. */
  directory: string
  bucket?: Bucket | undefined
  limitBytes: number
  scanner: string | undefined
}

/** Keeps files as it was set; without settings none are kept. */
export function evidenceFor(settings: Settings | undefined): Evidence | undefined {
  if (settings === undefined) return undefined
  const { directory, bucket, limitBytes, scanner } = settings
  return createEvidence({
    store: bucket
      ? createBucketStore(bucket, path.join(directory, 'incoming'))
      : createDirectoryStore(directory),
    limitBytes,
    scanner: scanner === undefined ? undefined : scannerBy(scanner),
  })
}
