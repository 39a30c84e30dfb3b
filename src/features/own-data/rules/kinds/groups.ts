import type { tieKinds } from '../../../../shared/tie-kinds.ts'
import { isSlot, slotInWords } from '../../../../shared/times-of-day.ts'
import { checked } from '../../../room/rules/check/told.ts'
import type { HeldKinds, InWords } from '../held-kind.ts'
import { certificateFacts, planningAnswers } from './nested.ts'
import { asRoles, modes, nth } from './words.ts'

const slots: InWords = (value) =>
  Array.isArray(value) && value.length > 0
    ? value.map((slot) => (isSlot(String(slot)) ? slotInWords(slot) : String(slot))).join(', ')
    : null

const month: InWords = (value) => {
  const day = Temporal.PlainDate.from(String(value))
  return day.toLocaleString('en-GB', { month: 'long', year: 'numeric' })
}

const looked: InWords = (value) =>
  Array.isArray(value) ? checked.filter((each) => value.includes(each)).join(', ') || null : null

/** Groups, and their meetings. */
export const groups = {
  group_leader: {
    section: 'groups',
    title: 'Groups you lead or led',
    look: '/home',
    says: {
      joined_at: 'Leading since',
      left_at: 'Until',
      seated_at: 'Without a break since',
      named_publicly_at: 'Named publicly since',
    },
  },
  membership: {
    section: 'groups',
    title: 'Groups you are or were in',
    look: '/home',
    says: { joined_at: 'Member since', left_at: 'Until', leaving_noted_at: 'Leaving noted' },
  },
  membership_card: {
    section: 'groups',
    title: 'What your circle sees of you',
    says: {
      profession: 'Profession',
      workplace: 'Where you work',
      phone: 'Telephone',
      shows_email: 'Your email address is shown',
      own_words: 'Your own words',
      changed_at: 'Last changed',
    },
  },
  group_seat: {
    section: 'groups',
    title: 'Your seat in a circle',
    says: { position: ['Seat', nth] },
  },
  ground_rules_consent: {
    section: 'groups',
    title: 'Ground rules you agreed to',
    says: { agreed_at: 'Agreed' },
  },
  meeting_attendance: {
    section: 'groups',
    title: 'Meetings you came to or missed',
    look: '/certificates',
    says: {
      state: ['You were', { present: 'There', apologies: 'Away, with apologies', absent: 'Away' }],
      as_role: ['As', asRoles],
    },
  },
  meeting_apology: {
    section: 'groups',
    title: 'Apologies you sent',
    says: { sent_at: 'Sent', withdrawn_at: 'Taken back' },
  },
  meeting_role: {
    section: 'groups',
    title: 'Your part in leading a meeting',
    says: { role: ['Part', { moderator: 'The frame: moderator', process: 'The process' }] },
  },
  attended_month: {
    section: 'groups',
    title: 'Hours by month, of meetings that are deleted',
    look: '/certificates',
    says: {
      month: ['Month', month],
      part: ['As', { member: 'Member', led: 'Only leader', 'co-led': 'Leader with somebody' }],
      mode: ['How one met', modes],
      meetings: 'Meetings',
      minutes: 'Time',
      cases: 'Cases that were told',
    },
  },
  certificate: {
    section: 'groups',
    title: 'Certificates',
    look: '/certificates',
    says: {
      issued_at: 'Made',
      as_role: ['As', asRoles],
      first_on: 'From',
      last_on: 'To',
      facts: ['What stands on it', certificateFacts],
      code: 'Code by which it is checked',
      withdrawn_at: 'Withdrawn',
      attendance_let_go_at: 'The attendance behind it was deleted',
    },
  },
  presenting_tally: {
    section: 'groups',
    title: 'How often you presented, where your group counts it',
    says: { presented: 'Times' },
  },
  evaluation_asked: {
    section: 'groups',
    title: 'Evaluations you were asked for: whether you replied, never what',
    says: { has_replied: 'You replied' },
  },
  newcomer_answer: {
    section: 'groups',
    title: 'Your answers about newcomers',
    says: {
      answer: ['Answer', { yes: 'Yes', 'talk-first': 'I should like to talk first' }],
      answered_at: 'Answered',
    },
  },
  time_answer: {
    section: 'groups',
    title: 'Times that suit you',
    says: {
      good: ['Good', slots],
      if_need_be: ['If need be', slots],
      not_possible: ['Not possible', slots],
      answered_at: 'Answered',
    },
  },
  interview_free_time: {
    section: 'groups',
    title: 'Times you are free for interviews',
    says: { starts_at: 'Free from', entered_at: 'Entered' },
  },
  leader_leave: {
    section: 'groups',
    title: 'Times when you are away as a leader',
    says: { first_on: 'From', last_on: 'To', noted_at: 'Noted' },
  },
  leader_leaving: {
    section: 'groups',
    title: 'Groups you handed over',
    says: {
      leaves_at: 'The last meeting is over',
      noted_at: 'Noted',
      taken_back_at: 'Taken back',
      left_at: 'Left',
    },
  },
  membership_goodbye: {
    section: 'groups',
    title: 'Goodbyes you told your circle',
    says: { told_at: 'Told' },
  },
  goodbye_note: {
    section: 'groups',
    title: 'Words at your leaving',
    says: { body: 'Words', written_at: 'Written' },
  },
  planning_sheet: {
    section: 'groups',
    title: 'Your answers in leaders’ planning',
    says: { given_at: 'Given', answers: ['Answers', planningAnswers] },
  },
  planning_draft: {
    section: 'groups',
    title: 'Drafts of such answers',
    says: { saved_at: 'Saved', answers: ['Answers', planningAnswers] },
  },
  planning_consent: {
    section: 'groups',
    title: 'Plans of leaders you agreed to',
    says: { consented_at: 'Agreed' },
  },
  debrief: {
    section: 'groups',
    title: 'Debriefs you wrote in last',
    why: 'sealed',
    says: { revision: 'Times it was written', written_at: 'Written', deleted_on: 'Deleted on' },
  },
  circle_tie: {
    section: 'groups',
    title: 'Whether you work with somebody',
    why: 'ties',
    says: {
      kind: [
        'What',
        { 'same-practice': 'In the same practice', 'works-for': 'One works for the other' } satisfies Record<
          (typeof tieKinds)[number],
          string
        >,
      ],
      set_at: 'Noted',
    },
  },
  room_check: {
    section: 'groups',
    title: 'Checks of your computer before a meeting',
    says: { passed: ['Works', looked], failed: ['Does not work well', looked], told_at: 'Told' },
  },
  room_seat: {
    section: 'groups',
    title: 'Your seat in an online room, until it is emptied',
    says: {
      name: 'Name',
      position: ['Seat', nth],
      leads: 'Leads',
      standing: [
        'You are',
        {
          expected: 'Expected',
          apologies: 'Away, with apologies',
          waiting: 'Waiting at the door',
          in: 'In the room',
          left: 'Gone',
          removed: 'Taken out of the room',
        },
      ],
      microphone: 'Microphone on',
      camera: 'Camera on',
      cannot_hear: 'Cannot hear',
      back_in_a_moment: 'Back in a moment',
      asked_for: ['Asked for', { microphone: 'The microphone', camera: 'The camera' }],
      knocked_at: 'Knocked',
      came_at: 'Let in',
      lost_at: 'Line lost',
      heard: 'Last thing your browser heard of the room',
    },
  },
  room_hand: { section: 'groups', title: 'A raised hand in a room', says: { raised_at: 'Raised' } },
  room_presenting: {
    section: 'groups',
    title: 'That you present, while you do',
    says: {
      state: ['You', { telling: 'Tell', 'sitting-back': 'Sit back', returned: 'Are back in the circle' }],
    },
  },
  room_signal: {
    section: 'groups',
    title: 'What your browser says to another',
    why: 'passing',
    says: { n: 'Number' },
  },
  room_ticket: { section: 'groups', title: 'Tickets into a room', says: { expires_at: 'Ends' } },
} satisfies HeldKinds
