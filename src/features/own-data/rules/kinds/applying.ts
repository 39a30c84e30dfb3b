import { isWeekday, weekdayName } from '../../../../shared/calendar.ts'
import { decisionInWords } from '../../../recruitment/rules/decision.ts'
import { recommendationInWords, tickInWords } from '../../../recruitment/rules/interview-ticks.ts'
import type { HeldKinds } from '../held-kind.ts'

const ways = { video: 'By video link', telephone: 'By telephone', 'in-person': 'In person' }

/** From an application to a place, and meetings to try. */
export const applying = {
  application: {
    section: 'applying',
    title: 'Applications',
    says: {
      applied_at: 'Sent',
      profession: 'Profession',
      work_setting: 'Kind of workplace',
      workplace_area: 'Where you work',
      why: 'Why you would like to join',
      heard_how: 'How you heard of it',
      has_computer: 'You have a computer',
      has_camera: 'You have a camera',
      has_connection: 'You have a good connection',
      confirmed_at: 'Confirmed from your mailbox',
      corrected_at: 'Last changed by you',
      time_zone: 'Times are shown to you in',
    },
  },
  application_answer: {
    section: 'applying',
    title: 'Answers to a group’s own questions',
    says: { place: 'Question', wording: 'Asked', answer: 'Your answer' },
  },
  application_message: {
    section: 'applying',
    title: 'Messages about an application',
    says: { written_at: 'Written', from_you: ['From', { true: 'You', false: 'The leaders' }], body: 'Words' },
  },
  application_pause: {
    section: 'applying',
    title: 'Pauses of an application',
    says: {
      kind: ['What', { deferred: 'The leaders come back to it', waiting: 'On the waiting list' }],
      since_at: 'Since',
      until_on: 'They come back to it by',
      ended_at: 'Ended',
    },
  },
  application_ending: {
    section: 'applying',
    title: 'How an application ended',
    says: {
      how: [
        'How',
        { withdrawn: 'You took it back', declined: 'It was declined', 'group-closed': 'The group closed' },
      ],
      ended_at: 'When',
    },
  },
  newcomer_question: {
    section: 'applying',
    title: 'Times a circle was asked about you: what each said is theirs',
    says: { asked_at: 'Asked', ended_at: 'Ended' },
  },
  regular_time_answer: {
    section: 'applying',
    title: 'Answers to a group’s regular time',
    says: {
      weekday: [
        'Day',
        (value) => {
          const day = Number(value)
          return isWeekday(day) ? weekdayName(day) : null
        },
      ],
      start_time: ['Begins', (value) => String(value).slice(0, 5)],
      time_zone: 'In',
      answer: ['Your answer', { good: 'Good', 'if-need-be': 'If need be', not: 'Not possible' }],
      answered_at: 'Answered',
    },
  },
  interview_invitation: {
    section: 'applying',
    title: 'Invitations to an interview',
    says: { invited_at: 'Invited' },
  },
  interview_booking: {
    section: 'applying',
    title: 'Interview times',
    says: {
      starts_at: 'From',
      ends_at: 'To',
      way: ['How', ways],
      by_applicant: 'You chose the time',
      booked_at: 'Booked',
      sequence: 'Times it was moved',
      reminded_at: 'Reminded',
      ended_at: 'Holds no more since',
      cancelled_at: 'Cancelled',
      cancelled_by_applicant: 'You cancelled it',
    },
  },
  interview_seat: {
    section: 'applying',
    title: 'Who sat in an interview',
    says: { starts_at: 'From', ends_at: 'To', ended_at: 'Holds no more since' },
  },
  interview: {
    section: 'applying',
    title: 'Interviews and their outcome',
    says: { held_on: 'Held', outcome: ['Outcome', decisionInWords], recorded_at: 'Noted' },
  },
  interview_tick: {
    section: 'applying',
    title: 'What leaders ticked after an interview',
    why: 'request',
    says: {
      expectations: ['Expectations', tickInWords],
      commitment: ['Commitment', tickInWords],
      technology: ['Technology', tickInWords],
      recommendation: ['Recommended', recommendationInWords],
      given_at: 'Ticked',
      unsealed_at: 'Read by the other leaders since',
    },
  },
  decision_letter: {
    section: 'applying',
    title: 'Letters with a decision',
    says: {
      decision: ['Decision', decisionInWords],
      until_on: 'They come back to it by',
      body: 'Words',
      sent_at: 'Sent',
    },
  },
  place_offer: {
    section: 'applying',
    title: 'Places offered',
    says: {
      offered_at: 'Offered',
      expires_at: 'Held until',
      accepted_at: 'Accepted',
      declined_at: 'Declined',
      withdrawn_at: 'Taken back by the leaders',
      lapse_noted_at: 'Ran out',
    },
  },
  freed_place: {
    section: 'applying',
    title: 'Freed places you were next for',
    says: { freed_at: 'Freed', ended_at: 'Ended' },
  },
  invitation: {
    section: 'applying',
    title: 'Invitations to lead',
    says: {
      kind: ['As', { founder: 'Founder of a group', leader: 'Leader' }],
      invited_at: 'Invited',
      expires_at: 'Holds until',
      accepted_at: 'Accepted',
      declined_at: 'Declined',
      withdrawn_at: 'Taken back',
    },
  },
  taster_guest: {
    section: 'applying',
    title: 'Meetings you tried',
    says: {
      profession: 'Profession',
      signed_up_at: 'Signed up',
      confirmed_at: 'Confirmed from your mailbox',
      seated_at: 'A seat was yours',
      reminded_at: 'Reminded',
      cancelled_at: 'Cancelled',
      came: 'You came',
    },
  },
  waiting_list_entry: {
    section: 'applying',
    title: 'Waiting lists',
    says: {
      wants_online: 'Online as well',
      profession: 'Profession',
      area: 'Area',
      asked_at: 'Asked',
      confirmed_at: 'Confirmed from your mailbox',
      wanted_until: 'Wanted until',
      asked_again_at: 'Asked whether it is still wanted',
      left_at: 'Left',
      counted: 'Counted among those who wait',
    },
  },
  waiting_list_notice: {
    section: 'applying',
    title: 'Groups you were told of',
    says: { noted_at: 'Told' },
  },
} satisfies HeldKinds
