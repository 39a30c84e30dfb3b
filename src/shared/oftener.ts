/** Whether a sign stands in a text more often than that: looked at before a text is taken apart, which costs far more. */
export function isOftener(sign: string, text: string, most: number): boolean {
  let place = -1
  for (let count = 0; count <= most; count += 1) {
    place = text.indexOf(sign, place + 1)
    if (place === -1) return false
  }
  return true
}
