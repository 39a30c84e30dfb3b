const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** '2026-12-01', '01/12/2026', '1.12.26', '01 Dec 2026', '01-Dec-26', each with or without a time behind it; the day comes first. */
export function statementDay(text: string): Temporal.PlainDate | undefined {
  // One space, not all of them: a cell of a million would be gone over from each of them to its end.
  const [first = ''] = text.trim().split(/[T,]|\s(?=\d{1,2}:)/)
  const day = first.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(day)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(day)
  if (numbers) return dayOf(numbers[3], numbers[2], numbers[1])
  const named = /^(\d{1,2})[\s-]([A-Za-z]{3})[a-z]{0,6}[\s-](\d{4}|\d{2})$/.exec(day)
  if (!named) return undefined
  const month = months.indexOf(named[2]?.toLowerCase() ?? '') + 1
  return month === 0 ? undefined : dayOf(named[3], `${month}`, named[1])
}

/** '26' is 2026. Undefined where there is no such day, or no bank that could have booked it. */
export function dayOf(year = '', month = '', day = ''): Temporal.PlainDate | undefined {
  const full = Number(year.length === 2 ? `20${year}` : year)
  if (full < 1990 || full > 2099) return undefined
  try {
    return Temporal.PlainDate.from(
      { year: full, month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}
