type Bytes = Uint8Array<ArrayBuffer>

/**
 * Keeps the sheets drawn last, so that none is drawn twice, not even by two who ask at once.
 * @param atMost how many: of some forty thousand bytes each
 */
export function keptSheets(atMost: number): (key: string, draw: () => Promise<Bytes>) => Promise<Bytes> {
  const kept = new Map<string, Promise<Bytes>>()
  return (key, draw) => {
    const before = kept.get(key)
    const sheet = before ?? draw()
    kept.delete(key)
    kept.set(key, sheet)
    if (!before) sheet.catch(() => kept.delete(key))
    const oldest = kept.keys().next()
    if (kept.size > atMost && !oldest.done) kept.delete(oldest.value)
    return sheet
  }
}
