import { NO_NAMES } from '../../src/words/vocabulary.ts'
import { parse } from 'csv-parse/sync'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/domain/command.ts'
import type { EditionFor } from '../../src/exports/file/edition-for.ts'
import { editionOf } from '../../src/exports/file/edition.ts'
import { evidencePack } from '../../src/exports/pack/pack.ts'
import { zipOf } from '../../src/exports/pack/zip.ts'
import type { ComplaintFile, FiledLetter } from '../../src/register/complaint/complaint-file.ts'
import { lived, neglected, settled, zhao, type LifeByHand } from '../support/register/lives-by-hand.ts'
import { unzipped } from '../support/unzip.ts'

const receivedAt = Date.UTC(2026, 2, 2, 1)
const now = receivedAt + 30 * 86_400_000
const staff: EditionFor = { audience: 'staff', masked: false }

const letter = (more: Partial<FiledLetter> = {}): FiledLetter => ({
  ...{ recipient: 'complainant/cmp_1', channel: 'email', language: 'zh', sentAt: receivedAt + 60_000 },
  ...{
    subject: '我们已收到您的投诉',
    body: '陈女士您好：\n我们已收到您的投诉。',
    digest: 'ab',
    anchoredOn: null,
  },
  ...more,
})

function fileOf(
  told: Pick<LifeByHand, 'moves' | 'untilMs' | 'details'>,
  letters: FiledLetter[] = [],
): ComplaintFile {
  const { complaint, entries } = lived({ id: 'cmp_1', number: 'Y20260302-1', receivedAt, ...told })
  return {
    ...{ complaint, updatedAt: now, retainUntil: null, letters },
    entries: entries.map((entry) => ({ ...entry, digest: 'ab' })),
    ...{ escalations: [], notices: [], deliveries: [], replacements: [], pins: [], runs: [], decisions: [] },
  }
}

async function packOf(file: ComplaintFile, how = staff, language: 'zh' | 'en' = 'zh') {
  const edition = editionOf(file, how, now)
  const page = { language, zone: file.complaint.calendar, names: NO_NAMES }
  const files = unzipped(await whole(evidencePack(edition, { ...page, events: edition.entries })))
  const texts = new Map([...files].map(([name, bytes]) => [name, bytes.toString()]))
  return { files, texts, manifest: JSON.parse(texts.get('manifest.json')!) }
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

describe('the evidence for a regulator', () => {
  test('is the file, the events, the clocks and the letters, each with its SHA-256 (R86)', async () => {
    const { files, texts, manifest } = await packOf(fileOf(settled, [letter()]))
    expect([...files.keys()]).toEqual([
      ...['file.html', 'events.json', 'clocks.csv', 'letters/001-2026-03-02-email.txt', 'manifest.json'],
    ])
    expect(manifest).toMatchObject({
      complaint: { number: 'Y20260302-1' },
      audience: 'staff',
      language: 'zh',
    })
    expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual([...files.keys()].slice(0, -1))
    for (const { name, sha256, bytes } of manifest.files) {
      expect(createHash('sha256').update(files.get(name)!).digest('hex')).toBe(sha256)
      expect(files.get(name)).toHaveLength(bytes)
    }
    expect(texts.get('file.html')).toContain('投诉档案')
    expect(JSON.parse(texts.get('events.json')!)[0]).toMatchObject({ type: 'received', sequence: 1 })
    expect(texts.get('letters/001-2026-03-02-email.txt')).toBe(
      '我们已收到您的投诉\n\n陈女士您好：\n我们已收到您的投诉。\n',
    )
    expect(manifest.letters).toMatchObject([{ file: 'letters/001-2026-03-02-email.txt', digest: 'ab' }])
  })

  test('says of each clock by which law or promise it ran, when it was due, and whether it was kept (R76)', async () => {
    const { texts } = await packOf(fileOf(neglected), staff, 'en')
    const rows = parse<Record<string, string>>(texts.get('clocks.csv')!, { bom: true, columns: true })
    expect(rows[0]).toMatchObject({
      ...{ clock: 'acknowledge', cycle: '1', basis: 'promise', owed_by: 'agent' },
      ...{ started_at: '2026-03-02T09:00:00+08:00', clock_name: 'Acknowledgement' },
    })
    expect(rows.some(({ result, lapsed_at }) => result!.startsWith('lapsed') && lapsed_at !== '')).toBe(true)
    const chinese = (await packOf(fileOf(neglected))).texts.get('clocks.csv')!
    expect(parse<Record<string, string>>(chinese, { bom: true, columns: true })[0]).toMatchObject({
      ...{ 时限代码: 'acknowledge', 时限性质: '承诺', 时限: '确认收到', 暂定: '否' },
    })
  })

  test('has no letter whose words are erased or withheld, and says that there was one', async () => {
    const erased = await packOf(fileOf(settled, [letter({ subject: null, body: null }), letter()]))
    expect([...erased.files.keys()].filter((name) => name.startsWith('letters/'))).toEqual([
      'letters/002-2026-03-02-email.txt',
    ])
    expect(erased.manifest.letters[0]).toMatchObject({ withheld: true, channel: 'email', digest: 'ab' })
    const masked = await packOf(fileOf(settled, [letter()]), { audience: 'staff', masked: true })
    expect([...masked.texts.values()].join()).not.toMatch(/陈晓雨|陈女士|1380000/)
    expect(masked.manifest).toMatchObject({ masked: true, letters: [{ withheld: true }] })
  })

  test('holds nothing that is for legal alone, even if legal makes it (R75)', async () => {
    const evidence = { kind: 'document', digest: 'c'.repeat(64), source: '档案室' } as const
    const tang: Actor = { id: 'tang', role: 'legal' }
    const moves: LifeByHand['moves'] = [
      ...settled.moves.slice(0, 1),
      [
        3_600_000,
        zhao,
        { type: 'openTask', kind: 'legalReview', title: '应否退费', department: 'legal', person: 'tang' },
      ],
      [
        3_700_000,
        tang,
        { type: 'completeTask', task: 1, result: '应退一半。', opinion: '我方证据不足。', evidence },
      ],
      [3_800_000, tang, { type: 'attachEvidence', ...evidence, source: '仓库', visibleTo: 'legal' }],
      [3_900_000, tang, { type: 'addNote', text: '对方已请律师。', visibleTo: 'legal' }],
    ]
    const file = fileOf({ moves })
    const read = JSON.stringify(editionOf(file, { ...staff, reader: tang }, now))
    const { texts } = await packOf(file, { ...staff, reader: tang, handedOn: true })
    const handedOn = [...texts.values()].join()
    for (const privileged of ['我方证据不足', '档案室', '仓库', '对方已请律师', evidence.digest]) {
      expect(read).toContain(privileged)
      expect(handedOn).not.toContain(privileged)
    }
    expect(handedOn).toContain('应退一半。')
  })

  test('for the customer holds nothing internal', async () => {
    const { texts } = await packOf(fileOf(settled, [letter()]), { audience: 'customer', masked: false })
    expect([...texts.values()].join()).not.toMatch(/门店承认漏检|客户情绪激动|"digest"/)
  })
})

describe('the archive', () => {
  const files = [
    { name: 'letters/信.txt', bytes: Buffer.from('您好') },
    { name: 'empty.txt', bytes: Buffer.alloc(0) },
    { name: 'long.txt', bytes: Buffer.alloc(100_000, 'long ') },
  ]
  const made = () => whole(zipOf(files, now))

  test('gives back what was put into it', async () => {
    expect(unzipped(await made())).toEqual(new Map(files.map(({ name, bytes }) => [name, bytes])))
  })
})
