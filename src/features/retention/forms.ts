import { emailAddress, form, line } from '../../shared/form-values.ts'

export const holdForm = form({
  email: emailAddress(),
  words: line(300, 'why it waits'),
})
