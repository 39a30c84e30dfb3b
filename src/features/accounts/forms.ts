import { z } from 'zod'
import {
  carriedLine,
  checkbox,
  emailAddress,
  line,
  optional,
  phone,
  timeZone,
  uuid,
} from '../../shared/form-values.ts'

/** Where signing in leads is only carried along here: localPath judges it when the sign-in is asked for. */
export const signInForm = z.object({ email: emailAddress(), next: optional(line(300)) })

export const codeForm = z.object({
  request: uuid(),
  code: line(20, 'the six digits from the email')
    .transform((text) => text.replaceAll(/[\s-]/g, ''))
    .refine((text) => /^\d{6}$/.test(text), 'Please enter the six digits from the email.'),
})

/** Where somebody comes back to, and the form that waits for them, both carried by the page alone. */
const carried = { next: optional(carriedLine(300)), kept: z.string().optional() }

export const againForm = z.object(carried)
export const againCodeForm = codeForm.extend(carried)

/** A code that is shown beside the mailbox; what kind of code it is, its address says. */
export const shownCodeForm = z.object({ code: carriedLine(40, 'the code'), ...carried })
const credential = z.string({ error: 'Your device gave no answer.' }).min(2, 'Your device gave no answer.')
export const shownPasskeyForm = z.object({ credential, ...carried })
export const passkeySignInForm = z.object({ credential, next: optional(carriedLine(300)) })

export const appCodeForm = z.object({
  code: carriedLine(20, 'the six digits that your app shows')
    .transform((text) => text.replaceAll(/[\s-]/g, ''))
    .refine((text) => /^\d{6}$/.test(text), 'Please enter the six digits that your app shows.'),
})

const passkeyName = line(60, 'a name for it')
export const newPasskeyForm = z.object({ name: passkeyName, credential })
export const passkeyNameForm = z.object({ name: passkeyName })

export const profileForm = z.object({
  name: line(120, 'your name'),
  phone: optional(phone()),
  phoneForGuests: checkbox(),
  profession: optional(line(80)),
  timeZone: optional(timeZone()),
})
