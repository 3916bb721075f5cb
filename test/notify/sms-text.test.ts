import { describe, expect, test } from 'vitest'
import { complainantOf } from '../../src/notify/complainant.ts'
import type { NoticeFacts } from '../../src/notify/outgoing-notice.ts'
import { smsText } from '../../src/notify/sms-text.ts'
import { writeLetter } from '../../src/notify/write-letter.ts'
import { agent, customer, given, opening } from '../support/domain/given.ts'
import { factsOf } from '../support/domain/notice-facts.ts'

const head = '处理方案，请您答复（编号Y20260302-ABCDEFGH-1）'
const link =
  '随时查看处理进度：https://help.example.com/progress?number=Y20260302-ABCDEFGH-1&secret=AAAA-BBBB-CCCC-DDDD-EEEE'

test('what is short is told whole', () => {
  expect(smsText({ heads: [head], text: '退还运费。', link })).toBe(`${head}\n退还运费。\n${link}`)
  expect(smsText({ heads: [head], text: '退还运费。', link: undefined })).toBe(`${head}\n退还运费。`)
})

test('of what is long the beginning is told, within four parts; number and link stand whole', () => {
  const told = smsText({ heads: [head], text: '退还运费，并致歉。'.repeat(100), link })
  expect(told.startsWith(`${head}\n退还运费，并致歉。`)).toBe(true)
  expect(told.endsWith(`…\n${link}`)).toBe(true)
  expect(told.length).toBeLessThanOrEqual(268)
  expect(told.length).toBeGreaterThan(260)
})

test('in the alphabet of GSM there is room for more, and the dots are three', () => {
  const english = {
    heads: ['We have received your complaint Y1'],
    link: 'Follow it: https://a.example/p?n=Y1',
  }
  const told = smsText({ ...english, text: 'The day is paid back. '.repeat(60) })
  expect(told).toMatch(/[^.]\.{3,4}\nFollow it: https:\/\/a\.example\/p\?n=Y1$/)
  expect(told.length).toBeLessThanOrEqual(612)
  expect(told.length).toBeGreaterThan(600)
  // These signs take two places.
  expect(smsText({ ...english, text: '{'.repeat(600) }).length).toBeLessThan(400)
})

test('no character is cut in two', () => {
  const told = smsText({ heads: [head], text: '😀'.repeat(300), link })
  expect(told).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
})

test('where hardly any room is left, only number and link are told', () => {
  const long = `https://help.example.com/${'x'.repeat(205)}`
  expect(smsText({ heads: [head], text: '退还运费，并致歉。'.repeat(9), link: long })).toBe(
    `${head}\n${long}`,
  )
})

test('however much there is that it is about, it is four parts at most, and the link stands whole', () => {
  const many = Array.from({ length: 30 }, (_, at) => `处理进展（编号Y20260302-${at}）`)
  const latest = smsText({ heads: many, text: '', link })
  expect(latest.endsWith(`编号Y20260302-29）\n…\n${link}`)).toBe(true)
  expect(latest).not.toContain('Y20260302-0）')
  const long = smsText({ heads: ['很长的标题'.repeat(100)], text: '正文', link })
  expect(long).toMatch(/^很长的标题.*…\n随时查看处理进度：/s)
  expect(long.endsWith(link)).toBe(true)
  const english = smsText({
    heads: ['x'.repeat(700)],
    text: 'y',
    link: 'Follow it: https://a.example/p?n=Y1',
  })
  expect(english).toMatch(/^x+\.\.\.\nFollow it: https:\/\/a\.example\/p\?n=Y1$/)
  for (const told of [latest, long]) expect(told.length).toBeLessThanOrEqual(268)
  expect(english.length).toBeLessThanOrEqual(612)
})

// R17, R77
describe('as a text message', () => {
  const plain = opening()
  const details = { ...plain.details, complainant: { name: '陈宇', phone: '13800001234' } }
  const { complaint, entries } = given({ ...plain, details })
  const facts = factsOf(complaint, entries).filter(({ notice }) => notice.template === 'received')
  const options = {
    zone: 'Asia/Shanghai',
    progressLink: ({ id }: { id: string }) => `https://yinuo.example/progress/${id}`,
  }
  const text = (all: readonly NoticeFacts[], to = complainantOf(all[0]!)) =>
    writeLetter(all, to, { ...options, channel: 'sms' })

  test('a letter is what it is about, its beginning and the link', () => {
    const { subject, text: told, html } = text(facts)
    expect(told.split('\n')[0]).toBe(subject)
    expect(told).toMatch(/^已收到您的投诉（编号20260302-1）\n/)
    expect(told.split('\n').at(-1)).toMatch(/^随时查看处理进度：https:\/\/yinuo\.example\/progress\//)
    expect(told).not.toContain('您好')
    expect(told.length).toBeLessThanOrEqual(268)
    expect(html).toBeUndefined()
  })

  test('to a number that anybody may have typed it says nothing that people wrote; what staff write by hand it does', () => {
    const details = {
      complainant: { name: '快看 evil.example', phone: '13800001234' },
      subject: '中奖 evil.example',
    }
    const written = [agent, '03-02 10:00', { type: 'sendMessage', text: '请回电。' }] as const
    const textsOf = (channel: 'web' | 'phone') => {
      const { by: _, ...opened } = plain
      const story = given({ ...opened, by: customer, channel, details }, [...written])
      const all = factsOf(story.complaint, story.entries).filter(
        ({ notice }) => notice.to.role === 'customer',
      )
      return all.map((one) => text([one]).text)
    }
    const [received, message] = textsOf('web')
    expect(received).toMatch(/^已收到您的投诉（编号20260302-1）\n/)
    expect(received).toContain('https://yinuo.example/progress/')
    expect(message).toContain('请回电。')
    expect([received, message].join()).not.toContain('evil')
    expect(textsOf('phone')[0]).toContain('evil')
  })

  test('in English too; several together are what each is about', () => {
    const one = text(facts, { ...complainantOf(facts[0]!), language: 'en' })
    expect(one.text).toMatch(/^We have received your complaint .*20260302-1/)
    expect(
      text([...facts, ...facts])
        .text.split('\n')
        .slice(0, -1),
    ).toEqual([text(facts).subject, text(facts).subject])
  })
})
