import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { ApiClient } from '../../run/api-client.ts'

type Query = Readonly<Record<string, string | undefined>>
type Wanted = { path: string; query: Query; out?: string | undefined }

/** Saves an answer of the API. */
export async function download(api: ApiClient, { path, query, out }: Wanted): Promise<void> {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const bytes = api.bytes(`${path}?${new URLSearchParams(given).toString()}`)
  await save(bytes, out)
  if (out !== undefined) console.error(`${out} is complete.`)
}

/** Writes to a file, or to stdout. The file has its name only when it is whole. */
export async function save(
  bytes: AsyncIterable<Uint8Array> | Iterable<string>,
  out: string | undefined,
): Promise<void> {
  if (out === undefined) return pipeline(bytes, process.stdout, { end: false })
  const draft = `${out}.part`
  try {
    await pipeline(bytes, createWriteStream(draft))
    await rename(draft, out)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
