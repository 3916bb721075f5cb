import { expect, test } from 'vitest'
import { configOf } from '../src/config/config.ts'

test('without any setting there is a default for everything that needs one', () => {
  const config = configOf({ HOME: '/home/x' })
  expect(config).toMatchObject({ port: 3000, temporalNamespace: 'default' })
  expect(config.databaseUrl).toBeUndefined()
  expect(config.isProduction).toBe(false)
})

test('an empty setting is none', () => {
  expect(configOf({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined })
})

test('all faults are named at once, without the values', () => {
  const faulty = { PORT: '99999', NODE_ENV: 'live', DATABASE_URL: 'mysql://root:secret@db/x' }
  const message = (() => {
    try {
      return String(configOf(faulty).port)
    } catch (error) {
      return (error as Error).message
    }
  })()
  for (const name of ['PORT', 'NODE_ENV', 'DATABASE_URL']) expect(message).toContain(`${name}: `)
  expect(message).not.toContain('secret')
})

test('whoever reads Chinese is told in Chinese what is wrong', () => {
  const faulty = { LANG: 'zh_CN.UTF-8', PORT: '99999', TRUSTED_PROXIES: 'nginx', SMTP_URL: 'smtp://mail' }
  const fault = () => configOf({ ...faulty, NODE_ENV: 'production' }, 'api')
  expect(fault).toThrow(/^以下设置无法使用：/)
  expect(fault).toThrow(/PORT: 数值过大/)
  expect(fault).toThrow(/TRUSTED_PROXIES: 须为以逗号分隔/)
  expect(fault).toThrow(/OIDC_ISSUER: 未设置，API在正式环境中需要它/)
  expect(() => configOf(faulty)).toThrow(/MAIL_FROM: 设置了 SMTP_URL 时必填/)
  expect(() => configOf({ ...faulty, LC_ALL: 'C' })).toThrow(/^These settings cannot be used/)
})

test('the cache follows YINUO_CACHE, then XDG_CACHE_HOME', () => {
  expect(configOf({ YINUO_CACHE: '/c', XDG_CACHE_HOME: '/x' }).cacheDir).toBe('/c')
  expect(configOf({ XDG_CACHE_HOME: '/x' }).cacheDir).toBe('/x/yinuo')
})

test('a mail server needs a sender', () => {
  const SMTP_URL = 'smtps://yinuo:secret@mail.example.com'
  expect(() => configOf({ SMTP_URL })).toThrow('MAIL_FROM')
  expect(() => configOf({ SMTP_URL, MAIL_FROM: 'nobody' })).toThrow('MAIL_FROM')
  expect(configOf({ SMTP_URL, MAIL_FROM: '一诺 <complaints@example.com>' }).smtp).toEqual({
    url: SMTP_URL,
    from: '一诺 <complaints@example.com>',
  })
  expect(configOf({ MAIL_FROM: 'complaints@example.com' }).smtp).toBeUndefined()
})

test('what hands on our answers is named with what we sign for it with: one for all channels, or one for each', () => {
  const secret = `whsec_${'A'.repeat(43)}=`
  const SMS_URL = 'https://sms.example.com/yinuo?key=1'
  expect(() => configOf({ SMS_URL })).toThrow('SMS_SECRET')
  expect(() => configOf({ SMS_URL, SMS_SECRET: 'x' })).toThrow('SMS_SECRET')
  const texts = { SMS_URL, SMS_SECRET: secret }
  // A text message is the beginning of a letter: without a link nobody could read the rest.
  expect(() => configOf(texts)).toThrow('PUBLIC_URL: is needed with SMS_URL')
  expect(() => configOf({ ...texts, LANG: 'zh' }, 'worker')).toThrow('PUBLIC_URL: 设置了 SMS_URL 时必填')
  expect(() => configOf(texts, 'api')).not.toThrow('PUBLIC_URL')
  expect(configOf({ ...texts, PUBLIC_URL: 'https://b.example' }).sms).toEqual({ url: SMS_URL, secret })
  expect(configOf({}).sms).toBeUndefined()
  const to = (SMS_COUNTRIES: string) =>
    configOf({ ...texts, PUBLIC_URL: 'https://b.example', SMS_COUNTRIES }).sms
  expect(to('+86, +852')?.countries).toEqual(['+86', '+852'])
  for (const wrong of ['86', '+0', 'China', '+86;+852'])
    expect(() => to(wrong), wrong).toThrow('SMS_COUNTRIES')
  const adapters = (ANSWERS_URL: string) => configOf({ ANSWERS_URL, ANSWERS_SECRET: secret }).adapters
  const [one, other] = ['http://adapter:8080/answers?for=a', 'https://b.example'].map((url) => ({
    url,
    secret,
  }))
  expect(adapters(one!.url)).toEqual({ chat: one, social: one, app: one })
  expect(adapters(`chat=${one!.url}, social=${other!.url}`)).toEqual({ chat: one, social: other })
  for (const wrong of ['ftp://adapter', 'letter=https://b.example', 'chat=', 'adapter:8080'])
    expect(() => adapters(wrong), wrong).toThrow('ANSWERS_URL')
})

test('in production nothing is sent to private addresses unless somebody says so', () => {
  const production = { NODE_ENV: 'production' }
  expect(configOf({}).allowPrivateEndpoints).toBe(true)
  expect(configOf(production).allowPrivateEndpoints).toBe(false)
  expect(configOf({ ...production, ALLOW_PRIVATE_ENDPOINTS: 'true' }).allowPrivateEndpoints).toBe(true)
})

// R59
test('files lie in a directory or in a bucket; in production one of them is named, or none are taken', () => {
  const production = { NODE_ENV: 'production' }
  expect(configOf({ ...production, EVIDENCE_BUCKET: '' }).evidence).toBeUndefined()
  expect(configOf({ ...production, EVIDENCE_DIR: '/e' }).evidence).toEqual({
    ...{ directory: '/e', limitBytes: 100_000_000, scanner: undefined },
  })
  const bucket = { EVIDENCE_BUCKET: 'files', EVIDENCE_BUCKET_ENDPOINT: 'https://s3.example.com' }
  const { evidence } = configOf({ ...production, ...bucket, EVIDENCE_BUCKET_KEY: 'id:a:secret' })
  expect(evidence?.bucket).toEqual({
    ...{ name: 'files', region: 'us-east-1', endpoint: 'https://s3.example.com' },
    keys: { accessKeyId: 'id', secretAccessKey: 'a:secret' },
  })
  expect(configOf(bucket).evidence?.bucket).not.toHaveProperty('keys')
  expect(() => configOf({ ...bucket, EVIDENCE_BUCKET_KEY: 'of one word' })).toThrow(/EVIDENCE_BUCKET_KEY: /)
})
