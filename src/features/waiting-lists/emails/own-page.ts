import type { MailContext } from '../../../platform/mail/define-email.ts'

/** The page of the entry, which its email alone opens. */
export const pageOf = ({ link, token }: MailContext): string => link(`/waiting-list/${token}`)

export const oneClick = ({ token }: MailContext): string => `/waiting-list/${token}/one-click`
