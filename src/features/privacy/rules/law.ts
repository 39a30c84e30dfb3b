/** Whose data protection law holds: by where the society's regions are. */
export type Law = 'uk' | 'eu'

interface LawWords {
  readonly law: string
  /** By its name: addresses change, and whoever looks for it finds it. */
  readonly authority: string
  readonly act: string
}

export const laws: Readonly<Record<Law, LawWords>> = {
  uk: {
    law: 'the UK GDPR and the UK’s Data Protection Act 2018',
    authority: 'the Information Commissioner’s Office (ICO)',
    act: 'UK GDPR',
  },
  eu: {
    law: 'the EU’s General Data Protection Regulation (GDPR) and the Irish Data Protection Act 2018',
    authority: 'the Data Protection Commission (DPC) of Ireland',
    act: 'EU GDPR',
  },
}

/** A region keeps the public holidays of its country; where none does, the society's time zone says where it is. */
export function lawsOf(calendars: readonly string[], timeZone: string): Law[] {
  const isIrish = calendars.includes('ireland')
  const isBritish = calendars.some((calendar) => calendar !== 'ireland' && calendar !== 'none')
  if (!isIrish && !isBritish) return [timeZone === 'Europe/London' ? 'uk' : 'eu']
  return [...(isBritish ? (['uk'] as const) : []), ...(isIrish ? (['eu'] as const) : [])]
}

/** 'the UK GDPR … and, for our Irish groups, the EU’s …' */
export function lawInWords(which: readonly Law[]): string {
  if (which.length > 1) return `${laws.uk.law}; for groups in the Republic of Ireland, ${laws.eu.law}`
  return laws[which[0] ?? 'uk'].law
}
