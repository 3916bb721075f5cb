/** What is wrong with a field, for people: zod's own words for it are a programmer's. */
export const FIELD = {
  missing: '此项必填',
  tooLong: (maximum: unknown) => `文本过长：最多 ${String(maximum)} 个字符`,
  tooShort: (minimum: unknown) => `文本过短：至少 ${String(minimum)} 个字符`,
}
