import { z } from 'zod'
import {
  checkbox,
  choice,
  emailAddress,
  line,
  localDate,
  localTime,
  money,
  optional,
  paragraph,
  personName,
  severalIds,
  webAddress,
  wholeNumber,
} from '../../shared/form-values.ts'
import { professions } from '../../shared/professions.ts'

export const signUpForm = z.object({
  name: personName(120, 'your name'),
  email: emailAddress(),
  profession: choice(professions, 'your profession'),
})

export const tasterForm = z
  .object({
    on: localDate(),
    at: localTime(),
    minutes: wholeNumber(30, 240),
    mode: choice(['face-to-face', 'online']),
    area: optional(line(120)),
    place: optional(line(300)),
    url: optional(webAddress()),
    seats: wholeNumber(1, 30),
    contribution: optional(money(100_000)),
    closes_on: optional(localDate()),
    plan: optional(paragraph(2000)),
    before_opening: checkbox(),
  })
  .superRefine(({ mode, place }, context) => {
    if (mode === 'face-to-face' && !place) {
      context.addIssue({
        code: 'custom',
        path: ['place'],
        message: 'Please say where it is; only guests are told.',
      })
    }
  })

/** Of one that is announced. */
export const changeForm = z.object({
  on: localDate(),
  at: localTime(),
  minutes: wholeNumber(30, 240),
  seats: wholeNumber(1, 30),
})

export const cameForm = z.object({ came: severalIds() })

export const whyForm = z.object({ why: paragraph(2000, 'a few words') })
