import { organisationKindNames } from '../../../../shared/organisation-kinds.ts'
import type { HeldKinds } from '../held-kind.ts'

export const offices = {
  administrator: 'Administrator',
  council: 'Member of Council',
  representative: 'Regional representative',
  'concerns-officer': 'Officer for concerns',
}

/** What somebody does for the society. */
export const society = {
  office: {
    section: 'society',
    title: 'Offices you hold or held',
    says: {
      kind: ['Office', offices],
      since: 'Since',
      until: 'Until',
      named_publicly_at: 'Named publicly since',
    },
  },
  office_absence: {
    section: 'society',
    title: 'Times when you are away from an office',
    says: { first_on: 'From', last_on: 'To', noted_at: 'Noted', withdrawn_at: 'Taken back' },
  },
  society_change: {
    section: 'society',
    title: 'Lines of the society’s log about you',
    says: {
      kind: [
        'What',
        {
          'region-added': 'A region was added',
          'region-renamed': 'A region was renamed',
          'region-ended': 'A region was closed',
          'region-reopened': 'A region was opened again',
          'regions-ordered': 'Regions were put in another order',
          'calendar-chosen': 'A region’s public holidays were chosen',
          'holiday-added': 'A holiday was added',
          'holiday-removed': 'A holiday was taken out',
          'office-given': 'An office was given to you',
          'office-ended': 'An office of yours ended',
          'second-steps-removed': 'Your second ways to sign in were removed',
          'link-made': 'A link to sign in as you was made',
          'hold-placed': 'A hold was placed',
          'hold-lifted': 'A hold was lifted',
          'request-answered': 'A request about data was answered',
          'request-refused': 'A request about data was refused',
          'request-extended': 'A request about data takes longer',
          'person-erased': 'Somebody was erased',
        },
      ],
      office_kind: ['Office', offices],
      on_day: 'Day',
      word_before: 'Before',
      word_after: 'After',
      changed_at: 'When',
      from_command_line: 'From the server’s command line',
    },
  },
  organisation: {
    section: 'society',
    title: 'Organisations whose office you are',
    says: {
      name: 'Organisation',
      kind: ['What it is', organisationKindNames],
      office: 'Office',
      office_address: 'The office’s email address',
      website: 'Website',
      added_at: 'Added',
      checked_at: 'Looked at',
      changed_at: 'Last changed',
      removed_at: 'Taken out',
    },
  },
  import_draft: {
    section: 'society',
    title: 'Lists you are bringing in',
    why: 'others',
    says: {
      kind: [
        'List of',
        {
          people: 'People',
          representatives: 'Representatives',
          leaders: 'Leaders',
          supervisors: 'Supervisors',
        },
      ],
      file_name: 'File',
      column_match: ['Columns', () => null],
      brought_at: 'Brought in',
    },
  },
} satisfies HeldKinds
