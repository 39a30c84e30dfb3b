import {
  dataRequestAnsweredEmail,
  dataRequestArrivedEmail,
  dataRequestDueEmail,
  dataRequestExtendedEmail,
  dataRequestProofEmail,
  erasureDoneEmail,
} from './about-request.tsx'

export const emails = [
  dataRequestProofEmail,
  dataRequestArrivedEmail,
  dataRequestDueEmail,
  dataRequestExtendedEmail,
  dataRequestAnsweredEmail,
  erasureDoneEmail,
]
