import {
  checkbox,
  choice,
  emailAddress,
  form,
  line,
  money,
  optional,
  paragraph,
  phone,
  uuid,
  webAddress,
  wholeNumber,
} from '../../shared/form-values.ts'
import { venueBases, venueKinds } from '../../shared/venue-kinds.ts'

/** What else the book keeps of a place than which it is. */
const particulars = {
  stepFree: checkbox(),
  accessibleToilet: checkbox(),
  parking: checkbox(),
  accessNote: optional(paragraph(600)),
  cost: optional(money(1_000_00)),
  costPer: optional(choice(['meeting', 'hour'])),
  costNote: optional(line(300)),
  contactName: optional(line(120)),
  contactPhone: optional(phone()),
  contactEmail: optional(emailAddress()),
  supportedBy: optional(line(160)),
  houseRules: optional(paragraph(600)),
}

const venueFields = {
  name: line(120, 'a name for the place'),
  address: line(300, 'the address'),
  area: optional(line(120)),
  region: optional(uuid()),
  kind: optional(choice(venueKinds)),
  seats: wholeNumber(1, 100),
  freeFromIntrusion: checkbox(),
  base: optional(choice(venueBases)),
  ...particulars,
}

export const venueForm = form(venueFields)
export const particularsForm = form(particulars)

/** How a group comes to a place: at once where it has none, else from a meeting on, or for one, with its reason. */
const comingFields = {
  meeting: optional(uuid()),
  span: optional(choice(['onwards', 'once'])),
  reason: optional(paragraph(300)),
  freeForAllDates: checkbox(),
}

export const comingForm = form(comingFields)

export const newPlaceForm = form({
  ...venueFields,
  sharing: optional(choice(['shared', 'private'])),
  ...comingFields,
})

export const linkForm = form({
  url: webAddress().refine(
    (url) => url.length <= 500,
    'Please enter a web address of at most 500 characters.',
  ),
})
