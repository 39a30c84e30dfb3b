import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { CostBars } from './cost-bars.tsx'
import { DateStrip } from './date-strip.tsx'
import { Document } from './document.tsx'
import { Facts, Table } from './facts.tsx'
import { Gallery } from './gallery.tsx'
import { GroupFrame } from './group-frame.tsx'
import { Notice } from './notices.tsx'
import { OfficeTabs } from './office-tabs.tsx'
import { SiteContext } from './site.ts'

test('a meeting of £120 at £18 each is covered by seven members', () => {
  const costs = [
    { label: 'Leaders', minor: 9500 },
    { label: 'Room', minor: 2500 },
  ]
  const html = render(
    <CostBars
      costs={costs}
      contributionMinor={1800}
      currency="GBP"
      bars={[6, 7, 8].map((members) => ({ members, broughtMinor: members * 1800 }))}
      enough={7}
      planned={8}
    />,
  )
  expect(html).toContain('7 members cover the cost')
  expect(html).toContain('£12 short')
  expect(html).toContain('£6 over')
})

test('a group that asks for nothing is told that nothing covers the cost', () => {
  const costs = [{ label: 'Room', minor: 2500 }]
  const html = render(
    <CostBars
      costs={costs}
      contributionMinor={0}
      currency="EUR"
      bars={[{ members: 6, broughtMinor: 0 }]}
      enough={null}
      planned={6}
    />,
  )
  expect(html).toContain('nothing covers the cost')
  expect(html).not.toContain('NaN')
})

test('a term reads month by month, and a cancelled date says so', () => {
  const html = render(
    <DateStrip
      label="Dates"
      dates={[
        { on: Temporal.PlainDate.from('2027-10-19'), state: 'next' },
        { on: Temporal.PlainDate.from('2027-11-02'), state: 'cancelled' },
      ]}
    />,
  )
  expect(html).toContain('October 2027')
  expect(html).toContain('next meeting')
  expect(html).toContain('datetime="2027-11-02"')
  expect(html).toContain('cancelled')
})

test('facts without a value are left out', () => {
  const html = render(<Facts facts={[['When', 'Tuesdays'], ['Room', null], false, ['Free seats', 0]]} />)
  expect(html).toContain('Tuesdays')
  expect(html).not.toContain('Room')
  expect(html).toContain('Free seats')
})

test('a table without rows says what it would hold', () => {
  const columns = [{ title: 'Name', cell: (name: string) => name }]
  const html = render(
    <Table caption="People" columns={columns} rows={[]} rowKey={String} empty="Nobody yet" />,
  )
  expect(html).toBe('Nobody yet')
})

test('a table says where there is nothing to say, and marks it so that a phone leaves it out', () => {
  const html = render(
    <Table
      caption="Leaders"
      rows={['Ailsa', 'Tom']}
      rowKey={String}
      columns={[
        { title: 'Leader', head: 'person', cell: (name) => name },
        { title: 'Looks for', nothing: 'Nothing', cell: (name) => (name === 'Tom' ? 'A group' : null) },
      ]}
    />,
  )
  expect(html).toContain('<td class="nothing">Nothing</td>')
  expect(html).toContain('<td data-label="Looks for">A group</td>')
})

test('rows that add the others up are told from them', () => {
  const html = render(
    <Table
      caption="An invoice"
      rows={['Meeting', 'In all']}
      rowKey={String}
      isSum={(name) => name === 'In all'}
      columns={[{ title: 'For', head: true, cell: (name) => name }]}
    />,
  )
  expect(html.match(/<tr class="sum">.*?<\/tr>/g)).toEqual([expect.stringContaining('In all')])
})

test('a problem is announced at once, everything else when there is a pause', () => {
  expect(render(<Notice kind="problem">Expired</Notice>)).toContain('role="alert"')
  expect(render(<Notice kind="good">Sent</Notice>)).toContain('role="status"')
})

test('a page behind a secret address tells its address to nobody', () => {
  expect(render(<Document title="Your place" secret />)).toContain('name="referrer" content="no-referrer"')
})

test('a visitor is offered to sign in; a person sees their name and can sign out', () => {
  const site = { society: 'The Society', path: '/' }
  const visitor = render(
    <SiteContext.Provider value={{ ...site, person: null }}>
      <Document title="Welcome" />
    </SiteContext.Provider>,
  )
  expect(visitor).toContain('Sign in')
  const person = render(
    <SiteContext.Provider value={{ ...site, person: { name: 'Morag Sinclair' } }}>
      <Document title="Welcome" />
    </SiteContext.Provider>,
  )
  expect(person).toContain('Morag Sinclair')
  expect(person).toContain('action="/sign-out"')
  expect(person).toContain('<title>Welcome · The Society</title>')
})

test('whoever works for the society finds their places, and sees where they are', () => {
  const site = { society: 'The Society', person: { name: 'Morag Sinclair' } }
  const places = [{ href: '/enquiries', label: 'Enquiries' }]
  const header = (path: string) =>
    render(
      <SiteContext.Provider value={{ ...site, places, path }}>
        <Document title="Here" />
      </SiteContext.Provider>,
    )
  const marked = (path: string) => /<a href="([^"]+)"[^>]*aria-current/.exec(header(path))?.[1]
  expect(marked('/enquiries')).toBe('/enquiries')
  expect(marked('/enquiries/7')).toBe('/enquiries')
  expect(marked('/groups')).toBe('/groups')
  expect(marked('/groups/7/apply')).toBe('/groups')
  expect(marked('/groups/7/plan')).toBeUndefined()
})

test('a leader finds every page of the group under one of six words, and sees where they are', () => {
  const group = { id: '7', name: 'Leith evening circle', mode: 'online' as const }
  const at = (current: string) =>
    render(<GroupFrame group={group} seats={[]} standing="leader" title="Here" current={current} />)
  const words = (html: string, marked: RegExp) => [...html.matchAll(marked)].map(([, word]) => word)
  const tab = /class="tab-link"[^>]*>([^<]+)/g
  const within = /class="tab-within-link"[^>]*>([^<]+)/g
  const here = /aria-current="(?:page|true)"[^>]*>([^<]+)/g
  expect(words(at('/groups/7/plan'), tab)).toEqual([
    'Plan',
    'Arrangements',
    'New members',
    'Meetings',
    'Money',
    'People',
  ])
  expect(words(at('/groups/7/plan'), within)).toEqual([])
  expect(words(at('/groups/7/outreach'), within)).toEqual(['Applicants', 'Interviews', 'Outreach', 'Tasters'])
  expect(words(at('/groups/7/outreach'), here)).toEqual(['New members', 'Outreach'])
  expect(words(at('/groups/7/applicants'), here)).toEqual(['New members', 'Applicants'])
  expect(at('/groups/7/applicants').match(/aria-current="page"/g)).toHaveLength(1)
})

describe('the tabs of the office', () => {
  const at = (path: string, administers: boolean) =>
    render(
      <SiteContext.Provider value={{ society: 'The Society', person: { name: 'Morag' }, path, administers }}>
        <OfficeTabs />
      </SiteContext.Provider>,
    )
  const words = (html: string, marked: RegExp) => [...html.matchAll(marked)].map(([, word]) => word)
  const tab = /class="tab-link"[^>]*>([^<]+)/g
  const within = /class="tab-within-link"[^>]*>([^<]+)/g
  const here = /aria-current="(?:page|true)"[^>]*>([^<]+)/g

  test('hold every page of it under one of six words for whoever administers', () => {
    const office = at('/office', true)
    expect(words(office, tab)).toEqual([
      'Overview',
      'People',
      'Address book',
      'Settings',
      'Data protection',
      'Server',
    ])
    expect(words(office, here)).toEqual(['Overview', 'At a glance'])
    expect(words(at('/office/criteria', true), within)).toEqual([
      'The society',
      'Holidays',
      'Criteria',
      'Reading list',
    ])
    expect(words(at('/office/backups', true), here)).toEqual(['Server', 'Backups'])
    expect(at('/office/backups', true).match(/aria-current="page"/g)).toHaveLength(1)
  })

  test('show Council what it may read; a word with one page behind it is that page', () => {
    const office = at('/office', false)
    expect(words(office, tab)).toEqual(['Overview', 'Office holders', 'Address book', 'Criteria'])
    expect(words(office, within)).toEqual(['At a glance', 'Supervision', 'Changes'])
    expect(words(at('/venues', false), here)).toEqual(['Address book', 'Places'])
    expect(words(at('/office/criteria', false), here)).toEqual(['Criteria'])
  })
})

test('no piece uses a style attribute or an inline script, which the content security policy forbids', () => {
  expect(render(<Gallery />)).not.toMatch(/\sstyle=|<script(?![^>]*\ssrc=)|<style|\son\w+=/)
})
