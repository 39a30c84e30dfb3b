const withPoint = /^(\d{1,10}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2})0{0,4})?$/
const withComma = /^(\d{1,10}|\d{1,3}(?:\.\d{3}){1,3}),(\d{1,2})?$/

/** '-1,234.50', '£120', '(12.00)', '12.00-', '+0.5', '1.234,50' → minor units with their sign; anything else is undefined. */
export function statementAmount(text: string): number | undefined {
  const bare = text.replaceAll(/[\s£€]|GBP|EUR/g, '').replace('\u2212', '-')
  const [, open = '', before = '', amount = '', after = '', close = ''] =
    /^(\()?([+-])?([\d.,]+)([+-])?(\))?$/.exec(bare) ?? []
  if ((open === '') !== (close === '') || (before !== '' && after !== '')) return undefined
  const [, whole, fraction = ''] = withPoint.exec(amount) ?? withComma.exec(amount) ?? []
  if (whole === undefined) return undefined
  const minor = Number(whole.replaceAll(/[.,]/g, '')) * 100 + Number(fraction.padEnd(2, '0'))
  return (open !== '' || before === '-' || after === '-' ? -minor : minor) + 0
}
