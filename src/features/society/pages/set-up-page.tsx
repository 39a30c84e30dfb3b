import { regionInSentence } from '../../../shared/region-words.ts'
import type { TimeZoneChoice } from '../../../shared/time-zones.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Circle } from '../../../ui/circle.tsx'
import { Document } from '../../../ui/document.tsx'
import { EmailField, TextArea, TextField } from '../../../ui/fields.tsx'
import { Fieldset, Form } from '../../../ui/form.tsx'
import { PageHeader } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import type { SettingGroup } from '../rules/setting-groups.ts'
import type { SocietySettings } from '../rules/society-settings.ts'
import { CurrencyAndZone, SettingGroups } from './setting-fields.tsx'

interface SetUpPageProps {
  token: string
  regionNames: readonly string[]
  settings: SocietySettings
  groups: readonly SettingGroup[]
  timeZones: readonly TimeZoneChoice[]
  attempt?: Attempt | undefined
}

const oneSeat = [
  { state: 'member', emphasis: true },
  ...Array.from({ length: 9 }, () => ({ state: 'empty' }) as const),
] as const

export function SetUpPage({ token, settings, attempt, ...props }: SetUpPageProps) {
  return (
    <Document title="Set up your society" secret>
      <PageHeader
        eyebrow="Welcome to Balint Circle"
        title="Set up your society"
        lead="Give the society a name, and say who you are. Everything else is filled in as the guidance for new Balint groups recommends, and can be changed at any time."
        picture={
          <Circle seats={oneSeat} size="medium" label="A circle of ten seats. The first is taken: yours." />
        }
      />
      <LookAroundFirst />
      <Form action={`/set-up/${token}`} id="set-up" attempt={attempt} submit="Found the society">
        <Fieldset legend="The society">
          <TextField
            name="societyName"
            label="Name of the society"
            hint="As it stands at the top of every page and in every email."
          />
          <CurrencyAndZone {...settings} timeZones={props.timeZones} />
        </Fieldset>
        <Fieldset
          legend="Yourself"
          hint="You become its administrator. You sign in with this address, by a link or code sent to it."
        >
          <TextField name="name" label="Your name" autocomplete="name" />
          <EmailField name="email" label="Your email address" hint="Shown to nobody." />
        </Fieldset>
        <Fieldset
          legend="What the guidance recommends"
          hint="Accept it as it is, or change it now or later. Groups decide for themselves; these numbers are what they are compared with."
        >
          <div>
            <p>
              {props.regionNames.length} regions, from {regionInSentence(props.regionNames[0] ?? '')} to{' '}
              {regionInSentence(props.regionNames.at(-1) ?? '')}. You say later who represents each.
            </p>
            <Details summary="Change the regions" open={Object.hasOwn(attempt?.problems ?? {}, 'regions')}>
              <TextArea
                name="regions"
                label="Regions"
                hint="One a line, in the order in which people shall read them."
                rows={13}
                value={props.regionNames.join('\n')}
              />
            </Details>
          </div>
          <SettingGroups groups={props.groups} currency={settings.currency} attempt={attempt} />
        </Fieldset>
      </Form>
    </Document>
  )
}

function LookAroundFirst() {
  return (
    <Notice kind="info" title="Look around first">
      <p>Stop the program in its window (Ctrl and C), then start it there with:</p>
      <p>
        <code>npm start -- --demo</code>
      </p>
      <p>
        It opens a fictional society with groups at every stage, and prints a link for each role: press one,
        and you are that person. Nothing here changes; <code>npm start</code> brings you back, with a new
        set-up link.
      </p>
    </Notice>
  )
}

export function SetUpOverPage() {
  return (
    <Document title="This set-up link no longer opens" secret>
      <PageHeader
        title="This set-up link no longer opens"
        lead="It works once, and for a day. Either the society has been founded with it, or it has run out, or a newer link has replaced it."
      />
      <p>
        If the society is set up, its administrator <a href="/sign-in?next=/office">signs in</a>. If it is
        not, stop the program and start it again: it prints a new link.
      </p>
    </Document>
  )
}

/** Instead of every page, as long as there is no society. */
export function WaitingForSetUpPage() {
  return (
    <Document title="Not set up yet">
      <PageHeader
        title="This place is waiting for its society"
        lead="Balint Circle is running, and nobody has set it up yet."
        picture={
          <Circle
            seats={Array.from({ length: 8 }, () => ({ state: 'empty' }) as const)}
            size="medium"
            label="A circle of eight free seats"
          />
        }
      />
      <p>
        Whoever started the program finds a set-up link in the window where it runs: the last lines it
        printed, ending in a long address that begins with <code>/set-up/</code>. It works once, for a day;
        when the program is started again, it prints a new one.
      </p>
      <LookAroundFirst />
    </Document>
  )
}
