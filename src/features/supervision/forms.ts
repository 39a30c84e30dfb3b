import {
  choice,
  form,
  localDate,
  localTime,
  money,
  optional,
  severalIds,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'
import { nthsOfMonth, readRhythm, rhythmValue } from '../../shared/rhythm.ts'
import { checkTermEnd, termAsked, termFields, termWishIn } from '../../shared/term-form.ts'

// No form of supervision has a field for words.

const mode = choice(['face-to-face', 'online'], 'how you meet')
const lengthMinutes = wholeNumber(15, 240)

export const termsForm = form({
  everyWeeks: wholeNumber(1, 52),
  lengthMinutes,
  mode,
  feeMinor: optional(money(100_000)),
  currency: choice(['GBP', 'EUR'], 'a currency'),
  beginsOn: localDate(),
  endsOn: optional(localDate()),
})

export const sessionForm = form({
  on: localDate(),
  at: localTime(),
  lengthMinutes,
  mode,
  hostId: optional(uuid('Please choose who hosts.')),
})

export const logForm = form({
  on: localDate(),
  at: localTime(),
  lengthMinutes,
  mode,
  there: severalIds(),
  meetingsCovered: wholeNumber(0, 200),
})

export const disputeForm = form({
  what: choice(['date', 'length', 'people', 'did-not-take-place'], 'what is not so'),
})

const monthly = nthsOfMonth.map((nthOfMonth) => rhythmValue({ nthOfMonth }))

/** What a group's term is asked for with, and what a group has in its frame. */
export const peerTermForm = form({
  ...termFields,
  start_time: localTime(),
  length: lengthMinutes,
  rhythm: optional(choice(['own', ...monthly], 'how often you meet')),
})
  .superRefine(checkTermEnd)
  .transform(({ start_time: startTime, length, rhythm = 'own', ...term }) => ({
    ...termWishIn(term),
    startTime,
    lengthMinutes: length,
    rhythm: rhythm === 'own' ? undefined : readRhythm(rhythm),
  }))

/** The fields by which a preview of peers' dates has an address of its own. */
export const peerTermAsked = [...termAsked, 'start_time', 'length', 'rhythm'] as const

export const pauseForm = form({ firstOn: localDate(), lastOn: localDate() })

export const groupForm = form({ groupId: uuid() })

export const requestForm = form({ requestId: uuid() })
