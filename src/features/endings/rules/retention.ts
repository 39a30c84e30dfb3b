import { periodOf } from '../../retention/rules/retention.ts'

/** How long after a group's last day whoever applied, and how people were looked for, is kept (domain.md part f). */
const RECRUITING_MONTHS = periodOf('closed-recruiting').months
/** How long everything else of the group is kept: dates and attendance, so that certificates can be made, and its texts. */
export const GROUP_MONTHS = periodOf('closed-groups').months

export interface KeptUntil {
  what: string
  /** Why it is kept so long. */
  why: string
  /** The day on which it is deleted; `now`: it is gone already; null: by a rule of its own. */
  on: Temporal.PlainDate | 'now' | null
  /** Said instead of a day. */
  when?: string
}

/** What is deleted when, as the closing group's page shows it and the nightly job does it. */
export function retentionOf(lastOn: Temporal.PlainDate): KeptUntil[] {
  const recruiting = lastOn.add({ months: RECRUITING_MONTHS })
  const everything = lastOn.add({ months: GROUP_MONTHS })
  return [
    {
      what: 'Its entry in the directory, its flier’s page and its address for applicants',
      why: 'Nobody looks for a group that takes nobody in.',
      on: 'now',
    },
    {
      what: 'The way in, and what members show each other',
      why: 'Nobody comes in after the last meeting.',
      on: lastOn,
    },
    {
      what: 'Debriefs of the leaders',
      why: 'They are about the leading, and for the leaders alone.',
      on: null,
      when: 'some weeks after each meeting, as always',
    },
    {
      what: 'Applications with their letters and interviews, invitations, meetings to try, letters to organisations',
      why: 'Whoever was told no may ask why for a while.',
      on: recruiting,
    },
    {
      what: 'Dates, who was there, ground rules and aims, letters, the leaders’ agreements, what was noted of payments, the sums of the evaluation',
      why: 'So that everybody can make their certificates for a year.',
      on: everything,
    },
    {
      what: 'Its books: invoices, payments, expenses and receipts',
      why: 'Six years after the end of each year, as those who keep books have to; kept by those who led last and its treasurer: their page leads there.',
      on: null,
      when: 'six years after each year’s end',
    },
    {
      what: 'The group itself, and that you were in it',
      why: 'After that day only its books, where there are any, say that it was.',
      on: everything,
    },
  ]
}
