/** Puts a value among those of a statement; what it is called in its text: `$1`, `$2::text`, … */
export type Parameter = (value: unknown, type?: string) => string

/** The values of a statement that is put together piece by piece. */
export function parameters(): { values: unknown[]; parameter: Parameter } {
  const values: unknown[] = []
  const parameter: Parameter = (value, type) => `$${values.push(value)}${type ? `::${type}` : ''}`
  return { values, parameter }
}
