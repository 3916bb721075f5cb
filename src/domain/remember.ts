/**
 * Counts once for something that is never changed in place, and again only when what it was counted by has changed.
 * Only what stays the same for one and the same object may be counted so.
 */
export function remembered<K extends object, B extends readonly unknown[], V>(
  count: (key: K, ...by: B) => V,
): (key: K, ...by: B) => V {
  const known = new WeakMap<K, { by: B; value: V }>()
  return (key, ...by) => {
    const before = known.get(key)
    if (before?.by.every((one, index) => one === by[index])) return before.value
    const value = count(key, ...by)
    known.set(key, { by, value })
    return value
  }
}
