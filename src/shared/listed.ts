/** 'Ailsa', 'Ailsa and Tom', 'Ailsa, Tom and Una' */
export function listed(names: readonly string[]): string {
  const each = [...new Set(names)]
  return each.length < 2 ? each.join('') : `${each.slice(0, -1).join(', ')} and ${each.at(-1)}`
}
