import type { Db, HolderDb, ViewerDb } from '../../../platform/database/database.ts'
import { defineEmail, type MailContext } from '../../../platform/mail/define-email.ts'
import { formatDate, formatDayAndTime } from '../../../shared/calendar.ts'
import { Button, Email, FactList, Link, Para, Small } from '../../../ui/email/email.tsx'
import { societySettings } from '../../society/queries.ts'
import { heldRequest, ownRequestById, requestById, signsInFirst } from '../queries/requests.ts'
import { type DataRequest, erasureOpens, kindWords, stateOf } from '../rules/data-request.ts'

// About what somebody asks about their data: to them, with an account or without, and to the office.

const pageOf = ({ link, token }: MailContext): string =>
  link(token ? `/data-requests/${token}` : '/your-data')

const isHeld = (db: Db): db is HolderDb => 'holding' in db
const isViewer = (db: Db): db is ViewerDb => 'viewer' in db

const theirs = async (db: Db, about: string): Promise<DataRequest | undefined> =>
  isHeld(db) ? heldRequest(db) : isViewer(db) ? ownRequestById(db, about) : undefined

/** With whether their account is asked about only when they are signed in. */
type Told = DataRequest & { signsInFirst: boolean }

const told = async (db: Db, request: DataRequest): Promise<Told> => ({
  ...request,
  signsInFirst: isHeld(db) && (await signsInFirst(db)),
})

const signIn =
  'You have an account with us that an email alone does not open. What is in it you ask about when you are signed in, on the page “Your data”.'

const by = ({ dueOn }: Pick<DataRequest, 'dueOn'>): string => (dueOn ? formatDate(dueOn) : '')

export const dataRequestProofEmail = defineEmail<Told>({
  name: 'data-request-proof',
  load: async (db, about) => {
    const request = await theirs(db, about)
    return request && !request.provedAt ? told(db, request) : null
  },
  subject: () => 'You asked about your data: please confirm',
  body: ({ kind, signsInFirst: first }, context) => (
    <Email society={context.society} title="Please confirm that it is you">
      <Para>Dear {context.to},</Para>
      <Para>
        You, or somebody with your address, asked something about the data we hold. Please confirm on the page
        below that it is you: then you are answered within a month.
      </Para>
      <FactList facts={[['What is asked', kindWords[kind]]]} />
      {first && <Para>{signIn}</Para>}
      <Button href={pageOf(context)}>Yes, it is me</Button>
      <Small>If it was not you, do nothing: nothing happens, and the request is deleted after a week.</Small>
    </Email>
  ),
})

export const dataRequestArrivedEmail = defineEmail<DataRequest>({
  name: 'data-request-arrived',
  load: async (db, about) => (isViewer(db) ? ((await requestById(db, about)) ?? null) : null),
  subject: (request) => `Somebody asks about their data: to answer by ${by(request)}`,
  body: (request, context) => (
    <Email society={context.society} title="Somebody asks about their data">
      <Para>Dear {context.to},</Para>
      <Para>Somebody asks about the data that the society holds. The law gives it a month to answer.</Para>
      <AskedAndDue {...request} />
      <Button href={context.link(`/office/data-requests/${request.id}`)}>Look at it</Button>
    </Email>
  ),
})

/** A week before it is due, and the day before. */
export const dataRequestDueEmail = defineEmail<DataRequest>({
  name: 'data-request-due',
  load: async (db, about) => {
    const request = isViewer(db) ? await requestById(db, about) : undefined
    return request && stateOf(request) === 'open' ? request : null
  },
  subject: (request) => `A request about data is to be answered by ${by(request)}`,
  body: (request, context) => (
    <Email society={context.society} title="A request about data waits">
      <Para>Dear {context.to},</Para>
      <Para>Somebody has asked about the data that the society holds, and has no answer yet.</Para>
      <AskedAndDue {...request} />
      {!request.extendedAt && (
        <Para>
          If that cannot be done, tell them before that day that it takes longer, and why: on the same page.
        </Para>
      )}
      <Button href={context.link(`/office/data-requests/${request.id}`)}>Answer it</Button>
    </Email>
  ),
})

export const dataRequestExtendedEmail = defineEmail<DataRequest>({
  name: 'data-request-extended',
  load: async (db, about) => {
    const request = await theirs(db, about)
    return request?.extendedWhy && !request.answeredAt ? request : null
  },
  subject: (request) => `Your request about your data takes until ${by(request)}`,
  body: (request, context) => (
    <Email society={context.society} title="It takes longer">
      <Para>Dear {context.to},</Para>
      <Para>You asked about your data, and we need more time.</Para>
      <FactList
        facts={[
          ['You are answered by', by(request)],
          ['Why it takes longer', request.extendedWhy],
        ]}
      />
      <Button href={pageOf(context)}>Your request</Button>
      <Complaint {...context} />
    </Email>
  ),
})

export const dataRequestAnsweredEmail = defineEmail<Told>({
  name: 'data-request-answered',
  load: async (db, about) => {
    const request = await theirs(db, about)
    return request?.outcome ? told(db, request) : null
  },
  subject: () => 'The answer about your data',
  body: (request, context) => (
    <Email society={context.society} title="The answer about your data">
      <Para>Dear {context.to},</Para>
      <Para>
        {request.outcome === 'given'
          ? `Everything that is held about you${request.signsInFirst ? ' outside your account' : ''} lies ready for you as a file. It is not in this email, so that nobody else reads it: open your page for it.`
          : request.outcome === 'done'
            ? 'What you asked about your data has been done. The answer is on your page.'
            : 'What you asked about your data cannot be done. The reason is on your page.'}
      </Para>
      {request.signsInFirst && <Para>{signIn}</Para>}
      <Button href={pageOf(context)}>Open my page</Button>
      <Complaint {...context} />
    </Email>
  ),
})

export const erasureAskedEmail = defineEmail<{ from: string }>({
  name: 'erasure-asked',
  load: async (db, about) => {
    const request = await theirs(db, about)
    const opens = request && stateOf(request) === 'open' ? erasureOpens(request) : null
    return opens && { from: formatDayAndTime(opens, (await societySettings(db)).timeZone) }
  },
  subject: () => 'You asked to be erased',
  body: ({ from }, context) => (
    <Email society={context.society} title="You asked to be erased" replyHref={context.link('/contact')}>
      <Para>Dear {context.to},</Para>
      <Para>
        Somebody who was signed in as you asked just now that your account, and everything that leads to you,
        is erased. Nothing happens before {from}; from then on an administrator can do it, and it cannot be
        undone.
      </Para>
      <Para>If you have changed your mind, or if it was not you, take it back on your page.</Para>
      <Button href={context.link('/your-data#asked')}>Look at it, or take it back</Button>
      <Small>If it was not you, end your other sessions in your profile as well, and write to us.</Small>
    </Email>
  ),
})

export const erasureDoneEmail = defineEmail<DataRequest>({
  name: 'erasure-done',
  load: async (db, about) => {
    const request = await theirs(db, about)
    return request?.outcome === 'done' ? request : null
  },
  subject: () => 'You have been erased',
  body: (_, context) => (
    <Email society={context.society} title="You have been erased">
      <Para>Dear {context.to},</Para>
      <Para>
        As you asked, everything we held about you is gone: your account, if you had one, and all that led to
        you. Groups’ books keep their sums for as long as the law says, under a number. If an invoice is still
        to be paid, your name and address stay with it until it is, and nowhere else.
      </Para>
      <Para>This is the last email you get from us; once it is sent, your address is deleted, too.</Para>
      <Complaint {...context} />
    </Email>
  ),
})

/** What an administrator has to know before they look. */
const AskedAndDue = (request: Pick<DataRequest, 'kind' | 'dueOn'>) => (
  <FactList
    facts={[
      ['What is asked', kindWords[request.kind]],
      ['By law to be answered by', by(request)],
    ]}
  />
)

/** Which authority it is follows from where the society's regions are; the notice knows. */
const Complaint = ({ link }: Pick<MailContext, 'link'>) => (
  <Small>
    You may complain about how we handle your data.{' '}
    <Link href={link('/privacy#rights')}>Our privacy notice names the authority</Link>.
  </Small>
)
