import { expect, test } from 'vitest'
import { Button, CodeWord, Email, FactList, Heading, Link, List, Para, Small } from './email.tsx'
import { renderEmail } from './render.ts'

function Greeting({ name }: { name: string }) {
  return <Para>Dear {name},</Para>
}

const invitation = (
  <Email society="The Society" title="Your enquiry was answered" replyHref="https://circle.example.org/r/1">
    <Greeting name="Rowan" />
    <Para>
      <strong>Morag</strong> &amp; Ewan <Link href="https://circle.example.org/groups/7">invite you</Link>.
    </Para>
    <Heading>The first meeting</Heading>
    <FactList
      facts={[
        ['When', 'Tuesday 7 September, 19:00'],
        ['Where', 'Online'],
      ]}
    />
    <List items={['Sit with the light before you.', <strong key="doors">Come ten minutes early.</strong>]} />
    <CodeWord>482 913</CodeWord>
    <Button href="https://circle.example.org/join">Open your place</Button>
    {false}
    <Small>This link works once.</Small>
  </Email>
)

test('an email reads well as plain text', () => {
  expect(renderEmail(invitation).text).toBe(`Your enquiry was answered
=========================

Dear Rowan,

Morag & Ewan invite you (https://circle.example.org/groups/7).

The first meeting
-----------------

When: Tuesday 7 September, 19:00
Where: Online

- Sit with the light before you.
- Come ten minutes early.

    482 913

Open your place:
https://circle.example.org/join

This link works once.

Reply here:
https://circle.example.org/r/1

--
The Society
Replies by email are not read.
`)
})

test('the same tree is HTML with a button to reply and the note that replies are not read', () => {
  const { html } = renderEmail(invitation)
  expect(html).toMatch(/^<!doctype html><html lang="en-GB">/)
  expect(html).toMatch(/<a class="second" href="https:\/\/circle\.example\.org\/r\/1"[^>]*>Reply here<\/a>/)
  expect(html).toContain('Replies by email are not read.')
  expect(html).toContain('Morag</strong> &amp; Ewan')
})

test('the answer is the one button, or the second; where the email’s own button leads there already, a link', () => {
  const look = (href: string | null) =>
    renderEmail(
      <Email society="The Society" title="A letter" replyHref="https://circle.example.org/r/1">
        <Para>Shall we talk?</Para>
        {href && <Button href={href}>Read the letter</Button>}
      </Email>,
    ).html.match(/class="(\w+)" href="[^"]*"[^>]*>Reply here/)?.[1]
  expect(look(null)).toBe('button')
  expect(look('https://circle.example.org/r/2')).toBe('second')
  expect(look('https://circle.example.org/r/1')).toBe('link')
})

test('an email nobody needs to answer still says that replies are not read', () => {
  const { html, text } = renderEmail(
    <Email society="The Society" title="Your code">
      <Para>Here it is.</Para>
    </Email>,
  )
  expect(html).not.toContain('Reply here')
  expect(text).toContain('Replies by email are not read.')
})

test('long lines break between words, and addresses stay whole', () => {
  const address = `https://circle.example.org/${'a'.repeat(90)}`
  const { text } = renderEmail(
    <Email society="The Society" title="Long">
      <Para>{'A small group meets regularly. '.repeat(6)}</Para>
      <Para>{address}</Para>
    </Email>,
  )
  const lines = text.split('\n')
  expect(lines).toContain(address)
  expect(lines.filter((line) => line !== address).every((line) => line.length <= 72)).toBe(true)
})

test('a name that looks like markup stays a name', () => {
  const { html, text } = renderEmail(
    <Email society="The Society" title="Hello">
      <Greeting name={'<img src=x onerror="alert(1)">'} />
    </Email>,
  )
  expect(html).not.toContain('<img')
  expect(text).toContain('Dear <img src=x onerror="alert(1)">,')
})
