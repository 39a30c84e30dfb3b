import { Answers } from './answers.tsx'
import { ApologyButton } from './apology-button.tsx'
import { AttendanceGrid, PaperBox } from './attendance-grid.tsx'
import { BackLink } from './back-link.tsx'
import { ChoiceRows } from './choice-rows.tsx'
import { ClashList } from './clash-list.tsx'
import { Copyable } from './copyable.tsx'
import { EssentialMark } from './essential-mark.tsx'
import { Form } from './form.tsx'
import { InAndOut } from './in-and-out.tsx'
import { Columns, Row, Section, Stack } from './layout.tsx'
import { LinkList } from './link-list.tsx'
import { ListFilters } from './list-filters.tsx'
import { MoneyLine, MoneyLines } from './money-lines.tsx'
import { MonthBars } from './month-bars.tsx'
import { Badge } from './notices.tsx'
import { Figure, Figures, PartKey, Seats, StackBar } from './numbers.tsx'
import { Paragraphs, Quiet } from './paragraphs.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { PeopleDots, PeopleDotsKey } from './people-dots.tsx'
import { PhaseBar, PhaseList } from './phases.tsx'
import { Progress } from './progress.tsx'
import { RecruitingBoard } from './recruiting-board.tsx'
import { RegionList } from './region-list.tsx'
import { SideBySide } from './side-by-side.tsx'
import { WeekChoice } from './week-choice.tsx'
import { WeekGrid } from './week-grid.tsx'

/** What single pages have asked for, each as it stands there. */
export function GalleryPieces() {
  return (
    <>
      <Attendance />
      <TheSession />
      <Choosing />
      <Recruiting />
      <Counting />
      <Small />
    </>
  )
}

const states = [
  { value: 'present', label: 'Present' },
  { value: 'apologies', label: 'Apologies' },
  { value: 'absent', label: 'Absent' },
]

function Attendance() {
  const month = (nth: number) => ({
    month: nth < 2 ? 'Nov' : 'Dec',
    taken: nth < 2 ? { present: 2, of: 2 } : null,
  })
  return (
    <>
      <Section title="Who was there">
        <Columns of={2}>
          <Form action="#attendance" submit="Note who was there">
            <ChoiceRows
              legend="Everybody whose meeting it was"
              hint="Apologies that were sent are ticked already."
              options={states}
              rows={[
                { name: 'anna', label: 'Anna Bell', value: 'present' },
                { name: 'ben', label: 'Ben Okri', note: 'sent apologies', value: 'apologies' },
                { name: 'carys', label: 'Carys Lowe' },
              ]}
            />
          </Form>
          <Stack>
            <AttendanceGrid
              caption="Attendance of this term"
              columns={['3', '17', '1'].map((day, nth) => ({
                id: day,
                day,
                words: `Tuesday ${day}`,
                href: '#attendance',
                ...month(nth),
              }))}
              rows={[
                { id: 'anna', name: 'Anna Bell', marks: ['present', 'present', null], sum: '2 of 2' },
                {
                  id: 'ben',
                  name: 'Ben Okri',
                  note: 'from 17 Nov',
                  marks: [null, 'apologies', null],
                  sum: '0 of 1',
                },
                { id: 'carys', name: 'Carys Lowe', marks: ['present', 'absent', null], sum: '1 of 2' },
              ]}
            />
            <p>
              On paper: <PaperBox />
            </p>
          </Stack>
        </Columns>
      </Section>
      <Section title="Apologies with one press">
        <Row>
          <ApologyButton
            groupId="group"
            meetingId="one"
            sent={false}
            from="circle"
            about="Tuesday 1 December"
          />
          <ApologyButton groupId="group" meetingId="two" sent from="circle" about="Tuesday 15 December" />
        </Row>
      </Section>
    </>
  )
}

const phases = [
  { key: 'arrive', label: 'Arriving', minutes: 5, at: '19:30', purpose: 'Everybody is seen and heard.' },
  { key: 'case', label: 'The case', minutes: 10, at: '19:35', heading: 'First case' },
  { key: 'group', label: 'The group works', minutes: 60, at: '19:45' },
  { key: 'close', label: 'Closing', minutes: 15, at: '20:45' },
]

function TheSession() {
  return (
    <Section title="The plan of a meeting">
      <PhaseBar phases={phases} />
      <PhaseList label="Ninety minutes" phases={phases} />
    </Section>
  )
}

function Choosing() {
  const slot = (day: string, hour: number) => ({
    name: `${day}-${hour}`,
    time: `${hour}:30`,
    hours: `${hour}:30 to ${hour + 2}:00`,
    hoursThere: null,
    value: hour === 19 ? 'yes' : '',
  })
  const cell = (could: number, isBest = false) => ({
    href: '#times',
    could,
    tone: Math.min(4, could) as 0 | 1 | 2 | 3 | 4,
    isOut: could === 0,
    isBest,
    words: `${could} could`,
  })
  return (
    <Section title="The regular time">
      <Columns of={2}>
        <Form action="#times" submit="Say when you could">
          <WeekChoice
            legend="When could you come, most weeks?"
            words={[
              { value: 'yes', label: 'yes' },
              { value: 'maybe', label: 'at a pinch' },
              { value: '', label: 'no' },
            ]}
            days={['Tuesday', 'Thursday'].map((name) => ({ name, slots: [slot(name, 18), slot(name, 19)] }))}
          />
        </Form>
        <WeekGrid
          caption="Who could come when"
          days={[
            { short: 'Tue', long: 'Tuesday' },
            { short: 'Thu', long: 'Thursday' },
          ]}
          rows={[
            { time: '18:30', hours: '18:30 to 20:00', cells: [cell(2), cell(0)] },
            { time: '19:30', hours: '19:30 to 21:00', cells: [cell(4, true), null] },
          ]}
        />
      </Columns>
      <Progress at={2} of={5} />
    </Section>
  )
}

function Recruiting() {
  const card = {
    key: 'vera',
    href: '#vera',
    name: 'Vera Jones',
    meta: 'GP, Leith',
    change: null,
    ties: ['same practice as Anna'],
    next: 'Invite her to a talk',
    since: 'asked 3 days ago',
    moves: [{ to: 'talk', label: 'Invite', href: '#invite' }],
  }
  return (
    <Section title="Applicants">
      <RecruitingBoard
        label="Applicants"
        current="asked"
        hrefOf={(column) => `#${column}`}
        columns={[
          { key: 'asked', title: 'Asked', cards: [card], empty: 'Nobody.' },
          { key: 'talk', title: 'Talks', cards: [], empty: 'No talk is arranged.' },
        ]}
      />
      <SideBySide
        unsaid="not said yet"
        rows={[
          {
            title: 'How we begin',
            verdict: 'differs',
            answers: [
              { name: 'Morag', words: 'With a minute of silence.' },
              { name: 'Ewan', words: null },
            ],
          },
        ]}
      />
    </Section>
  )
}

function Counting() {
  const parts = [
    { label: 'open', count: 3, shade: 1 as const, means: 'take applicants' },
    { label: 'full', count: 2, shade: 3 as const, means: 'every seat is taken' },
  ]
  const people = [{ label: 'GPs', members: 3, offered: 1, applicants: 2 }]
  return (
    <Section title="Numbers">
      <Figures>
        <Figure figure={12} words="groups" />
        <Figure figure={84} words="members" />
      </Figures>
      <StackBar parts={parts} most={6} />
      <PartKey parts={parts} />
      <Seats taken={5} free={3} />
      <InAndOut
        caption="What came in and what was spent"
        currency="GBP"
        periods={[
          { name: 'From 12 January', incomeMinor: 48_000, costsMinor: 41_250 },
          { name: 'From 4 May', incomeMinor: 69_000, costsMinor: 72_000 },
        ]}
      />
      <MoneyLines>
        <MoneyLine
          amount="£120.00"
          day="1 December 2026"
          title="A BLACKWOOD"
          badge={<Badge>Sure</Badge>}
          words={<p>The reference of invoice 2026-0007, and all of what it asks for.</p>}
        />
        <MoneyLine
          amount="£60.00"
          day="3 December 2026"
          title="R DUNBAR"
          cautions={['The same sum of the same day is noted already.']}
        />
      </MoneyLines>
      <MonthBars
        caption="Enquiries by month"
        bars={[
          { short: 'S', long: 'September', value: 4, text: '4', words: '4 enquiries' },
          { short: 'O', long: 'October', value: 7, text: '7', words: '7 enquiries' },
          { short: 'N', long: 'November', value: null, text: '', words: 'not over yet' },
        ]}
      />
      <PeopleDots caption="Who sits here" rows={people} />
      <PeopleDotsKey />
    </Section>
  )
}

function Small() {
  return (
    <Section title="Small pieces">
      <Stack>
        <BackLink href="#back">All meetings</BackLink>
        <Row>
          <EssentialMark state="met" />
          <EssentialMark state="missing" />
          <EssentialMark state="at-risk" />
          <EssentialMark state="not-applicable" />
          <EssentialMark state="decided-otherwise" />
        </Row>
        <ClashList
          title="Not free at that time"
          clashes={[
            { when: 'Tuesday 1 December 2026, 19:30', what: 'Tollcross Library is held by another group' },
          ]}
        />
        <Copyable id="copy" label="Your calendar address" value="https://balint.example.org/calendar/…" />
        <Copyable
          id="type-off"
          label="A secret to type off"
          value="PVJC 3VE7 S27U NAMN IU5V BJQN J5Q2 DCEH"
          wraps
        />
        <PasskeyForm
          action="#passkey"
          ask="show"
          options={{}}
          submit="Sign in with a passkey"
          without={<p>Passkeys need a browser that knows them, and JavaScript.</p>}
        />
        <LinkList
          label="Asked so far"
          links={[{ href: '#one', label: 'In between, 3 November 2026', note: 'over' }]}
        />
        <Answers answers={[{ label: 'How', answer: 'Online', href: '#how' }]} />
        <ListFilters
          action="#filters"
          label="Filter the book"
          search={{ label: 'Name', name: 'q' }}
          questions={[
            {
              label: 'Region',
              name: 'region',
              all: 'All regions',
              options: [{ value: 'scotland', label: 'Scotland' }],
            },
          ]}
        />
        <RegionList
          regions={[
            {
              id: 'scotland',
              name: 'Scotland',
              href: '#scotland',
              words: '3 groups with free places',
              people: [{ name: 'Ewan Baird', href: '#ewan' }],
              contactHref: '#contact',
            },
          ]}
        />
        <Paragraphs text={'What is said here stays here.\n\nA blank line begins a paragraph.'} />
        <Quiet>Quieter than the rest.</Quiet>
      </Stack>
    </Section>
  )
}
