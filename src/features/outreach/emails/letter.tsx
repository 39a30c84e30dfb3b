import { Fragment } from 'preact'
import { Button, Email, FactList, Link, Para, Small } from '../../../ui/email/email.tsx'
import { greeting, paragraphsOf } from '../rules/letter.ts'
import type { ShownLetterGroup } from '../rules/letter-group.ts'

export interface LetterProps {
  society: string
  organisation: { name: string; office: string | null }
  group: ShownLetterGroup
  subject: string
  body: string
  /** The counted link to the flier: `…/f/k3m9q2xd`. */
  flierHref: string
  /** The same as a file that prints. */
  pdfHref: string
  /** Where the organisation answers. */
  replyHref: string
  /** Where it ends such letters, of all groups. */
  endHref: string
}

/** A letter to an organisation, in the leaders' words: the email and its preview are this one tree. */
export function LetterToOrganisation(props: LetterProps) {
  const { society, organisation, group, subject } = props
  return (
    <Email society={society} title={subject} replyHref={props.replyHref}>
      <Para>{greeting(organisation)}</Para>
      {paragraphsOf(props.body).map((lines, place) => (
        <Para key={place}>
          {lines.map((line, row) => (
            <Fragment key={row}>
              {row > 0 && <br />}
              {line}
            </Fragment>
          ))}
        </Para>
      ))}
      <FactList
        facts={[
          ['The group', group.name],
          ['Where', group.mode === 'online' ? 'Online' : (group.where ?? 'to be settled')],
          ['When', group.when],
          ['For', group.professions.replace(/^For /, '')],
          ...(group.cost ? [['Costs', group.cost] as const] : []),
          ...(group.leaders.length > 0 ? [['Led by', group.leaders.join(' and ')] as const] : []),
        ]}
      />
      <Button href={props.flierHref}>The flier, to pass on</Button>
      <Para>
        <Link href={props.pdfHref}>The same as a PDF, to print or attach</Link>
      </Para>
      <Small>
        Why you get this: {society} keeps the public address of your office in its book of organisations that
        may pass on a flier, and the leaders of {group.name} ask you for it. The society sends it for them.
        Nobody asks you for your members’ addresses.{' '}
        <Link href={props.endHref}>No more such letters, of any of our groups</Link>
      </Small>
    </Email>
  )
}
