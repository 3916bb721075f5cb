/** What somebody has typed of a caller, once there is enough of it. */
export function knownBy(text: string): { phone: string } | { email: string } | undefined {
  if (/^\S+@\S+\.\S{2,}$/.test(text)) return { email: text }
  const isPhone = /^[+\d(][\d\s().-]*$/.test(text) && text.replaceAll(/\D/g, '').length >= 7
  return isPhone ? { phone: text } : undefined
}
