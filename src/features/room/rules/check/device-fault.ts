import type { BrowserKind } from './browser-kind.ts'

export type Device = 'camera' | 'microphone'

/**
 * Why a device does not answer. denied: by the person, in the browser; system: the computer keeps it from the browser;
 * none: there is none; in-use: another program has it; gone: the one chosen before is not there; insecure: the page
 * did not come by https; old: the browser knows nothing of cameras.
 */
export type DeviceFault = 'denied' | 'system' | 'none' | 'in-use' | 'gone' | 'insecure' | 'old' | 'unknown'

const byName: Readonly<Record<string, DeviceFault>> = {
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  DevicesNotFoundError: 'none',
  NotReadableError: 'in-use',
  TrackStartError: 'in-use',
  AbortError: 'in-use',
  OverconstrainedError: 'gone',
}

/** What getUserMedia's error means for the person in front of it. */
export function faultOf({ name, message }: { name: string; message: string }): DeviceFault {
  // Chromium says so of macOS and Windows; the browser's own buttons cannot help then.
  if (name === 'NotAllowedError' && /system/i.test(message)) return 'system'
  return byName[name] ?? 'unknown'
}

export interface FaultWords {
  title: string
  /** What to do, one after the other. */
  steps: readonly string[]
}

const allowed: Readonly<Record<BrowserKind, string>> = {
  chrome: 'Click the small picture at the left of the address, above this page.',
  edge: 'Click the padlock at the left of the address, above this page.',
  firefox: 'Click the crossed-out camera or microphone at the left of the address, and remove the block.',
  safari: 'In the menu at the top of the screen choose Safari, then Settings for This Website.',
  other: 'Open your browser’s settings for this website; they are often at the left of the address.',
}

export function faultWords(fault: DeviceFault, device: Device, browser: BrowserKind): FaultWords {
  const Device = device === 'camera' ? 'Camera' : 'Microphone'
  const again = 'Then press “Try again”.'
  switch (fault) {
    case 'denied':
      return {
        title: `Your browser keeps the ${device} from this page`,
        steps: [allowed[browser], `Set ${Device} to “Allow”.`, again],
      }
    case 'system':
      return {
        title: `Your computer keeps the ${device} from the browser`,
        steps: [
          'Open the settings of your computer and look for Privacy.',
          `Under ${Device}, switch on your browser.`,
          `Close the browser, open it once more, and come back here.`,
        ],
      }
    case 'none':
      return {
        title: `We find no ${device}`,
        steps: [
          `If it is a separate one, plug it in again, and look whether it has a switch of its own.`,
          device === 'camera'
            ? 'Some laptops have a small slide over the camera, or a key that switches it off.'
            : 'Some headsets have a switch on the cable.',
          again,
        ],
      }
    case 'in-use':
      return {
        title: `Another program is using the ${device}`,
        steps: [
          'Close other programs for video calls: Zoom, Teams, Skype, and other tabs like this one.',
          again,
        ],
      }
    case 'gone':
      return {
        title: `The ${device} you used last time is not there`,
        steps: ['Plug it in again, or go on with another one.', again],
      }
    case 'insecure':
      return {
        title: `A browser gives the ${device} to pages with a padlock only`,
        steps: [
          'The address above has to begin with https. Please tell your leaders; they know whom to ask.',
        ],
      }
    case 'old':
      return {
        title: 'This browser is too old for the room',
        steps: ['Open this page in a recent Chrome, Edge, Firefox or Safari.'],
      }
    case 'unknown':
      return {
        title: `The ${device} does not answer`,
        steps: [
          'Close the browser and open it once more.',
          'If that does not help, start the computer anew.',
          again,
        ],
      }
  }
}
