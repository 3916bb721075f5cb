import pg from 'pg'

/** A connection apart from any pool. That it broke is told to whoever asks it next; nobody else ends of it. */
export function ownClient(options: pg.ClientConfig): pg.Client {
  const client = new pg.Client(options)
  client.on('error', () => {})
  return client
}
