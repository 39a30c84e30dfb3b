import {
  checkbox,
  choice,
  form,
  line,
  optional,
  paragraph,
  webAddress,
  wholeNumber,
} from '../../shared/form-values.ts'

const words = { opening: optional(paragraph(2000)), closing: optional(paragraph(2000)) }

export const wordsForm = form(words)

export const preparatoryForm = form({
  ...words,
  plan: paragraph(6000, 'the plan of the first meeting'),
  seen_well: optional(paragraph(3000)),
  reading: optional(paragraph(3000)),
})

const days = ['0', '1', '2', '7'] as const

export const groupLettersForm = form({ reminder_days: choice(days), welcomes: checkbox() })

export const choicesForm = form({
  reminder_days: choice(['group', ...days]),
  messages: checkbox(),
  term_ahead: checkbox(),
})

export const messageForm = form({ body: paragraph(4000, 'what you would like to say') })

export const readingForm = form({
  title: line(200, 'the title'),
  author: optional(line(200)),
  year: optional(wholeNumber(1800, 2100)),
  link: optional(webAddress()),
})
