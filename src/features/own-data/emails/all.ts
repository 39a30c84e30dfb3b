import {
  dataRequestAnsweredEmail,
  dataRequestArrivedEmail,
  dataRequestDueEmail,
  dataRequestExtendedEmail,
  dataRequestProofEmail,
  erasureAskedEmail,
  erasureDoneEmail,
} from './about-request.tsx'

export const emails = [
  dataRequestProofEmail,
  dataRequestArrivedEmail,
  dataRequestDueEmail,
  dataRequestExtendedEmail,
  dataRequestAnsweredEmail,
  erasureAskedEmail,
  erasureDoneEmail,
]
