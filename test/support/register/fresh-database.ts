import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { databaseOn, onServer } from '../run/database-server.ts'

export type TestDatabase = { url: string; drop(): Promise<void> }

/** An empty database of one's own on the PostgreSQL of this run. */
export const freshDatabase = (): Promise<TestDatabase> => made('')

/** A database of one's own with an empty register in it: a copy, for to migrate takes four times as long. */
export const registerDatabase = (): Promise<TestDatabase> =>
  made(` template ${inject('emptyRegister')} strategy file_copy`)

async function made(from: string): Promise<TestDatabase> {
  const server = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name}${from}`)
  const drop = async () => void (await onServer(server, `drop database if exists ${name} with (force)`))
  return { url: databaseOn(server, name), drop }
}
