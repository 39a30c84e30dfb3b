import type { CriteriaItem } from './criteria.ts'

/** A set that a society may adopt as it is, or as it changes it. It holds for nobody until it is adopted. */
export interface ExampleCriteria {
  readonly key: string
  readonly name: string
  readonly sourceNote: string
  readonly items: readonly CriteriaItem[]
}

const check = 'An example: check with your society.'
const item = (
  values: Partial<CriteriaItem> & Pick<CriteriaItem, 'measure' | 'label' | 'unit'>,
): CriteriaItem => ({
  requiredNumber: 1,
  appliesTo: 'everybody',
  eitherOf: null,
  inPersonPercent: null,
  sourceNote: '',
  ...values,
})

export const exampleCriteria: readonly ExampleCriteria[] = [
  {
    key: 'uk-older',
    name: 'United Kingdom, older criteria',
    sourceNote: `${check} As published in 2020; since June 2023 newer ones hold there for newcomers.`,
    items: [
      item({ measure: 'society-membership', label: 'Member of the society', unit: 'membership' }),
      item({
        measure: 'member-sessions',
        label: 'Meetings as a member of a Balint group',
        unit: 'meetings',
        requiredNumber: 8,
        appliesTo: 'with-psychodynamic-training',
        eitherOf: 1,
      }),
      item({
        measure: 'member-weekends',
        label: 'or Balint weekends as a member',
        unit: 'weekends',
        requiredNumber: 2,
        appliesTo: 'with-psychodynamic-training',
        eitherOf: 1,
      }),
      item({
        measure: 'member-sessions',
        label: 'Meetings as a member of a Balint group',
        unit: 'meetings',
        requiredNumber: 20,
        appliesTo: 'without-psychodynamic-training',
      }),
      item({ measure: 'sessions-led', label: 'Meetings co-led', unit: 'meetings', requiredNumber: 20 }),
      item({
        measure: 'leadership-weekends',
        label: 'Leadership weekends, or as many days',
        unit: 'weekends',
        requiredNumber: 2,
      }),
      item({ measure: 'portfolio', label: 'A portfolio handed in to the Council', unit: 'portfolio' }),
      item({ measure: 'supervisors-report', label: 'A report by the supervisor', unit: 'report' }),
    ],
  },
  {
    key: 'cases-and-supervision',
    name: '30 cases over 20 meetings, supervised',
    sourceNote: `${check} As societies in Australia and New Zealand ask it; half of it in one room is desirable there.`,
    items: [
      item({ measure: 'cases', label: 'Case discussions led', unit: 'cases', requiredNumber: 30 }),
      item({
        measure: 'sessions-led',
        label: 'Over at least as many meetings led',
        unit: 'meetings',
        requiredNumber: 20,
        sourceNote: 'Half of them face to face is desirable.',
      }),
      item({
        measure: 'supervisions-a-year',
        label: 'Supervisions of the leading',
        unit: 'a year',
        requiredNumber: 10,
      }),
    ],
  },
  {
    key: 'double-hours',
    name: '105 double hours, a share of them in person',
    sourceNote: `${check} A double hour is ninety minutes. How large the share in person is, and what counts towards it, differs from society to society.`,
    items: [
      item({
        measure: 'double-hours',
        label: 'Double hours in Balint groups, as a member and leading',
        unit: 'double hours',
        requiredNumber: 105,
        inPersonPercent: 50,
        sourceNote: 'The share is an example: set your own.',
      }),
      item({
        measure: 'sessions-led',
        label: 'Meetings led or co-led',
        unit: 'meetings',
        requiredNumber: 20,
      }),
      item({
        measure: 'supervision-hours',
        label: 'Hours of supervision of the leading',
        unit: 'hours',
        requiredNumber: 20,
      }),
      item({ measure: 'portfolio', label: 'A portfolio handed in to the Council', unit: 'portfolio' }),
    ],
  },
]
