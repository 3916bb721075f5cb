import { expect, test } from 'vitest'
import { loadConfig } from '../src/config.ts'

test('without any setting there is a default for everything that needs one', () => {
  const config = loadConfig({ HOME: '/home/x' })
  expect(config).toMatchObject({ port: 3000, temporalNamespace: 'default' })
  expect(config.databaseUrl).toBeUndefined()
  expect(config.isProduction).toBe(false)
})

test('an empty setting is none', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined })
})

test('all faults are named at once, without the values', () => {
  const faulty = { PORT: '99999', NODE_ENV: 'live', DATABASE_URL: 'mysql://root:secret@db/x' }
  const message = (() => {
    try {
      return String(loadConfig(faulty).port)
    } catch (error) {
      return (error as Error).message
    }
  })()
  for (const name of ['PORT', 'NODE_ENV', 'DATABASE_URL']) expect(message).toContain(`${name}: `)
  expect(message).not.toContain('secret')
})

test('the cache follows YINUO_CACHE, then XDG_CACHE_HOME', () => {
  expect(loadConfig({ YINUO_CACHE: '/c', XDG_CACHE_HOME: '/x' }).cacheDir).toBe('/c')
  expect(loadConfig({ XDG_CACHE_HOME: '/x' }).cacheDir).toBe('/x/yinuo')
})
