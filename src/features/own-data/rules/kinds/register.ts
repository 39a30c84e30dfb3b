import { accreditationInWords } from '../../../../shared/accreditation.ts'
import { entryKindWords } from '../../../../shared/portfolio-entries.ts'
import type { HeldKinds, InWords } from '../held-kind.ts'
import { portfolioFacts } from './nested.ts'
import { each, mediaTypes, modes, saidWithIt } from './words.ts'

const offers = {
  individual: 'One leader alone',
  pair: 'Both leaders of a group together',
  peer: 'Accompanying a peer supervision group',
}
const entryKinds = Object.fromEntries(
  Object.entries(entryKindWords).map(([kind, { label }]) => [kind, label]),
)
const languages: InWords = (value) => (Array.isArray(value) ? value.join(', ') || null : null)

/** The register of leaders, and the portfolio for accreditation. */
export const register = {
  leader_entry: {
    section: 'register',
    title: 'Your entry as a leader',
    look: '/register/me',
    says: {
      profession: 'Profession',
      group_member_experience: 'You were a member of a group',
      psychodynamic_training: 'Psychodynamic training',
      training: 'Training',
      member_sessions: 'Meetings as a member',
      member_years: 'Years as a member',
      member_weekends: 'Weekends as a member',
      sessions_led: 'Meetings led',
      sessions_co_led: 'Meetings led with somebody',
      leading_years: 'Years of leading',
      modes: ['How you meet', each(modes)],
      languages: ['Languages', languages],
      looking_for: [
        'Looking for',
        {
          group: 'A group to lead',
          'co-leader': 'Somebody to lead with',
          'second-seat': 'A second seat to learn in',
          nothing: 'Nothing at present',
        },
      ],
      about: 'About you',
      findable_since: 'Others find you since',
      brought_in_at: 'Brought in from a list',
      changed_at: 'Last changed',
    },
  },
  supervisor_entry: {
    section: 'register',
    title: 'Your entry as a supervisor',
    look: '/register/supervising',
    says: {
      offers: ['Offers', each(offers)],
      places_free: 'Free places',
      modes: ['How you meet', each(modes)],
      languages: ['Languages', languages],
      fee_minor: 'Fee for an hour',
      currency: ['Currency', saidWithIt],
      about: 'About you',
      findable_since: 'Others find you since',
      entered_at: 'Entered',
      brought_in_at: 'Brought in from a list',
      changed_at: 'Last changed',
    },
  },
  supervisor_confirmation: {
    section: 'register',
    title: 'The Council’s word on you as a supervisor',
    says: { confirmed_at: 'Confirmed', ended_at: 'Ended' },
  },
  accreditation_request: {
    section: 'register',
    title: 'Accreditations you asked for',
    look: '/register/me',
    says: {
      asks_for: ['Asked for', accreditationInWords],
      since_on: 'Accredited since, as you said',
      note: 'Your words to the Council',
      asked_at: 'Asked',
      withdrawn_at: 'Taken back',
      answered_at: 'Answered',
      answer: 'Answer',
    },
  },
  accreditation_decision: {
    section: 'register',
    title: 'Decisions on your accreditation',
    look: '/register/me',
    says: {
      state: ['Decision', accreditationInWords],
      since_on: 'Since',
      until_on: 'Until',
      reason: 'Reason',
      decided_at: 'Decided',
    },
  },
  renewal_reminder: {
    section: 'register',
    title: 'Reminders that an accreditation ends',
    says: { told_at: 'Told' },
  },
  register_word: {
    section: 'register',
    title: 'Words by which your name is found',
    says: { word: 'Word' },
  },
  register_invitation: {
    section: 'register',
    title: 'Invitations into the register',
    says: {
      purpose: ['For', { 'leader-entry': 'An entry as a leader', supervision: 'Finding supervision' }],
      invited_at: 'Invited',
      expires_at: 'Holds until',
      withdrawn_at: 'Taken back',
      accepted_at: 'Accepted',
    },
  },
  leader_tally: {
    section: 'register',
    title: 'Numbers counted from the groups you lead',
    says: {
      groups: 'Groups',
      supervised_until: 'Supervised until',
      counts_as_supervised: 'Counted as supervised',
    },
  },
  contact_request: {
    section: 'register',
    title: 'Requests through the register',
    look: '/register/requests',
    says: {
      kind: [
        'About',
        { 'co-leader': 'Leading together', supervision: 'Supervision', 'peer-group': 'A peer group' },
      ],
      supervision_kind: [
        'For',
        { individual: 'One leader alone', pair: 'Both leaders', peer: 'A peer group' },
      ],
      from_you: ['Asked by', { true: 'You', false: 'The other' }],
      message: 'Words',
      asked_at: 'Asked',
      expires_at: 'Open until',
      accepted_at: 'Accepted',
      declined_at: 'Declined',
      withdrawn_at: 'Taken back',
      ended_at: 'Ended',
      place_freed_at: 'The place is free again since',
    },
  },
  contact_message: {
    section: 'register',
    title: 'Messages of these requests',
    look: '/register/requests',
    says: { written_at: 'Written', from_you: ['From', { true: 'You', false: 'The other' }], body: 'Words' },
  },
  portfolio: {
    section: 'register',
    title: 'Portfolios you handed in',
    look: '/portfolio',
    says: {
      handed_in_at: 'Handed in',
      facts: ['What stands in it', portfolioFacts],
      code: 'Code by which it is checked',
    },
  },
  portfolio_entry: {
    section: 'register',
    title: 'Entries of your portfolio',
    look: '/portfolio',
    says: {
      title: 'Title',
      kind: ['Kind', entryKinds],
      first_on: 'From',
      last_on: 'To',
      amount: 'How many',
      minutes: 'Time',
      mode: ['How one met', modes],
      kept_at: 'Kept since',
      removed_at: 'Taken out',
    },
  },
  portfolio_proof: {
    section: 'register',
    title: 'Proofs: the files themselves are in your portfolio',
    look: '/portfolio',
    says: { entry: 'Of', media_type: ['File', mediaTypes], kept_at: 'Kept since' },
  },
  handed_in_proof: {
    section: 'register',
    title: 'Proofs handed in with it',
    says: { entry: 'Of' },
  },
  report_request: {
    section: 'register',
    title: 'Reports you asked a supervisor for',
    look: '/portfolio',
    says: {
      asked_at: 'Asked',
      withdrawn_at: 'Taken back',
      declined_at: 'Declined',
      submitted_at: 'Submitted',
    },
  },
  report_text: {
    section: 'register',
    title: 'Supervisors’ reports about you, and drafts of them',
    why: 'draft',
    look: '/portfolio',
    says: { saved_at: 'Saved' },
  },
} satisfies HeldKinds
