import pg from 'pg'

/** The address of a database of a PostgreSQL server. */
export function databaseOn(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** One statement to the server itself. */
export async function onServer(server: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
