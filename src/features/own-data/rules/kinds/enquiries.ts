import { kindInWords } from '../../../../shared/enquiry-kinds.ts'
import { wayInWords } from '../../../enquiries/rules/way-words.ts'
import type { HeldKinds } from '../held-kind.ts'
import { enquiryDetails, trialPlan } from './nested.ts'

/** What somebody asked the society. */
export const enquiries = {
  enquiry: {
    section: 'enquiries',
    title: 'Enquiries',
    says: {
      received_at: 'Sent',
      kind: ['About', kindInWords],
      message: 'Your words',
      details: ['What else was asked', enquiryDetails],
      plan: ['Your trial plan', trialPlan],
      time_zone: 'Times are shown to you in',
      desk: [
        'In charge',
        {
          administrator: 'The administrator',
          region: 'The region’s representatives',
          concerns: 'The officer for concerns',
        },
      ],
      answer_due_on: 'An answer was promised by',
      first_answered_at: 'First answered',
      first_answer_minutes: 'That took, on working days',
      waiting_since: 'You wait since',
      closed_at: 'Closed',
    },
  },
  enquiry_message: {
    section: 'enquiries',
    title: 'Messages of an enquiry',
    says: {
      written_at: 'Written',
      from_society: ['From', { true: 'The society', false: 'You' }],
      body: 'Words',
    },
  },
  enquiry_step: {
    section: 'enquiries',
    title: 'What the office noted about an enquiry',
    why: 'request',
    says: {
      taken_at: 'When',
      kind: [
        'What',
        {
          assigned: 'Somebody took it in hand',
          unassigned: 'It was given back',
          noted: 'A note',
          forwarded: 'Forwarded to Council',
          'forwarding-ended': 'Given back by Council',
          'sent-to-region': 'Sent to the region’s representatives',
          closed: 'Closed',
          reopened: 'Opened again',
          'address-shown': 'An address was shown',
          'address-hidden': 'An address was hidden again',
          'silence-noticed': 'Nobody had answered by the promised day',
          'invited-to-found': 'You were invited to found a group',
          'led-to-register': 'You were invited to the register',
          'led-to-supervision': 'You were led to supervision',
          'led-to-waiting-list': 'You were put down for the waiting list',
        },
      ],
      by_enquirer: 'By you',
      words: 'Words',
      outcome: [
        'How it ended',
        {
          answered: 'Answered, nothing is open',
          'led-on': 'It has led to a group, a leader or supervision',
          'passed-on': 'Passed on to somebody outside the society',
          'no-word': 'You wrote no more',
          settled: 'Settled, you said',
        },
      ],
      waiting_since: 'You waited since',
    },
  },
  discussion_offer: {
    section: 'enquiries',
    title: 'Times offered for a talk',
    says: {
      offered_at: 'Offered',
      from_society: ['By', { true: 'The society', false: 'You' }],
      way: ['How', wayInWords],
      way_note: 'Number, link or place',
      length_minutes: 'Length',
      time_zone: 'Written in',
      ended_at: 'Open no more since',
    },
  },
  discussion_time: {
    section: 'enquiries',
    title: 'Each of these times',
    says: { starts_at: 'Begins' },
  },
  initial_discussion: {
    section: 'enquiries',
    title: 'Talks',
    says: {
      starts_at: 'From',
      ends_at: 'To',
      held_on: 'Held',
      noted_at: 'Noted',
      by_enquirer: 'You chose the time',
      sequence: 'Times it was moved',
      ended_at: 'Holds no more since',
      cancelled_at: 'Cancelled',
      cancelled_by_enquirer: 'You cancelled it',
    },
  },
} satisfies HeldKinds
