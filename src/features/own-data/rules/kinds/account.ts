import { deviceInWords } from '../../../accounts/rules/device.ts'
import type { HeldKinds, InWords } from '../held-kind.ts'

const device: InWords = (value) => (value ? deviceInWords(String(value)) : null)

/** How somebody signs in, and what else their account needs. */
export const account = {
  session: {
    section: 'account',
    title: 'Browsers in which you are signed in',
    look: '/profile#sessions',
    says: {
      user_agent: ['Browser', device],
      ip_address: 'Network address',
      created_at: 'Signed in',
      second_step_at: 'With a second way',
      proved_at: 'Last shown that it is you',
      updated_at: 'Last used',
      expires_at: 'Ends',
    },
  },
  sign_in_account: {
    section: 'account',
    title: 'How you sign in',
    says: {
      provider_id: ['Way', { credential: 'Email', email: 'Email' }],
      scope: 'What it allows',
      created_at: 'Since',
      updated_at: 'Last changed',
      access_token_expires_at: 'Key ends',
      refresh_token_expires_at: 'Key to renew it ends',
    },
  },
  sign_in_request: {
    section: 'account',
    title: 'Times you asked to sign in',
    says: {
      requested_at: 'Asked',
      used_at: 'Used',
      expires_at: 'Ends',
      failed_tries: 'Wrong codes',
      next_path: 'Page you were on the way to',
    },
  },
  passkey: {
    section: 'account',
    title: 'Passkeys',
    look: '/profile',
    says: {
      name: 'Called',
      added_at: 'Added',
      last_used_at: 'Last used',
      counter: 'Uses as the device counts them',
      transports: 'How it reaches this browser',
    },
  },
  authenticator_app: {
    section: 'account',
    title: 'Your app for signing in',
    says: { begun_at: 'Begun', confirmed_at: 'Set up' },
  },
  recovery_code_set: {
    section: 'account',
    title: 'That you have recovery codes',
    says: { made_at: 'Made', shown_until: 'Shown until' },
  },
  recovery_code: {
    section: 'account',
    title: 'Each of them: whether it is used, never the code',
    says: { used_at: 'Used' },
  },
  second_step: {
    section: 'account',
    title: 'Sign-ins that are under way',
    says: { begun_at: 'Begun', used_at: 'Done', expires_at: 'Ends', failed_tries: 'Tries that failed' },
  },
  known_device: {
    section: 'account',
    title: 'Browsers known to be yours',
    says: {
      user_agent: ['Browser', device],
      first_used_at: 'First used',
      last_used_at: 'Last used',
    },
  },
  failed_try: {
    section: 'account',
    title: 'Tries to sign in as you that failed',
    says: {
      kind: [
        'With',
        { 'app-code': 'The app’s code', 'recovery-code': 'A recovery code', passkey: 'A passkey' },
      ],
      tried_at: 'Tried',
    },
  },
  sign_in_event: {
    section: 'account',
    title: 'What happened to how you sign in',
    says: {
      kind: [
        'What',
        {
          'new-device': 'Signed in with a new browser',
          'passkey-added': 'A passkey was added',
          'passkey-removed': 'A passkey was removed',
          'app-added': 'An app was set up',
          'app-removed': 'The app was removed',
          'codes-made': 'Recovery codes were made',
          'code-used': 'A recovery code was used',
          'second-steps-removed': 'All second ways were removed from the server’s command line',
          'link-made': 'A link to sign in was made on the server’s command line',
          'codes-ended': 'Recovery codes became void',
          'app-ended': 'The app and recovery codes became void',
        },
      ],
      word: 'Called',
      user_agent: ['Browser', device],
      happened_at: 'When',
    },
  },
  secret_address: {
    section: 'account',
    title: 'Secret addresses that open a page of yours',
    says: {
      purpose: [
        'Opens',
        {
          'set-up': 'Setting up this site',
          enquiry: 'Your enquiry',
          application: 'Your application',
          invitation: 'An invitation',
          'calendar-feed': 'Your calendar',
          'waiting-list': 'Your place on the waiting list',
          'contact-request': 'A request through the register',
          organisation: 'Your organisation’s page',
          taster: 'Your seat at a meeting to try',
          'venue-feed': 'A place’s calendar',
          apologies: 'Sending your apologies',
          'room-pass': 'The way into an online room',
          'payer-invoice': 'An invoice',
          'data-request': 'Your request about your data',
        },
      ],
      made_at: 'Made',
      expires_at: 'Ends',
      replaced_at: 'Replaced by another',
    },
  },
  submission: {
    section: 'account',
    title: 'Forms you sent lately',
    says: { at: 'Sent' },
  },
  notice_told: {
    section: 'account',
    title: 'That you were told of the privacy notice',
    says: {
      told_number: 'Edition you were told of',
      told_at: 'Told',
      read_number: 'Edition you read',
      read_at: 'Read',
    },
  },
  idle_account: {
    section: 'account',
    title: 'That you were told your account is unused',
    says: { since: 'Since' },
  },
  calendar_choice: {
    section: 'account',
    title: 'What your calendar shows',
    look: '/profile',
    says: {
      title: [
        'Meetings are called',
        {
          'balint-group': '“Balint group”',
          'group-name': 'By the group’s name',
          'own-word': 'By a word of yours',
        },
      ],
      own_word: 'Your word',
      shows_place: 'The place is shown',
      changed_at: 'Last changed',
    },
  },
} satisfies HeldKinds
