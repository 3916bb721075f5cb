import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import { withoutUnseen } from '../../domain/matching/plain-text.ts'
import { TRADITIONAL } from '../../domain/matching/simplified.ts'

let made: string | undefined

/** The core's `folded` as a function of the database, which searches by it: made of the same data. */
export const foldingSql = (): string => (made ??= foldingOf())

function foldingOf(): string {
  const { from, to } = TRADITIONAL
  const pairs = JSON.stringify(Object.fromEntries(Array.from(from, (character, at) => [character, to[at]])))
  // Most texts have nothing to simplify, which is found out at once. Where one has, each character is looked up: what
  // `translate` does instead is to go through all of them for each.
  return `
    create or replace function folded(value text) returns text language sql immutable strict parallel safe as $$
      select case when plain ~ '[${from}]' then (
          select string_agg(coalesce(pairs ->> one, one), '' order by at)
          from (select '${pairs}'::jsonb) told (pairs),
            unnest(string_to_array(plain, null)) with ordinality as each (one, at))
        else plain end
      from (select regexp_replace(normalize(value, NFKC), '[${unseen()}]+', '', 'g')) told (plain)
    $$;
    create or replace function search_text(words text) returns text
    language sql immutable strict parallel safe as $$ select lower(folded(words)) $$`
}

const LAST_CODE_POINT = 0x10ffff
const isUnseen = (code: number) => withoutUnseen(String.fromCodePoint(code)) === ''
const escaped = (code: number) => String.raw`\U${code.toString(16).padStart(8, '0')}`

/** The invisible characters, as ranges of a regular expression. */
function unseen(): string {
  const ranges: string[] = []
  for (let code = 0; code <= LAST_CODE_POINT; code++) {
    if (!isUnseen(code)) continue
    const first = code
    while (code < LAST_CODE_POINT && isUnseen(code + 1)) code++
    ranges.push(first === code ? escaped(first) : `${escaped(first)}-${escaped(code)}`)
  }
  return ranges.join('')
}

const AT_ONCE = 1_000

/**
 * Folds the texts that were searched by another folding, batch by batch; an interrupted one goes on where it was. A text
 * that is folded already stays as it is.
 */
export async function foldEarlier(client: ClientBase): Promise<void> {
  const digest = createHash('sha256').update(foldingSql()).digest('hex')
  const begun = `insert into text_folding values ($1, '') on conflict (digest) do nothing`
  await client.query(begun, [digest])
  for (;;) {
    const { rows } = await client.query<{ after: string | null }>(
      'select after_id as after from text_folding where digest = $1',
      [digest],
    )
    const after = rows[0]?.after
    if (after === null || after === undefined) return
    await foldSome(client, digest, after)
  }
}

const foldSome = (client: ClientBase, digest: string, after: string) =>
  client.query(
    `with batch as (select id from complaint_text where id > $2 order by id limit ${AT_ONCE}),
     folded as (
       update complaint_text t set words = search_text(t.words) from batch
       where t.id = batch.id and t.words <> search_text(t.words))
     update text_folding set after_id = (select max(id) from batch) where digest = $1`,
    [digest, after],
  )
