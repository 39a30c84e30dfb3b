import { z } from 'zod'
import {
  checkbox,
  choice,
  emailAddress,
  line,
  localDate,
  paragraph,
  uuid,
  wholeNumber,
} from '../../shared/form-values.ts'
import { professions } from '../../shared/professions.ts'

export const applicationForm = z.object({
  name: line(120, 'your name'),
  email: emailAddress(),
  profession: choice(professions),
  workplace_area: line(120, 'the town or area you work in'),
  why: paragraph(2000, 'a few words'),
  technology: checkbox(),
})

export const interviewForm = z.object({
  held_on: localDate(),
  outcome: choice(['suits', 'not-now', 'does-not-suit']),
})

export const MOST_OFFER_DAYS = 60
export const offerForm = z.object({ days: wholeNumber(1, MOST_OFFER_DAYS) })

const agreed = (sentence: string) => checkbox().refine((ticked) => ticked, { error: sentence })

/** `offer` says which one was read: another may have taken its place since. */
export const acceptanceForm = z.object({
  offer: uuid(),
  ground_rules: agreed('Please say that you agree to the ground rules, or write to us if you cannot.'),
  contribution: agreed('Please say that you agree to the contribution, or write to us if you cannot.'),
})

export const offerAnswerForm = z.object({ offer: uuid() })

/** A form of one button. */
export const buttonForm = z.object({})

export const messageForm = z.object({ body: paragraph(2000, 'your message') })
