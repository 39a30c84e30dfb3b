import type { KnownColumn } from './columns.ts'
import type { ImportKind } from './kinds.ts'
import { whoColumns } from './who-columns.ts'

/** What leaders and supervisors have in common. */
const whereColumns: readonly KnownColumn[] = [
  {
    name: 'regions',
    label: 'Regions',
    hint: 'Several are separated by semicolons.',
    required: false,
    alsoCalled: ['Region', 'Area'],
  },
  {
    name: 'modes',
    label: 'Ways of meeting',
    hint: 'Face to face, online, or both.',
    required: false,
    alsoCalled: ['Modes', 'Mode', 'Face to face or online'],
  },
  { name: 'languages', label: 'Languages', required: false, alsoCalled: ['Language'] },
]

const representativeColumns: readonly KnownColumn[] = [
  ...whoColumns,
  { name: 'region', label: 'Region', required: true, alsoCalled: ['Area', 'Represents'] },
  {
    name: 'named',
    label: 'Named in public',
    hint: 'Yes where they have agreed; an empty cell is no.',
    required: false,
    alsoCalled: ['Public', 'Named publicly', 'Agreed to be named'],
  },
]

const leaderColumns: readonly KnownColumn[] = [
  ...whoColumns,
  { name: 'profession', label: 'Profession', required: false, alsoCalled: ['Occupation'] },
  {
    name: 'memberSessions',
    label: 'Sessions as a member',
    required: false,
    alsoCalled: ['Member sessions', 'Sessions as member'],
  },
  { name: 'memberYears', label: 'Years as a member', required: false, alsoCalled: ['Member years'] },
  { name: 'sessionsLed', label: 'Sessions led', required: false, alsoCalled: ['Led'] },
  { name: 'sessionsCoLed', label: 'Sessions co-led', required: false, alsoCalled: ['Co-led'] },
  { name: 'leadingYears', label: 'Years leading', required: false, alsoCalled: ['Leading years'] },
  {
    name: 'psychodynamic',
    label: 'Psychodynamic training',
    hint: 'Yes, or nothing.',
    required: false,
    alsoCalled: ['Psychodynamic', 'Psychodynamic or similar training'],
  },
  ...whereColumns,
  {
    name: 'accreditation',
    label: 'Accreditation',
    hint: 'None, working towards, or accredited. The Council decides; from somebody who is not of the Council it is put before it.',
    required: false,
    alsoCalled: ['Accredited', 'Accreditation state', 'State'],
  },
  { name: 'since', label: 'Accreditation since', required: false, alsoCalled: ['Since', 'Accredited since'] },
  { name: 'until', label: 'Accreditation until', required: false, alsoCalled: ['Until', 'Accredited until'] },
]

const supervisorColumns: readonly KnownColumn[] = [
  ...whoColumns,
  {
    name: 'offers',
    label: 'Offers',
    hint: 'Individual, pair, peer; several are separated by semicolons.',
    required: true,
    alsoCalled: ['Kinds', 'Supervision', 'Kind'],
  },
  { name: 'placesFree', label: 'Places free', required: false, alsoCalled: ['Places', 'Vacancies'] },
  ...whereColumns,
  {
    name: 'fee',
    label: 'Fee an hour',
    hint: 'Empty where it is to be agreed, 0 where it is given.',
    required: false,
    alsoCalled: ['Fee', 'Fee per hour', 'Rate'],
  },
  { name: 'currency', label: 'Currency', hint: 'GBP or EUR.', required: false, alsoCalled: [] },
]

/** The columns that a file of each kind may have. */
export const columnsOf: Readonly<Record<ImportKind, readonly KnownColumn[]>> = {
  people: whoColumns,
  representatives: representativeColumns,
  leaders: leaderColumns,
  supervisors: supervisorColumns,
}
