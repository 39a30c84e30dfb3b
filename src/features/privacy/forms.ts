import { emailAddress, form, line, optional, paragraph } from '../../shared/form-values.ts'

const LONGEST_ADDRESS = 300
const LONGEST_TRANSFERS = 1000

export const contactForm = form({
  contact: line(160, 'who answers questions about data'),
  email: emailAddress(),
  address: optional(paragraph(LONGEST_ADDRESS)),
  hostedBy: optional(line(160)),
  serverPlace: optional(line(160)),
  mailCarrier: optional(line(160)),
  transfers: optional(paragraph(LONGEST_TRANSFERS)),
  representative: optional(paragraph(LONGEST_ADDRESS)),
})
