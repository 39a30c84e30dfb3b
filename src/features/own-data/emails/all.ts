import {
  dataRequestAnsweredEmail,
  dataRequestArrivedEmail,
  dataRequestExtendedEmail,
  dataRequestProofEmail,
  erasureDoneEmail,
} from './about-request.tsx'

export const emails = [
  dataRequestProofEmail,
  dataRequestArrivedEmail,
  dataRequestExtendedEmail,
  dataRequestAnsweredEmail,
  erasureDoneEmail,
]
