/** What a JSON text says. What is none throws a sentence with the first place where it ceases to be, counted from 1. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(faultIn(text), { cause: error })
  }
}

const SHOWN = 20

function faultIn(text: string): string {
  const end = endOfWhatFits(text)
  const before = text.slice(0, end).split('\n')
  const [line, column] = [before.length, before.at(-1)!.length + 1]
  if (end === text.length) return `line ${line}, column ${column}: the file ends before its JSON does.`
  const rest = text
    .slice(end, end + SHOWN)
    .split('\n')[0]!
    .trim()
  return rest === ''
    ? `line ${line}, column ${column}: the line ends too early.`
    : `line ${line}, column ${column}: it is no JSON from here on: ${rest}`
}

/** How far JSON could still come of it. The parser does not always say where it fails. */
function endOfWhatFits(text: string): number {
  let [fits, fails] = [0, text.length + 1]
  while (fails - fits > 1) {
    const middle = Math.floor((fits + fails) / 2)
    if (mayGoOn(text.slice(0, middle))) fits = middle
    else fails = middle
  }
  return fits
}

function mayGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning)
    return true
  } catch (error) {
    const { message } = error as SyntaxError
    return message.includes('end of JSON') || message.includes(`at position ${beginning.length}`)
  }
}
