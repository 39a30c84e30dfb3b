import { Button, FactList, Heading, Link, Para, Small } from './email.tsx'

interface EmailFlierProps {
  /** 'A Balint group, online' */
  kind: string
  headlines: readonly { what: string; words: string }[]
  details: readonly { what: string; words: string }[]
  aims: string | null
  leaders: readonly { name: string; what: string | null }[]
  unnamed: string | null
  /** The flier's page of today, absolute. */
  address: string
  /** The same as a sheet of A4, absolute. */
  pdf: string
}

/** A group's flier within an email, under whatever its sender writes. */
export function EmailFlier({
  kind,
  headlines,
  details,
  aims,
  leaders,
  unnamed,
  address,
  pdf,
}: EmailFlierProps) {
  const names = leaders.map(({ name, what }) => (what ? `${name} (${what})` : name))
  const facts = [
    ...headlines,
    ...details,
    { what: 'Led by', words: [...names, ...(unnamed ? [unnamed] : [])].join('; ') },
  ]
  return (
    <>
      <Para>{kind}.</Para>
      {aims && <Heading>What it is for</Heading>}
      {aims
        ?.split(/\n\s*\n/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph) => (
          <Para key={paragraph}>{paragraph.trim()}</Para>
        ))}
      <Heading>In short</Heading>
      <FactList facts={facts.filter(({ words }) => words !== '').map(({ what, words }) => [what, words])} />
      <Heading>How to apply</Heading>
      <Para>
        A few lines on the page of the group; you need no account. A leader then talks with you before anybody
        decides.
      </Para>
      <Button href={address}>Read more and apply</Button>
      <Small>
        To print or to pass on: <Link href={pdf}>the same as a PDF of one page</Link>. Should anything have
        changed since this was sent, the page says so.
      </Small>
    </>
  )
}
