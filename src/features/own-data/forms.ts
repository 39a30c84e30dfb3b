import { requestKinds } from '../../shared/data-request-kinds.ts'
import { choice, emailAddress, form, optional, paragraph, personName } from '../../shared/form-values.ts'

const asked = { kind: choice(requestKinds, 'what you ask for'), words: optional(paragraph(2000)) }

type Typed = { kind: string; words?: string | undefined }

const saysWhat = ({ kind, words }: Typed) => kind === 'access' || kind === 'erasure' || words !== undefined
const what = { path: ['words'], message: 'Please say what is wrong, or what you would like to stop.' }

export const requestForm = form(asked).refine(saysWhat, what)

export const requestByEmailForm = form({
  name: personName(120, 'your name'),
  email: emailAddress(),
  ...asked,
}).refine(saysWhat, what)

export const answerForm = form({ answer: optional(paragraph(4000)) })
export const refusalForm = form({ answer: paragraph(4000, 'the reason') })
export const extensionForm = form({ why: paragraph(1000, 'the reason') })
