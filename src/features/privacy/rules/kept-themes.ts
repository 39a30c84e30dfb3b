import type { RetentionEntry, Theme } from '../../retention/rules/entry.ts'
import {
  afterwardsWords,
  keptInWords,
  type Periods,
  retention,
  shortGround,
  themeWords,
} from '../../retention/rules/retention.ts'

export interface KeptLine {
  readonly kind: string
  readonly what: string
  readonly kept: string
  readonly ground: string
  readonly afterwards: string
}

export interface Kept {
  readonly theme: Theme
  readonly title: string
  readonly lines: readonly KeptLine[]
}

const lineOf = (entry: RetentionEntry, periods: Periods): KeptLine => ({
  kind: entry.kind,
  what: entry.what,
  kept: keptInWords(entry, periods),
  ground: shortGround[entry.ground],
  afterwards: afterwardsWords[entry.afterwards],
})

/** The table of what is kept, as pages tell it. */
export const keptByTheme = (periods: Periods): Kept[] =>
  [...Map.groupBy(retention, ({ theme }) => theme)].map(([theme, entries]) => ({
    theme,
    title: themeWords[theme],
    lines: entries.map((entry) => lineOf(entry, periods)),
  }))

const purposeOf: Readonly<Record<Theme, { purpose: string; whose: string }>> = {
  asking: {
    purpose: 'to answer whoever asks, and to bring them to a group.',
    whose: 'enquirers, guests, people who wait or are invited',
  },
  joining: { purpose: 'to decide about places.', whose: 'applicants and leaders' },
  circle: { purpose: 'to let a group meet.', whose: 'members and leaders' },
  leading: {
    purpose: 'to find leaders and supervisors, to accredit them, and to show what somebody has done.',
    whose: 'leaders, supervisors and members',
  },
  money: {
    purpose: 'to share what a group costs, and to account for it.',
    whose: 'members, payers and leaders',
  },
  account: { purpose: 'to know who is who.', whose: 'everybody with an account' },
  office: {
    purpose: 'to run the society, and to answer for it.',
    whose: 'holders of offices, and offices of organisations and places',
  },
  machinery: { purpose: 'to deliver emails and to keep harm away.', whose: 'everybody who uses the pages' },
}

/** The same by purpose, as article 30 asks for it. */
export const purposes = (periods: Periods) =>
  keptByTheme(periods).map((kept) => ({ ...kept, ...purposeOf[kept.theme] }))
