import pg from 'pg'

/** A connection apart from any pool. Its next user learns that it broke, and no one else ends of it. */
export function ownClient(options: pg.ClientConfig): pg.Client {
  const client = new pg.Client(options)
  client.on('error', () => {})
  return client
}
