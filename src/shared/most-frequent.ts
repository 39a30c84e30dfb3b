/** The word, or the words, that come up most often; none of none. */
export function mostFrequent(words: readonly string[]): string[] {
  const counts = [...Map.groupBy(words, (word) => word)].map(([word, those]) => ({
    word,
    count: those.length,
  }))
  const most = Math.max(0, ...counts.map(({ count }) => count))
  return counts.filter(({ count }) => count === most).map(({ word }) => word)
}
