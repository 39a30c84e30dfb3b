import { expect, test } from 'vitest'
import { meetingTool } from './meeting-tool.ts'

test.each([
  ['https://us02web.zoom.us/j/123456', 'Zoom'],
  ['https://teams.microsoft.com/l/meetup-join/19', 'Microsoft Teams'],
  ['https://meet.jit.si/LeithCircle', 'Jitsi Meet'],
  ['https://jitsi.example.org/Leith', 'Jitsi Meet'],
  ['https://meet.google.com/abc-defg-hij', 'Google Meet'],
  ['https://nhs.webex.com/meet/leith', 'Webex'],
  ['https://bbb.example.org/b/ail', 'BigBlueButton'],
])('the address says which tool it leads to: %s', (url, name) => {
  expect(meetingTool(url)).toBe(name)
})

test.each(['https://meet.example.org/zoom.us', 'https://zoom.us.example.org/j/1', 'no address'])(
  'an address of somewhere else says nothing: %s',
  (url) => {
    expect(meetingTool(url)).toBeNull()
  },
)
