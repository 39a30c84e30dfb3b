import { describe, expect, test } from 'vitest'
import { memberReminder, payerReminder, type ReminderVoice, reminderTitle } from './reminder-words.ts'

describe('a reminder', () => {
  test.each<{ voice: ReminderVoice; title: string; member: string; payer: string }>([
    {
      voice: { step: 1, tone: 'gentle' },
      title: 'Perhaps it slipped by',
      member:
        'A contribution to Leith Evening has not come yet; such things are easily overlooked. If it is on its way, please forget this letter.',
      payer:
        'This invoice of Leith Evening has not been paid yet; such things are easily overlooked. If it is on its way, please forget this letter.',
    },
    {
      voice: { step: 2, tone: 'gentle' },
      title: 'Perhaps it slipped by',
      member:
        'We write once more: a contribution to Leith Evening has not come yet. If it is on its way, please forget this letter.',
      payer:
        'We write once more: this invoice of Leith Evening has not been paid yet. If it is on its way, please forget this letter.',
    },
    {
      voice: { step: 1, tone: 'plain' },
      title: 'An invoice is still open',
      member: 'A contribution to Leith Evening has not come yet. Please pay it in the next days.',
      payer: 'This invoice of Leith Evening has not been paid yet. Please pay it in the next days.',
    },
    {
      voice: { step: 2, tone: 'plain' },
      title: 'An invoice is still open',
      member:
        'We write once more: a contribution to Leith Evening has not come yet. Please pay it in the next days.',
      payer:
        'We write once more: this invoice of Leith Evening has not been paid yet. Please pay it in the next days.',
    },
  ])(
    'that is number $voice.step speaks in the $voice.tone tone to members and payers alike',
    ({ voice, title, member, payer }) => {
      expect([
        reminderTitle(voice),
        memberReminder('Leith Evening', voice),
        payerReminder('Leith Evening', voice),
      ]).toEqual([title, member, payer])
    },
  )
})
