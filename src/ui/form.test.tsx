import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { PostButton } from './actions.tsx'
import { Checkbox, CheckboxGroup, RadioChoice, Select } from './choices.tsx'
import { DateField, EmailField, MoneyField, NumberField, TextArea, TextField, TimeField } from './fields.tsx'
import { Form } from './form.tsx'
import { FormKeyContext } from './form-key.ts'

const failed = {
  typed: { email: 'rowan at example.org', about: '<b>"hello"</b>', mode: 'online', professions: ['nurse'] },
  problems: { email: 'Write your email address like name@example.org' },
}

test('a field keeps what was typed, over what stood there before', () => {
  const html = shown(<EmailField name="email" label="Email" value="rowan@example.org" />, failed)
  expect(html).toContain('value="rowan at example.org"')
  expect(html).not.toContain('rowan@example.org')
})

test('a field is tied to its label, its hint and its problem', () => {
  const html = shown(<EmailField name="email" label="Email" hint="We answer here." />, failed)
  expect(html).toContain('<label for="contact-email"')
  expect(html).toContain('aria-describedby="contact-email-hint contact-email-problem"')
  expect(html).toContain('id="contact-email-hint"')
  expect(html).toContain('id="contact-email-problem"')
  expect(html).toContain('aria-invalid="true"')
})

test('a field without hint and problem is tied to nothing', () => {
  const html = shown(<TextField name="name" label="Name" />)
  expect(html).not.toContain('aria-describedby')
  expect(html).not.toContain('aria-invalid')
})

test('the list of faults leads to the fields and gives the refusal its own sentence', () => {
  const html = shown(<EmailField name="email" label="Email" />, { ...failed, refusal: 'The group is full.' })
  expect(html).toContain('role="alert"')
  expect(html).toContain('<a href="#contact-email">Write your email address like name@example.org</a>')
  expect(html).toContain('One answer needs another look')
  expect(html).toContain('The group is full.')
})

test('a fault in a choice leads to its first option', () => {
  const html = shown(<RadioChoice name="mode" label="How?" options={modes} />)
  expect(html).toMatch(/<input type="radio"[^>]* id="contact-mode"/)
})

test('hostile text is shown as text', () => {
  const html = shown(<TextArea name="about" label="About" />, failed)
  expect(html).toContain('&lt;b>&quot;hello&quot;&lt;/b>')
  expect(html).not.toContain('<b>')
})

test('a field named like something every object has stays empty', () => {
  expect(shown(<TextField name="constructor" label="Odd" />, failed)).not.toContain('value=')
})

test('choices keep what was chosen', () => {
  const radio = shown(<RadioChoice name="mode" label="How?" options={modes} value="face-to-face" />, failed)
  expect(radio).toMatch(/value="online" checked/)
  expect(radio).not.toMatch(/value="face-to-face" checked/)
  const select = shown(<Select name="mode" label="How?" options={modes} blank="Choose" />, failed)
  expect(select).toMatch(/<option value="online" selected|<option selected value="online"/)
  const group = shown(
    <CheckboxGroup name="professions" label="Who?" options={professions} value={['gp']} />,
    failed,
  )
  expect(group).toMatch(/value="nurse" checked/)
  expect(group).not.toMatch(/value="gp" checked/)
})

test('a box that was unticked stays unticked; one never shown stands as given', () => {
  expect(shown(<Checkbox name="copy" label="Copy" checked />, failed)).not.toContain('checked')
  expect(shown(<Checkbox name="copy" label="Copy" checked />)).toContain('checked')
})

test('nothing but the server enforces what is required', () => {
  const html = shown(
    <>
      <TextField name="name" label="Name" />
      <TextField name="phone" label="Phone" optional />
    </>,
  )
  expect(html).toContain('novalidate')
  expect(html).not.toMatch(/\srequired/)
  expect(html.match(/aria-required="true"/g)).toHaveLength(1)
  expect(html).toContain('(optional)')
})

test('amounts, counts, dates and times are written as people type them', () => {
  expect(shown(<MoneyField name="fee" label="Fee" currency="GBP" value={1850} />)).toContain('value="18.50"')
  expect(shown(<MoneyField name="fee" label="Fee" currency="EUR" value={2000} />)).toContain('value="20"')
  expect(shown(<MoneyField name="fee" label="Fee" currency="EUR" value={0} />)).toContain('value="0"')
  expect(shown(<NumberField name="size" label="Size" value={8} />)).toContain('value="8"')
  const day = Temporal.PlainDate.from('2027-09-07')
  expect(shown(<DateField name="on" label="Date" value={day} />)).toContain('value="2027-09-07"')
  const evening = Temporal.PlainTime.from('19:00')
  expect(shown(<TimeField name="at" label="At" value={evening} />)).toContain('value="19:00"')
})

test('every posting form carries a key of its own; a question carries none', () => {
  let made = 0
  const html = render(
    <FormKeyContext.Provider value={() => `key-${++made}`}>
      <Form action="/contact" submit="Send" />
      <PostButton action="/offers" label="Offer a place" fields={{ application: '7' }} />
      <Form action="/groups" submit="Look" method="get" />
    </FormKeyContext.Provider>,
  )
  expect(html).toContain('name="_key" value="key-1"')
  expect(html).toContain('name="_key" value="key-2"')
  expect(html.match(/_key/g)).toHaveLength(2)
  expect(html).toContain('name="application" value="7"')
})

test('a grave button asks first', () => {
  const html = render(<PostButton action="/closure" label="Close" confirm="Everyone is told." />)
  expect(html).toMatch(/<details.*<summary.*Close….*Everyone is told\..*<button type="submit"/)
})

const modes = [
  { value: 'face-to-face', label: 'Face to face' },
  { value: 'online', label: 'Online' },
]
const professions = [
  { value: 'gp', label: 'GPs' },
  { value: 'nurse', label: 'Nurses' },
]

function shown(fields: VNode, attempt?: Parameters<typeof Form>[0]['attempt']): string {
  return render(
    <Form action="/contact" submit="Send" attempt={attempt}>
      {fields}
    </Form>,
  )
}
