import { describe, expect, test } from 'vitest'
import { browserKind, isMobileBrowser } from './browser-kind.ts'
import { connection, connectionWords, eachAt, measuredInWords } from './connection.ts'
import { type DeviceFault, faultOf, faultWords } from './device-fault.ts'
import { brightness, light } from './light.ts'
import { screenVerdict } from './screen.ts'
import { toldInWords, toTell, untoldInWords } from './told.ts'

describe('a camera or a microphone that does not answer', () => {
  test('what the browser says becomes what the person can do', () => {
    const said: [string, string, DeviceFault][] = [
      ['NotAllowedError', 'Permission denied', 'denied'],
      ['NotAllowedError', 'Permission denied by system', 'system'],
      ['NotFoundError', 'Requested device not found', 'none'],
      ['NotReadableError', 'Could not start video source', 'in-use'],
      ['AbortError', 'Starting videoinput failed', 'in-use'],
      ['OverconstrainedError', '', 'gone'],
      ['SomethingNew', '', 'unknown'],
    ]
    for (const [name, message, fault] of said) expect(faultOf({ name, message }), name).toBe(fault)
  })

  test('each fault has a title and at least one step, for each device and browser', () => {
    const faults: DeviceFault[] = ['denied', 'system', 'none', 'in-use', 'gone', 'insecure', 'old', 'unknown']
    for (const fault of faults) {
      for (const device of ['camera', 'microphone'] as const) {
        for (const browser of ['chrome', 'edge', 'firefox', 'safari', 'other'] as const) {
          const { title, steps } = faultWords(fault, device, browser)
          expect(title).toMatch(/\w/)
          expect(steps.length).toBeGreaterThan(0)
        }
      }
    }
  })

  test('a microphone is never spoken of as a camera', () => {
    for (const fault of ['denied', 'system', 'none', 'gone', 'insecure', 'unknown'] as const) {
      expect(JSON.stringify(faultWords(fault, 'microphone', 'other').title)).not.toMatch(/camera/i)
    }
  })

  test('the browser is called by its name', () => {
    const chrome =
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36'
    expect(browserKind(chrome)).toBe('chrome')
    expect(browserKind(`${chrome} Edg/156.0`)).toBe('edge')
    expect(browserKind('Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/150.0')).toBe('firefox')
    expect(browserKind('Mozilla/5.0 (Macintosh) AppleWebKit/605.1 Version/19.0 Safari/605.1')).toBe('safari')
    expect(browserKind('curl/8')).toBe('other')
    expect(isMobileBrowser('Mozilla/5.0 (Linux; Android 16; K) Chrome/156.0 Mobile Safari/537.36')).toBe(true)
    expect(isMobileBrowser(chrome)).toBe(false)
  })
})

describe('the light', () => {
  const picture = (middle: number, margin: number) => {
    const [width, height] = [20, 10]
    const pixels: number[] = []
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const value = x > 6 && x < 14 && y > 2 ? middle : margin
        pixels.push(value, value, value, 255)
      }
    }
    return light(brightness(pixels, width, height))
  }

  test('a face in the lamp’s light is well seen', () => expect(picture(140, 90)).toBe('good'))
  test('a room at night is too dark', () => expect(picture(25, 20)).toBe('dark'))
  test('a window behind somebody puts the face in shadow', () => expect(picture(60, 200)).toBe('backlit'))
})

describe('the screen (R33)', () => {
  const laptop = { width: 1280, height: 640, screenWidth: 1280, screenHeight: 800, touchOnly: false }

  test('a laptop does, also at 200 %', () => {
    expect(screenVerdict(laptop)).toBe('good')
    expect(screenVerdict({ ...laptop, width: 720, height: 400 })).toBe('good')
  })
  test('a narrow window on a laptop is to be made larger', () =>
    expect(screenVerdict({ ...laptop, width: 500 })).toBe('small-window'))
  test('a phone is a phone, upright or lying', () => {
    const phone = { width: 390, height: 700, screenWidth: 390, screenHeight: 844, touchOnly: true }
    expect(screenVerdict(phone)).toBe('phone')
    expect(screenVerdict({ ...phone, width: 844, height: 390, screenWidth: 844, screenHeight: 390 })).toBe(
      'phone',
    )
  })
  test('a large tablet does', () =>
    expect(
      screenVerdict({ width: 1180, height: 760, screenWidth: 1180, screenHeight: 820, touchOnly: true }),
    ).toBe('good'))
})

describe('the connection', () => {
  const fine = { up: 20_000, down: 50_000, delayMs: 30, late: 0, by: 'web' as const }

  test('the same line is good for four and not for eight', () => {
    const line = { ...fine, up: 1_350 }
    expect(connection(line, 4)).toBe('good')
    expect(connection(line, 8)).toBe('enough')
  })
  test('300 kbit/s carries voices and small pictures of four, hardly of eight', () => {
    expect(connection({ ...fine, up: 300 }, 4)).toBe('enough')
    expect(connection({ ...fine, up: 300 }, 8)).toBe('weak')
    expect(connection({ ...fine, up: 200 }, 8)).toBe('poor')
  })
  test('delay and loss count as much as speed', () => {
    expect(connection({ ...fine, delayMs: 400 }, 4)).toBe('enough')
    expect(connection({ ...fine, delayMs: 900 }, 4)).toBe('poor')
    expect(connection({ ...fine, late: 0.06 }, 4)).toBe('enough')
    expect(connection({ ...fine, late: 0.15 }, 4)).toBe('weak')
    expect(connection({ ...fine, late: 0.3 }, 4)).toBe('poor')
  })
  test('more people never ask less of one’s line in all', () => {
    for (let people = 2; people < 12; people++) {
      expect(people * eachAt(people + 1)).toBeGreaterThanOrEqual(0.8 * (people - 1) * eachAt(people))
    }
  })
  test('that does not reach the relay may carry pages and no voices', () => {
    expect(connection({ ...fine, by: 'out-of-reach' }, 4)).toBe('shut')
    expect(connection({ ...fine, up: 30, by: 'out-of-reach' }, 4)).toBe('poor')
    expect(connectionWords.shut.advice).toContain('hotspot')
  })

  test('is said in words, with the figures for whoever wants them', () => {
    expect(connectionWords.good.title).toBe('Your connection is good.')
    expect(measuredInWords({ up: 2_400, down: 18_200, delayMs: 38.4, late: 0, by: 'web' })).toContain(
      '2.4 Mbit/s up, 18 Mbit/s down; 38 ms there and back. It was measured as pages travel',
    )
    expect(measuredInWords({ ...fine, by: 'relay' })).toContain('as voices travel')
    expect(measuredInWords({ ...fine, late: 0.0625 })).toContain('6 of 100 messages late or lost')
  })
})

describe('what a member tells the leaders', () => {
  const all = { picture: true, voice: true, sound: true, connection: true, screen: true }

  test('is a word for each check, and what was not tried', () => {
    expect(toldInWords(toTell(all))).toBe('everything works')
    expect(toldInWords(toTell({ ...all, picture: false, connection: false }))).toBe(
      'no picture and a weak connection',
    )
    expect(toldInWords(toTell({ ...all, sound: null, voice: false }))).toBe('no voice; sound not tried')
    expect(toldInWords(toTell({ ...all, sound: null, voice: null }))).toBe(
      'nothing amiss; voice and sound not tried',
    )
  })

  test('and of those who told nothing there is a number', () => {
    expect([0, 1, 3].map(untoldInWords)).toEqual([
      null,
      'One has not told theirs.',
      '3 have not told theirs.',
    ])
  })
})
