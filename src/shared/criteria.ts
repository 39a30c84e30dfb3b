/** What a portfolio counts; 'other' is read and judged by somebody. */
export const measures = [
  'society-membership',
  'member-sessions',
  'member-weekends',
  'sessions-led',
  'leadership-weekends',
  'cases',
  'meetings',
  'supervisions-a-year',
  'supervision-hours',
  'double-hours',
  'portfolio',
  'supervisors-report',
  'other',
] as const
export type Measure = (typeof measures)[number]

export const measureInWords: Readonly<Record<Measure, string>> = {
  'society-membership': 'Membership of the society',
  'member-sessions': 'Meetings as a member of a group',
  'member-weekends': 'Weekends as a member',
  'sessions-led': 'Meetings led or co-led',
  'leadership-weekends': 'Leadership weekends',
  cases: 'Case discussions',
  meetings: 'Meetings in all',
  'supervisions-a-year': 'Supervisions a year',
  'supervision-hours': 'Hours of supervision',
  'double-hours': 'Double hours',
  portfolio: 'A portfolio',
  'supervisors-report': 'A supervisor’s report',
  other: 'Something else, read by the Council',
}

export const audiences = [
  'everybody',
  'with-psychodynamic-training',
  'without-psychodynamic-training',
] as const
export type Audience = (typeof audiences)[number]

export const audienceInWords: Readonly<Record<Audience, string>> = {
  everybody: 'everybody',
  'with-psychodynamic-training': 'those with psychodynamic training',
  'without-psychodynamic-training': 'those without psychodynamic training',
}
