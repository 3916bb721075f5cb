/** Where somebody is taken after the sign-in: a place of ours and nowhere else, whatever the link says. */
export function localPath(asked: unknown): string | undefined {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > 2_000) return undefined
  const here = 'http://here.invalid'
  if (!URL.canParse(asked, here)) return undefined
  const { origin, pathname, search, hash } = new URL(asked, here)
  // A path that begins with two slashes, as `/..//other` may become, is another host's again.
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : undefined
}
