import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Files of rules in a folder, by their names in it, and the one that is at odds. */
export type Folder = { files: Record<string, unknown>; odd: string; load: (folder: string) => unknown }
/** The sentence, the field (none, where it is of the whole), and where it is said. */
export type AtOdds = [sentence: string, field: string, folder: Folder]

/** Writes the files into a folder; gives the one that is at odds. */
export function writtenIn(folder: string, { files, odd }: Folder): { root: string; file: string } {
  const root = mkdtempSync(path.join(folder, 'rules-'))
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(content))
  }
  return { root, file: path.join(root, odd) }
}
