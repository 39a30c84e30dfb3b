import { checkbox, line, optional, paragraph, phone } from './form-values.ts'

/** What a member lets the others of the circle see (R54); what is undefined is not shown. */
export interface MemberCard {
  profession: string | undefined
  workplace: string | undefined
  phone: string | undefined
  showsEmail: boolean
  ownWords: string | undefined
}

/** The same fields wherever somebody chooses: at the acceptance, and later on the circle's page. */
export const memberCardFields = {
  shown_profession: optional(line(80)),
  shown_workplace: optional(line(120)),
  shown_phone: optional(phone()),
  shows_email: checkbox(),
  shown_words: optional(paragraph(500)),
}

interface Typed {
  shown_profession?: string | undefined
  shown_workplace?: string | undefined
  shown_phone?: string | undefined
  shows_email: boolean
  shown_words?: string | undefined
}

export const memberCardIn = (values: Typed): MemberCard => ({
  profession: values.shown_profession,
  workplace: values.shown_workplace,
  phone: values.shown_phone,
  showsEmail: values.shows_email,
  ownWords: values.shown_words,
})

/** Whoever has chosen nothing shows a name. */
export const emptyCard: MemberCard = {
  profession: undefined,
  workplace: undefined,
  phone: undefined,
  showsEmail: false,
  ownWords: undefined,
}
