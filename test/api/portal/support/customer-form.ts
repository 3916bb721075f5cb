import { randomBytes } from 'node:crypto'

const chunk = (name: string, data: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
}

/** A photo unlike any other. */
export const picture = (): Blob => {
  const header = Buffer.from('00000001000000010806000000', 'hex')
  const bytes = [
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', randomBytes(64)),
  ]
  return new Blob(bytes, { type: 'image/png' })
}

/** What the form is sent with. */
export type Told = Record<string, string | Blob[]>

export function formOf(told: Told): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(told))
    if (typeof value === 'string') form.append(name, value)
    else for (const [index, file] of value.entries()) form.append(name, file, `照片${index}.png`)
  return form
}

/** What travels in the form unseen. */
export const hiddenIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )

/** What a customer tells. */
export const told = {
  ...{
    lang: 'zh',
    kind: 'complaint',
    subject: '车辆未清洁',
    description: '提车时座椅上有污渍。\n还有异味。',
  },
  ...{ wish: '退还清洁费', name: '陈女士', phone: '13800001234', storeId: 'S-1', model: 'EV-1' },
  ...{ happenedOn: '2026-03-01', sensitive: 'yes' },
}

/** What stands big on the page after it. */
export const bigIn = (text: string, id: string) => new RegExp(`id="${id}">([^<]+)<`).exec(text)?.[1]
