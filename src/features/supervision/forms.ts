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

// No form of supervision has a field for words.

const mode = choice(['face-to-face', 'online'], 'how you meet')
const lengthMinutes = wholeNumber(15, 240)

export const buttonForm = form({})

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

export const peerTermForm = form({
  firstOn: localDate(),
  startTime: localTime(),
  lengthMinutes,
  sessions: wholeNumber(1, 40),
})

export const pauseForm = form({ firstOn: localDate(), lastOn: localDate() })

export const groupForm = form({ groupId: uuid() })

export const requestForm = form({ requestId: uuid() })
