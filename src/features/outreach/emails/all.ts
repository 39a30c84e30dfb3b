import { organisationAskedEmail } from './organisation-asked.tsx'
import { organisationAnsweredEmail, outreachDueEmail } from './to-leaders.tsx'

export const emails = [organisationAskedEmail, organisationAnsweredEmail, outreachDueEmail]
