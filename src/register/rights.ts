import pg from 'pg'
import type { Client } from 'pg'
import { ownClient } from './own-client.ts'

/** What is written once and stays: of most of these the database refuses any change itself, whoever asks for it. */
export const KEPT_AS_WRITTEN: readonly string[] = [
  ...['event', 'feed_mark', 'daily_root', 'letter_root', 'anchored_head', 'action_event', 'report'],
  ...['retention_decision', 'directory_change', 'endpoint_change', 'api_key_change', 'notice_resend'],
  ...['confidentiality_undertaking', 'loaded_year', 'incident_event'],
  ...['receipt_root', 'receipt_leaf', 'receipt_level', 'receipt_key'],
]
/** What only the owner writes: the migration, and functions of the register that are called for it. */
const OF_THE_OWNER: readonly string[] = [
  ...['migration', 'earlier_sealed', 'stages_told', 'text_folding', 'match_key', 'journal_replacement'],
]
/** Of these rows go; of no other table. */
const ROWS_GO: readonly string[] = [
  ...['clock', 'escalation', 'complaint_line', 'complaint_text', 'complaint_match', 'complaint_subject'],
  ...['lateness', 'pulse', 'evidence_file', 'evidence_named', 'person_record'],
  ...['told_online', 'handed_on', 'asked_link'],
  ...['absence', 'on_call', 'routing_rule', 'person_role', 'deputy', 'session', 'webhook_message'],
]
/**
 * What changes what is kept, by rules of its own: a tail that a newer task has replaced, a complaint that is erased, the
 * stages that follow from the journal, where nobody is answered any more. They run with the owner's rights.
 */
const BY_RULES_OF_THEIR_OWN = [
  'replace_journal(complaint, int, text)',
  'erase_complaint(text)',
  'correct_stages(text, jsonb)',
  'drop_answered_in(text, text)',
  'purge_answered_in(timestamptz)',
]

const ALL = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger'] as const
type Right = (typeof ALL)[number]

/** What the processes need of a table, and no more. */
export function rightsOn(table: string): readonly Right[] {
  if (OF_THE_OWNER.includes(table)) return ['select']
  if (KEPT_AS_WRITTEN.includes(table)) return ['select', 'insert']
  return ROWS_GO.includes(table) ? ['select', 'insert', 'update', 'delete'] : ['select', 'insert', 'update']
}

const TABLES = `select relname as name from pg_class
  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') order by 1`

/** Whoever migrates takes the same lock; any other number would do. */
const lock = 7_960_417

/** Gives a role what the processes need of the register, as its owner; whatever else it had of it is taken back. */
export async function grantRights(ownerUrl: string, role: string): Promise<void> {
  const client = ownClient({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query('begin')
    await grantAll(client, pg.escapeIdentifier(role))
    await client.query('commit')
  } catch (error) {
    throw new Error(`The role ${role} could not be given its rights.`, { cause: error })
  } finally {
    await client.end()
  }
}

async function grantAll(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ schema: string; database: string }>(
    'select current_schema() as schema, current_database() as database',
  )
  const [schema, database] = [rows[0]!.schema, rows[0]!.database].map(pg.escapeIdentifier)
  await client.query(`grant connect, temporary on database ${database} to ${role}`)
  await client.query(`grant usage on schema ${schema} to ${role}`)
  const tables = await client.query<{ name: string }>(TABLES)
  for (const { name } of tables.rows) {
    const table = pg.escapeIdentifier(name)
    await client.query(`revoke all on table ${table} from ${role}`)
    await client.query(`grant ${rightsOn(name).join(', ')} on table ${table} to ${role}`)
  }
  await client.query(`grant usage, select on all sequences in schema ${schema} to ${role}`)
  for (const called of BY_RULES_OF_THEIR_OWN) {
    await client.query(`revoke execute on function ${called} from public`)
    await client.query(`grant execute on function ${called} to ${role}`)
  }
}

/** What is wrong with the rights of whoever asks: it owns the register, may do too much to it, or too little. */
export type RightsAmiss = { owns: boolean; tooMuch: string[]; tooLittle: string[] }

export async function rightsAmiss(client: Pick<Client, 'query'>): Promise<RightsAmiss> {
  const { rows } = await client.query<{ name: string; owned: boolean; rights: Right[] }>(
    `select t.name, pg_has_role(c.relowner, 'usage') as owned,
       array(select r from unnest($1::text[]) r where has_table_privilege(c.oid, r)) as rights
     from (${TABLES}) t join pg_class c on c.relname = t.name and c.relnamespace = current_schema()::regnamespace`,
    [ALL],
  )
  const schema = await client.query<{ creates: boolean }>(
    `select has_schema_privilege(current_schema(), 'create') as creates`,
  )
  const differing = (of: (has: readonly Right[], needs: readonly Right[]) => Right[]) =>
    rows.flatMap(({ name, rights }) => of(rights, rightsOn(name)).map((right) => `${right} ${name}`))
  return {
    owns: rows.some(({ owned }) => owned),
    tooMuch: [
      ...(schema.rows[0]?.creates ? ['create table'] : []),
      ...differing((has, needs) => has.filter((right) => !needs.includes(right))),
    ],
    tooLittle: differing((has, needs) => needs.filter((right) => !has.includes(right))),
  }
}
