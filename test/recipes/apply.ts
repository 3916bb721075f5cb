import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Edit } from './recipes.ts'

export const ROOT = path.resolve(import.meta.dirname, '../..')

/** What is no source; and the test that these edits can still be made. */
const LEFT_OUT = [
  ...['node_modules', '.git', '.data', '.cache', 'dist', 'test/histories', 'bench/results'],
  'test/recipes/recipes.test.ts',
]

/** Copies the sources into a new folder, with the packages of this one. */
export function copySources(folder: string): void {
  const isWanted = (file: string) => !LEFT_OUT.includes(path.relative(ROOT, file).replaceAll(path.sep, '/'))
  cpSync(ROOT, folder, { recursive: true, filter: isWanted })
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
}

/** The files of a folder that edits change, as they are then. Where one does not fit exactly once, it says so. */
export function editedFiles(edits: readonly Edit[], folder = ROOT): Map<string, string> {
  const files = new Map<string, string>()
  for (const edit of edits) {
    const { file } = edit
    if ('text' in edit) files.set(file, edit.text)
    else files.set(file, edited(files.get(file) ?? readFileSync(path.join(folder, file), 'utf8'), edit))
  }
  return files
}

export function apply(folder: string, edits: readonly Edit[]): void {
  for (const [file, text] of editedFiles(edits, folder)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
}

function edited(text: string, edit: Exclude<Edit, { text: string }>): string {
  const anchor = 'before' in edit ? edit.before : 'after' in edit ? edit.after : edit.instead
  const [head = '', ...rest] = text.split(anchor)
  const [tail] = rest
  if (tail === undefined || rest.length > 1)
    throw new Error(`${edit.file} holds this ${rest.length} times, not once: ${anchor}`)
  if ('before' in edit) return head + edit.add + anchor + tail
  return 'after' in edit ? head + anchor + edit.add + tail : head + edit.put + tail
}
