import { z } from 'zod'
import { choice, emailAddress, form, line, localDate, paragraph, uuid } from '../../shared/form-values.ts'

/** Stands for "I don't know" and "abroad": the administrator takes these. */
export const NO_REGION = 'none'

export const kinds = ['start-face-to-face', 'start-online', 'something-else'] as const

const region = z.union([z.literal(NO_REGION).transform(() => null), uuid()], {
  error: 'Please choose a region, or say that you do not know.',
})

export const enquiryForm = form({
  name: line(120, 'your name'),
  email: emailAddress(),
  region,
  kind: choice(kinds),
  message: paragraph(4000, 'what you would like to know'),
})

/** An answer or a reply. */
export const messageForm = form({ body: paragraph(4000, 'what you want to say') })

export const discussionForm = form({ heldOn: localDate() })

/** A button without fields. */
export const buttonForm = form({})
