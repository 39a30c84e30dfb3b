import { PostButton } from '../../../ui/actions.tsx'
import { Document } from '../../../ui/document.tsx'
import { Facts, Table } from '../../../ui/facts.tsx'
import { PageHeader, Section, Stack } from '../../../ui/layout.tsx'
import { LinkList } from '../../../ui/link-list.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { Paragraphs, Quiet } from '../../../ui/paragraphs.tsx'
import { ScreenOnly } from '../../../ui/print.tsx'
import type { Responsible } from '../rules/notice-facts.ts'
import type { Right } from '../rules/rights.ts'
import type { Readership } from '../rules/who-sees.ts'
import { HelpingHands, InBackups, sources } from './helping-hands.tsx'

export interface KeptTheme {
  theme: string
  title: string
  lines: readonly { kind: string; what: string; kept: string; ground: string; afterwards: string }[]
}

export interface NoticePageProps {
  responsible: Responsible
  /** 'the UK GDPR and the UK’s Data Protection Act 2018' */
  law: string
  authorities: readonly string[]
  kept: readonly KeptTheme[]
  grounds: readonly { ground: string; words: string }[]
  readers: readonly Readership[]
  rights: readonly Right[]
  /** How many nightly backups are kept; null where none are made. */
  backupsKept: number | null
  /** The online room has one for those whose networks let nothing through. */
  hasRelay: boolean
  /** 'Monday 23 November 2026'; null before the first edition. */
  changedOn: string | null
  /** What the newest edition changed; none in the first. */
  changes: readonly string[]
  /** It changed since the reader came, and they have not said that they have read it. */
  isNew: boolean
  isSignedIn: boolean
}

export function NoticePage(props: NoticePageProps) {
  const { responsible, changedOn, changes } = props
  return (
    <Document title="Privacy notice" width="wide">
      <PageHeader
        eyebrow={responsible.society}
        title="Privacy notice"
        lead="What we know of you, why, who reads it, and when it is gone. The short of it first; each part says more below."
      />
      {props.isNew && (
        <Notice kind="attention" title={`This notice changed on ${changedOn}`}>
          <Changes changes={changes} />
          <PostButton action="/privacy/reading" label="I have read it" />
        </Notice>
      )}
      <InShort {...props} />
      <Section title="Who is responsible" id="responsible">
        <WhoIsResponsible {...props} />
      </Section>
      <Section
        title="What is kept, why, and how long"
        id="kept"
        lead="Every night, what is over is deleted by this very table. Where you have asked to see what is kept of you, it waits until you are answered."
      >
        <Stack>
          {props.kept.map(({ theme, title, lines }) => (
            <Details key={theme} summary={title}>
              <Table
                caption={title}
                captionHidden
                rows={lines}
                rowKey={({ kind }) => kind}
                columns={[
                  { title: 'What', head: true, cell: ({ what }) => what },
                  { title: 'How long', cell: ({ kept }) => kept },
                  { title: 'Then', cell: ({ afterwards }) => afterwards },
                  { title: 'Why we may', cell: ({ ground }) => ground },
                ]}
              />
            </Details>
          ))}
          <Table
            caption="What the grounds mean"
            rows={props.grounds}
            rowKey={({ ground }) => ground}
            columns={[
              { title: 'Ground', head: true, cell: ({ ground }) => ground },
              { title: 'It means', cell: ({ words }) => words },
            ]}
          />
        </Stack>
        <InBackups kept={props.backupsKept} />
      </Section>
      <Section title="Where it comes from" id="sources">
        <ul>
          {sources.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      </Section>
      <Section title="Who reads it" id="readers">
        <Table
          caption="Who reads what"
          captionHidden
          rows={props.readers}
          rowKey={({ what }) => what}
          columns={[
            { title: 'What', head: true, cell: ({ what }) => what },
            { title: 'Who', cell: ({ who }) => who },
          ]}
        />
        <p>
          Whenever somebody of the society opens what is confidential of yours, it is noted who and on which
          day, for a year; with an account you read it <a href="/your-data/looks">on a page of your own</a>.
          Administrators, Council’s officers and treasurers confirm with a second way that it is they.
        </p>
      </Section>
      <Section title="Who else has a hand in it" id="hands">
        <HelpingHands responsible={responsible} hasRelay={props.hasRelay} />
      </Section>
      <Section title="Your rights, and how to use them" id="rights">
        <Table
          caption="Your rights"
          captionHidden
          rows={props.rights}
          rowKey={({ right }) => right}
          columns={[
            {
              title: 'You can',
              head: true,
              cell: ({ right, href }) => (href ? <a href={href}>{right}</a> : right),
            },
            { title: 'How', cell: ({ how }) => how },
          ]}
        />
        {!props.isSignedIn && (
          <p>
            Without an account you <a href="/data-requests">ask by your email address</a>; a letter or a call
            to us will do as well.
          </p>
        )}
        <p>
          If you think that we are wrong, tell us, please. You can also complain to{' '}
          {props.authorities.join(' or ')}, whenever you like.
        </p>
      </Section>
      <Section title="Changes of this notice" id="changes">
        {changedOn ? (
          <>
            <p>It last changed on {changedOn}.</p>
            {changes.length > 0 && (
              <Details summary="What changed that day">
                <Changes changes={changes} />
              </Details>
            )}
          </>
        ) : (
          <p>It has not changed since the society began.</p>
        )}
        <Quiet>
          Whoever has an account is told of a change by email within a day, and on their first page.
        </Quiet>
        <ScreenOnly>
          <p>
            How the society and whoever hosts its server share the work stands in the{' '}
            <a href="/terms">terms</a>.
          </p>
        </ScreenOnly>
      </Section>
    </Document>
  )
}

function InShort({ responsible, authorities, isSignedIn }: NoticePageProps) {
  return (
    <Section title="In short">
      <Stack>
        <ul>
          <li>
            Nothing about a patient is ever asked for or kept. Nothing that is said in a meeting is recorded.
          </li>
          <li>
            We keep what you write to us, and what a group needs to meet: who is in it, dates, money. Each has
            its day, and is deleted then; from the encrypted copies for a bad day, some weeks later.
          </li>
          <li>Your group’s things are your group’s: the society’s office sees numbers.</li>
          <li>
            You have no password here. Cookies serve signing in, knowing your browser again, and the online
            room; nobody follows you around.
          </li>
          <li>
            {isSignedIn ? (
              <>
                <a href="/your-data">Your own page</a> shows what is kept of you, and lets you take it along
                or have it erased.
              </>
            ) : (
              'You can see what is kept of you, take it along, or have it erased.'
            )}
          </li>
          <li>
            Questions: {responsible.contact || responsible.society}. Complaints, if we cannot help:{' '}
            {authorities.join(' or ')}.
          </li>
        </ul>
        <ScreenOnly>
          <LinkList
            label="Parts of this notice"
            links={[
              { href: '#responsible', label: 'Who is responsible' },
              { href: '#kept', label: 'What is kept, why, and how long' },
              { href: '#sources', label: 'Where it comes from' },
              { href: '#readers', label: 'Who reads it' },
              { href: '#hands', label: 'Who else has a hand in it' },
              { href: '#rights', label: 'Your rights, and how to use them' },
              { href: '#changes', label: 'Changes of this notice' },
            ]}
          />
        </ScreenOnly>
      </Stack>
    </Section>
  )
}

function WhoIsResponsible({ responsible, law }: NoticePageProps) {
  return (
    <>
      <Facts
        facts={[
          ['The society', responsible.society],
          ['Questions about data', responsible.contact],
          responsible.email !== '' && [
            'By email',
            <a href={`mailto:${responsible.email}`}>{responsible.email}</a>,
          ],
          responsible.address !== '' && ['By post', <Paragraphs text={responsible.address} />],
          ['The law', law],
          responsible.representative !== '' && [
            'For the EU',
            <Paragraphs text={responsible.representative} />,
          ],
        ]}
      />
      <p>
        You can <a href="/contact">write to us here</a> as well. What leaders note about their own group, and
        what a group’s purse holds, is kept for them in the society’s name.
      </p>
    </>
  )
}

function Changes({ changes }: { changes: readonly string[] }) {
  return (
    <ul>
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  )
}
