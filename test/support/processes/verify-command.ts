import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { text } from 'node:stream/consumers'

/** `npm run verify`, with these arguments, in this environment. */
export async function verifyCommand(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  const root = path.resolve(import.meta.dirname, '../../..')
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/verify.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  const [said, wrong, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code: Number(code), said: said + wrong }
}
