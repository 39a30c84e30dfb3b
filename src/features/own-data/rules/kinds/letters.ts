import type { HeldKinds } from '../held-kind.ts'
import { asWords } from './words.ts'

export const letterKinds = {
  preparatory: 'The letter before the first meeting',
  reminder: 'A reminder of a meeting',
  'date-changed': 'A meeting’s date changed',
  welcome: 'Welcome',
  'term-ahead': 'The term ahead',
  ending: 'The end of the group',
  message: 'A message to the circle',
}

/** What is written to somebody, and by them within a circle. */
export const letters = {
  circle_message: {
    section: 'letters',
    title: 'Messages you wrote, or that were written to you alone',
    says: {
      written_at: 'Written',
      from_you: ['From', { true: 'You', false: 'Your leaders' }],
      to_everybody: ['To', { true: 'The whole circle', false: 'One member' }],
      body: 'Words',
    },
  },
  sent_letter_to: {
    section: 'letters',
    title: 'Letters of your groups',
    says: { letter: ['Letter', letterKinds], sent_at: 'Sent' },
  },
  meeting_reminder: {
    section: 'letters',
    title: 'Reminders of meetings',
    says: { starts_at: 'The meeting begins', reminded_at: 'You were reminded' },
  },
  email: {
    section: 'letters',
    title: 'Emails to you: their kind and when, never their words',
    says: {
      template: ['About', asWords],
      queued_at: 'Written',
      sent_at: 'Sent',
      refused_at: 'Refused by your mail server',
      dropped_at: 'Not sent, for nothing was left to say',
    },
  },
  message_choice: {
    section: 'letters',
    title: 'What your groups may send you',
    look: '/your-data/mail',
    says: {
      reminder_days: [
        'Reminded of a meeting',
        { 0: 'Never', 1: 'A day before', 2: 'Two days before', 7: 'A week before' },
      ],
      reminder_chosen_at: 'Chosen',
      messages_by_email: 'Messages come by email',
      term_ahead_by_email: 'The term ahead comes by email',
      changed_at: 'Last changed',
    },
  },
} satisfies HeldKinds
