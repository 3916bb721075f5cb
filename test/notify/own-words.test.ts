import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { complainantOf } from '../../src/notify/complainant.ts'
import { SHIPPED } from '../../src/notify/words/catalogue.ts'
import { faultsIn, firmNames, loadWords, type OwnWords } from '../../src/notify/words/own-words.ts'
import { writeLetter } from '../../src/notify/write-letter.ts'
import { agent, given, opening } from '../support/domain/given.ts'
import { factsOf, recipient } from '../support/domain/notice-facts.ts'

/** A folder of policies with words of the firm, by their files. */
function folder(files: Record<string, unknown>): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'words-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  mkdirSync(path.join(dir, 'letters'))
  for (const [name, words] of Object.entries(files))
    writeFileSync(path.join(dir, 'letters', name), JSON.stringify(words))
  return dir
}

const begun = given(opening(), [
  agent,
  '03-02 10:00',
  { type: 'assign', department: 'service', person: 'li.na' },
])
const [received] = factsOf(begun.complaint, begun.entries)
const letterUnder = (files: Record<string, unknown>) =>
  writeLetter([received!], complainantOf(received!), {
    zone: 'Asia/Shanghai',
    words: loadWords(folder(files)),
  })

const receipt = {
  subject: '{firm}：{matter}已登记（{number}）',
  text: ['{firm}收到了您的{matter}。', '您可期待：\n{promises}'],
}

// R77
describe('a firm’s own words', () => {
  test('stand in the letters they replace, with its name, its signature and as whom it writes', () => {
    const own = {
      ...{
        firm: '宏达汽车',
        sender: '宏达汽车客户关怀',
        greeting: '尊敬的{name}：',
        signature: '{firm}\n400-000-0000',
      },
      letters: { received: receipt },
    }
    const letter = letterUnder({ 'zh.json': own })
    expect(letter).toMatchObject({
      subject: '宏达汽车：投诉已登记（20260302-1）',
      sender: '宏达汽车客户关怀',
      text: `尊敬的Chen Yu：

宏达汽车收到了您的投诉。

您可期待：
· 2026年3月3日（周二）09:00前，专人与您联系
· 2026年3月9日（周一）23:59前，给出解决方案并征得您的同意

宏达汽车
400-000-0000`,
    })
    expect(letter.html).toContain('尊敬的Chen Yu')
  })

  test('leave as shipped whatever they do not replace: other parts, other letters, the other language', () => {
    const words = loadWords(folder({ 'zh.json': { letters: { received: { text: receipt.text.slice(1) } } } }))
    expect(words.zh.customer.received.subject).toBe(SHIPPED.zh.customer.received.subject)
    expect({ ...words.zh, customer: 0 }).toEqual({ ...SHIPPED.zh, customer: 0 })
    expect(words.zh.customer.closed).toEqual(SHIPPED.zh.customer.closed)
    expect(words.en).toEqual(SHIPPED.en)
  })

  test('of a name alone: it ends the letters that ship', () => {
    expect(letterUnder({ 'zh.json': { firm: '宏达汽车' } }).text).toMatch(/\n\n宏达汽车客户服务中心$/)
    const words = loadWords(folder({ 'en.json': { firm: 'Hongda Motors' } }))
    expect(firmNames(words)).toEqual({ en: 'Hongda Motors' })
    const reader = { ...complainantOf(received!), language: 'en' as const }
    const { text, sender } = writeLetter([received!], reader, {
      zone: 'Asia/Shanghai',
      words,
    })
    expect(text).toMatch(/\n\nCustomer service, Hongda Motors$/)
    expect(sender).toBeUndefined()
  })

  test('are none where there is no folder, and change nothing that is told to staff', () => {
    expect(loadWords('policies')).toBe(SHIPPED)
    const told = factsOf(begun.complaint, begun.entries).find(({ notice }) => notice.to.role !== 'customer')
    const own = loadWords(folder({ 'zh.json': { firm: '宏达汽车', sender: '宏达', signature: '宏达' } }))
    const options = { zone: 'Asia/Shanghai' }
    expect(writeLetter([told!], recipient(), { ...options, words: own })).toEqual(
      writeLetter([told!], recipient(), options),
    )
  })

  test('that are not the firm’s markup nor a heading of their own', () => {
    const { html } = letterUnder({ 'zh.json': { signature: '<b>宏达</b> https://firm.example' } })
    expect(html).toContain('&lt;b&gt;宏达&lt;/b&gt; https://firm.example')
    expect(() => loadWords(folder({ 'zh.json': { sender: '宏达\r\nBcc: all@firm.example' } }))).toThrow(
      /zh\.json:\nsender: It is one line\./,
    )
  })
})

describe('words of the firm that cannot be used', () => {
  test('are refused all at once, by file and key', () => {
    const dir = folder({
      'zh.json': { firma: '宏达', letters: { recieved: {}, closed: { text: 'closed' } } },
      'en.json': { signature: 7 },
      'fr.json': {},
    })
    expect(() => loadWords(dir)).toThrow(
      /en\.json:\nsignature: [^]*fr\.json:\nThey lie in zh\.json and en\.json[^]*zh\.json:\nletters\.closed\.text: [^]*recieved[^]*firma/,
    )
  })

  const letters = (letter: object, name = 'received') => ({ letters: { [name]: letter } }) as OwnWords
  test.each<[string, OwnWords, string, string]>([
    [
      'a name that the letter does not know',
      letters({ text: ['{promises}{secret}'] }),
      'letters.received.text.0',
      '{secret} is not known here. Known: {matter}, {number}, {subject}, {receivedAt}, {promises}.',
    ],
    [
      'the name of a firm that gives none',
      { signature: '{firm}' },
      'signature',
      '{firm} is not known here. Nothing is.',
    ],
    [
      'a subject that names what is not always known',
      letters({ subject: '{number}{reasons}' }, 'closed'),
      'letters.closed.subject',
      '{reasons} is not known here. Known: {outcome}, {matter}, {number}.',
    ],
    [
      'a subject without the number',
      letters({ subject: 'Hello' }),
      'letters.received.subject',
      'The customer is to be told {number} too.',
    ],
    [
      'a letter that keeps from the customer by when they are to answer',
      letters({ text: ['{measures}', '{redress}', '{executeBy}'] }, 'solutionOffered'),
      'letters.solutionOffered.text',
      'The customer is to be told {until} too.',
    ],
    [
      'a code as if it were a word',
      letters({ text: ['{reason}'] }, 'waitingGivenUp'),
      'letters.waitingGivenUp.text.0',
      '{reason} is a code: it chooses between phrases, like {reason, select, other {…}}.',
    ],
    [
      'a phrase for a code that there is not',
      letters({ text: ['{why, select, unhappy {Sorry.} other {Anew.}}', '{promises}'] }, 'cycleOpened'),
      'letters.cycleOpened.text.0',
      '{why} has no phrase for unhappy. There are: other, dissatisfied.',
    ],
    [
      'a number made of a word',
      letters({ text: ['{promises, number}'] }),
      'letters.received.text.0',
      '{promises} stands as it is, and is neither counted, formatted nor chosen by.',
    ],
    [
      'a line that would be lost with what is not known',
      letters({ text: ['{measures}', '{redress}, until {until}', '{executeBy}'] }, 'solutionOffered'),
      'letters.solutionOffered.text.1',
      '{redress}, {until} are to stand in lines of their own: a line is left out where one of them is not known.',
    ],
    [
      'a brace that is not closed',
      letters({ text: ['{promises'] }),
      'letters.received.text.0',
      'It cannot be read as a text with {names}: a { is not closed.',
    ],
  ])('%s', (_, own, at, message) => {
    expect(faultsIn(own, 'en').map((fault) => [fault.at.join('.'), fault.message])).toEqual([[at, message]])
  })

  test('the words that ship are none of these', () => {
    for (const language of ['zh', 'en'] as const)
      expect(faultsIn({ letters: SHIPPED[language].customer }, language)).toEqual([])
  })
})
