import type { ComponentChildren } from 'preact'
import type { RequestKind } from '../../../shared/data-request-kinds.ts'
import { PostButton } from '../../../ui/actions.tsx'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'

export interface OfficeRequestPageProps {
  /** `/office/data-requests/<id>` */
  here: string
  kind: RequestKind
  isOpen: boolean
  name: string
  what: string
  words: string | null
  asked: string
  due: string
  longer: string | null
  /** From when on they can be erased: 'Thursday 3 December 2026, 09:30'. */
  opens: string | null
  /** What became of it, once it is answered. */
  ended: string | null
  mayExtend: boolean
  /** What has to be done before an erasure, or what an answer has to mind, in sentences. */
  first: readonly string[]
  /** What is not given, and why. */
  withheld: readonly { title: string; why: string }[]
  attempts?: { answer?: Attempt; refusal?: Attempt; extension?: Attempt; erasure?: Attempt }
}

export function OfficeRequestPage(props: OfficeRequestPageProps) {
  const { here, isOpen, attempts = {} } = props
  return (
    <Document title={props.what} width="wide">
      <PageHeader
        eyebrow={props.name}
        title={props.what}
        back={{ href: '/office/data-requests', label: 'Requests about data' }}
      />
      <OfficeTabs current="/office/data-requests" />
      <Facts
        facts={[
          ['Asked', props.asked],
          ['Due', props.due],
          ['In their words', props.words],
          ['It takes longer', props.longer],
          ['Can be erased from', props.opens],
          ['Answered', props.ended],
        ]}
      />
      {isOpen && props.kind !== 'erasure' && props.first.length > 0 && (
        <Notice kind="attention" title="An email alone does not show that it is they.">
          {props.first.join(' ')}
          {props.kind === 'access' && ' The file has only what came without the account.'}
        </Notice>
      )}
      {isOpen && <Answering {...props} />}
      {isOpen && (
        <>
          {props.mayExtend && (
            <Details summary="It takes longer" open={attempts.extension !== undefined}>
              <p>
                Where a request is complex, or somebody asked several things at once, the society may take two
                months more. They are told now, with the reason.
              </p>
              <Form
                action={`${here}/extension`}
                attempt={attempts.extension}
                submit="Take two months more"
                tone="plain"
              >
                <TextArea name="why" label="Why it takes longer" rows={3} />
              </Form>
            </Details>
          )}
          <Details summary="It cannot be done" open={attempts.refusal !== undefined}>
            <p>
              Only where the law allows it: the request is plainly unfounded, or something must be kept for a
              claim or by law. They are told the reason, and that they may complain to the authority that the{' '}
              <a href="/privacy#rights">privacy notice</a> names.
            </p>
            <Form
              action={`${here}/refusal`}
              attempt={attempts.refusal}
              submit="Say no, with this reason"
              tone="problem"
            >
              <TextArea name="answer" label="The reason" rows={4} />
            </Form>
          </Details>
        </>
      )}
    </Document>
  )
}

function Answering(props: OfficeRequestPageProps): ComponentChildren {
  const { here, kind, attempts = {} } = props
  if (kind === 'erasure') return <Erasing {...props} />
  if (kind === 'access')
    return (
      <Section
        title="Give them their file"
        lead="The file is made when they open it, and they alone can: you do not read it, for most of it is not the office’s to see. With this answer it also has what others noted of them."
      >
        <Details summary="What is not in it, and why">
          <ul>
            {props.withheld.map(({ title, why }) => (
              <li key={title}>
                {title}: {why}
              </li>
            ))}
          </ul>
        </Details>
        <Form action={`${here}/answer`} attempt={attempts.answer} submit="Give them the file">
          <TextArea
            name="answer"
            label="A word with it"
            hint="Anything held on paper or in the society’s mailbox belongs to the answer, too: say here how they get it."
            rows={4}
            optional
          />
        </Form>
      </Section>
    )
  return (
    <Section
      title="Say what was done"
      lead="Correct it where it stands, or ask the leaders or whoever keeps the group’s money to do so. Then answer."
    >
      <Form action={`${here}/answer`} attempt={attempts.answer} submit="Send this answer">
        <TextArea name="answer" label="Your answer" rows={5} />
      </Form>
    </Section>
  )
}

function Erasing({ here, name, first, attempts = {} }: OfficeRequestPageProps) {
  return (
    <Section
      title="Erase them"
      lead="Everything of theirs goes at once: account, profile, applications, answers, apologies, attendance, certificates, portfolio, messages’ author, files. It cannot be taken back, and is done again should an old backup ever be restored."
    >
      <Details summary="What stays, and why">
        <ul>
          <li>Sums in groups’ books, under a number: six years, by tax law.</li>
          <li>
            Their name and address beside an invoice that is still to be paid or money still owed to them,
            until it is settled; nowhere else, and only whoever keeps that group’s money sees it.
          </li>
          <li>
            Decisions on their accreditation: the date and what was decided, without a name or a reason.
          </li>
          <li>
            Lines of the society’s log, without a name. What they wrote to a circle, without its author.
          </li>
        </ul>
      </Details>
      {attempts.erasure?.refusal && <Notice kind="problem" title={attempts.erasure.refusal} />}
      {first.length > 0 ? (
        <Notice kind="attention" title="Something comes first.">
          {first.join(' ')}
        </Notice>
      ) : (
        <PostButton
          action={`${here}/erasure`}
          label={`Erase ${name}`}
          tone="problem"
          confirm="Nothing of them can be brought back. They get one last email that says so."
        />
      )}
    </Section>
  )
}
