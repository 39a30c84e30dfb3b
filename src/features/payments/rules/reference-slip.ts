/** What looks like a creditor reference, whether its check digits are right or not. */
export const slippedReferences = (text: string): string[] =>
  text.toUpperCase().match(/RF\d\d[0-9A-Z ]{4,26}/g) ?? []

/** One of them means this reference: one sign wrong, missing, too many, or two exchanged. */
export function isSlipOf(reference: string, slips: readonly string[]): boolean {
  return slips.some((slip) => {
    const signs = slip.replaceAll(' ', '')
    return [-1, 0, 1].some((more) => isOneSlip(signs.slice(0, reference.length + more), reference))
  })
}

function isOneSlip(written: string, meant: string): boolean {
  let start = 0
  while (start < Math.min(written.length, meant.length) && written[start] === meant[start]) start += 1
  const [one, other] = [written.slice(start), meant.slice(start)]
  if (one === other) return false
  return (
    one.slice(1) === other.slice(1) ||
    one.slice(1) === other ||
    one === other.slice(1) ||
    (one[0] === other[1] && one[1] === other[0] && one.slice(2) === other.slice(2))
  )
}
