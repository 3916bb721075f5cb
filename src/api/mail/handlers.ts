import type { Contract } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../problems/problem.ts'
import type { Call, Reply, SentFile } from '../route.ts'
import { takeMail } from './take-mail.ts'

export async function bringMail(deps: Deps, { file, query }: Call<Contract['bringMail']>): Promise<Reply> {
  const bytes = await whole(file, deps.mail.limitBytes)
  return { body: await takeMail(deps, bytes, { from: query.envelopeFrom }) }
}

async function whole(file: SentFile | undefined, limitBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = []
  let bytes = file?.declaredBytes ?? 0
  if (bytes > limitBytes) throw new Problem('tooLarge')
  bytes = 0
  for await (const piece of file?.bytes ?? []) {
    bytes += piece.length
    if (bytes > limitBytes) throw new Problem('tooLarge')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
