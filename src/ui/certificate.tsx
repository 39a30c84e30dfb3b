import type { ComponentChildren } from 'preact'
import { Facts } from './facts.tsx'

interface CertificateProps {
  /** 'Certificate of attendance' */
  title: string
  society: string
  name: string
  /** After the name: 'attended 9 meetings of …' */
  statement: string
  /** '13.5 hours' */
  hours: string
  details: readonly { what: string; words: string }[]
  /** What it does not say. */
  limits: string
  /** '28 November 2026'; null while it is not issued. */
  issuedOn: string | null
  /** Of its heading, below what stands around it. */
  level?: 2 | 3 | undefined
  /** Its code, where it has one. */
  children?: ComponentChildren
}

/** A certificate as it stands on paper, on a page. */
export function Certificate({
  title,
  society,
  name,
  statement,
  hours,
  details,
  limits,
  level = 2,
  ...props
}: CertificateProps) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <article class="certificate" aria-label={`${title}: ${name}`}>
      <p class="text-sm font-semibold text-primary">{society}</p>
      <Title class="text-heading">{title}</Title>
      <div>
        <p class="text-muted">This is to confirm that</p>
        <p class="certificate-name">{name}</p>
        <p>{statement}</p>
      </div>
      <p class="certificate-hours">{hours}</p>
      <Facts facts={details.map(({ what, words }) => [what, words])} />
      <p class="text-sm text-muted">{limits}</p>
      <p class="text-sm">
        {props.issuedOn ? `Issued on ${props.issuedOn} by ${society}.` : 'Not issued yet.'}
      </p>
      {props.children}
    </article>
  )
}
