import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Fault } from './fault.ts'
import { letterDigest, type WrittenLetter } from './letter.ts'

type Row = Omit<WrittenLetter, 'subject' | 'body'> & {
  id: number
  subject: string | null
  body: string | null
  salt: string | null
  digest: string
  isErased: boolean
  day: string | null
}

const PAGE = 5_000

/**
 * Holds each letter against its digest, and the chain of letters against those of each day. Gives the chain of each day
 * as it was worked out: the daily root is made over it.
 */
export async function faultsOfLetters(
  client: PoolClient,
  onFault: (fault: Fault) => void,
): Promise<ReadonlyMap<string, string>> {
  const days = await digestsByDay(client, onFault)
  const { rows: roots } = await client.query<{ day: string; chain: string; letters: number }>(
    `select to_char(day, 'YYYY-MM-DD') as day, encode(chain, 'hex') as chain, letters from letter_root order by day`,
  )
  const chains = new Map<string, string>()
  let previous = ''
  for (const { day, chain, letters } of roots) {
    const all = days.get(day) ?? []
    const worked = createHash('sha256').update(Buffer.from(previous, 'hex'))
    for (const digest of all) worked.update(Buffer.from(digest, 'hex'))
    if (worked.digest('hex') !== chain || all.length !== letters) onFault({ day, what: 'wrongLetters' })
    chains.set(day, chain)
    days.delete(day)
    previous = chain
  }
  for (const day of days.keys()) onFault({ day, what: 'wrongLetters' })
  return chains
}

async function digestsByDay(
  client: PoolClient,
  onFault: (fault: Fault) => void,
): Promise<Map<string, string[]>> {
  const days = new Map<string, string[]>()
  for await (const letter of lettersIn(client)) {
    const { complaintId, day, digest, isErased } = letter
    const what = wrongWith(letter)
    if (what) onFault({ complaintId, what: isErased ? 'notErased' : what })
    if (day === null) continue
    const known = days.get(day)
    if (known) known.push(digest)
    else days.set(day, [digest])
  }
  return days
}

function wrongWith({ subject, body, salt, digest, isErased, ...letter }: Row): 'letterChanged' | undefined {
  if (isErased) return subject === null && body === null && salt === null ? undefined : 'letterChanged'
  if (subject === null || body === null || salt === null) return 'letterChanged'
  const own = letterDigest({ ...letter, subject, body }, Buffer.from(salt, 'hex'))
  return own === digest ? undefined : 'letterChanged'
}

async function* lettersIn(client: PoolClient): AsyncGenerator<Row> {
  for (let after = 0; ;) {
    const { rows }: { rows: Row[] } = await client.query<Row>(
      `select l.id, l.complaint_id as "complaintId", l.recipient, l.letter_id as "letterId", l.channel, l.language,
         l.subject, l.body, encode(l.salt, 'hex') as salt, encode(l.digest, 'hex') as digest,
         c.erased_at is not null as "isErased", to_char(l.anchored_on, 'YYYY-MM-DD') as day
       from letter l left join complaint c on c.id = l.complaint_id where l.id > $1 order by l.id limit $2`,
      [after, PAGE],
    )
    yield* rows
    if (rows.length < PAGE) return
    after = rows.at(-1)!.id
  }
}
