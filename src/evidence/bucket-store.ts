import type * as S3 from '@aws-sdk/client-s3'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { incomingIn, type Incoming } from './incoming.ts'
import { digestIn, digestNowBy, nameOf, type EvidenceStore } from './store.ts'

/** A bucket of an object store that speaks S3. Without keys the environment or the host's role says who asks. */
export type Bucket = {
  name: string
  region: string
  /** Where it is, if not with AWS. */
  endpoint?: string
  keys?: { accessKeyId: string; secretAccessKey: string }
}

/** Of silence: a large file may take longer. */
const PATIENCE = { connectionTimeout: 5_000, socketTimeout: 60_000 }

/**
 * Files in a bucket that every API and worker shares. What comes in lies on this host until it is whole and looked at; the
 * bucket takes it at once or not at all, and only if it has the digest that it is named by.
 */
export function createBucketStore(bucket: Bucket, incoming: string): EvidenceStore {
  const placeOf = (digest: string) => ({ Bucket: bucket.name, Key: nameOf(digest) })
  const asked = clientOf(bucket)
  const read = async (digest: string): Promise<Readable | undefined> => {
    const { s3, client } = await asked()
    const found = await unlessMissing(client.send(new s3.GetObjectCommand(placeOf(digest))))
    return found?.Body as Readable | undefined
  }
  return {
    ...incomingIn(incoming),
    async keep({ digest, bytes, path: written }: Incoming): Promise<void> {
      const { s3, client } = await asked()
      const ChecksumSHA256 = Buffer.from(digest, 'hex').toString('base64')
      await sent(written, (Body, abortSignal) => {
        const content = { Body, ContentLength: bytes, ChecksumSHA256 }
        return client.send(new s3.PutObjectCommand({ ...placeOf(digest), ...content }), { abortSignal })
      })
    },
    read,
    digestNow: digestNowBy(read),
    async remove(digest): Promise<void> {
      const { s3, client } = await asked()
      await client.send(new s3.DeleteObjectCommand(placeOf(digest)))
    },
    async lengthOf(digest) {
      const { s3, client } = await asked()
      const found = await unlessMissing(client.send(new s3.HeadObjectCommand(placeOf(digest))))
      // The answer has no words: it may be the bucket that is not there.
      if (!found) await client.send(new s3.HeadBucketCommand({ Bucket: bucket.name }))
      return found?.ContentLength
    },
    async *kept() {
      const { s3, client } = await asked()
      for await (const { Contents = [] } of s3.paginateListObjectsV2({ client }, { Bucket: bucket.name }))
        yield Contents.flatMap(fileIn)
    },
  }
}

/** Sends what lies in a file; whichever fails, reading or sending, ends the other. */
async function sent(
  file: string,
  send: (content: Readable, signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const content = createReadStream(file)
  const ended = new AbortController()
  try {
    await Promise.race([
      send(content, ended.signal),
      once(content, 'error').then(([error]) => Promise.reject(error as Error)),
    ])
  } finally {
    ended.abort()
    content.destroy()
  }
}

function fileIn({ Key = '', LastModified }: S3._Object) {
  const digest = digestIn(Key)
  return digest === undefined ? [] : [{ digest, since: LastModified?.getTime() ?? Infinity }]
}

/** Whether a bucket answers whoever asks with these keys; throws what is amiss. */
export async function reachBucket(bucket: Bucket): Promise<void> {
  const { s3, client } = await clientOf(bucket)()
  await client.send(new s3.HeadBucketCommand({ Bucket: bucket.name }))
}

type Sdk = typeof S3

/** Brought in when it is first needed: who keeps files in a directory does not pay for it. */
function clientOf({ region, endpoint, keys }: Bucket): () => Promise<{ s3: Sdk; client: S3.S3Client }> {
  let made: Promise<{ s3: Sdk; client: S3.S3Client }> | undefined
  const make = async () => {
    const s3 = await import('@aws-sdk/client-s3')
    const client = new s3.S3Client({
      region,
      // Other object stores know their buckets by the path.
      ...(endpoint && { endpoint, forcePathStyle: true }),
      ...(keys && { credentials: keys }),
      requestHandler: PATIENCE,
      // What comes with each request is the SHA-256 of the file itself.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    })
    return { s3, client }
  }
  return () => (made ??= make())
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found
  } catch (error) {
    const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } }
    if (name === 'NoSuchKey' || (name === 'NotFound' && $metadata?.httpStatusCode === 404)) return undefined
    throw error
  }
}
