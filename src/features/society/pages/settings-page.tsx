import type { TimeZoneChoice } from '../../../shared/time-zones.ts'
import type { Attempt } from '../../../ui/attempt.ts'
import { Document } from '../../../ui/document.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { Fieldset, Form, HiddenField } from '../../../ui/form.tsx'
import { PageHeader, Section } from '../../../ui/layout.tsx'
import { Details, Notice } from '../../../ui/notices.tsx'
import { OfficeTabs } from '../../../ui/office-tabs.tsx'
import { Timeline } from '../../../ui/steps.tsx'
import type { SettingGroup } from '../rules/setting-groups.ts'
import type { SocietySettings } from '../rules/society-settings.ts'
import { CurrencyAndZone, SettingGroups } from './setting-fields.tsx'

/** Changes that were saved together. */
export interface SavedChange {
  id: string
  when: string
  by: string
  changes: readonly string[]
}

interface SettingsPageProps {
  society: string
  asOf: string
  settings: SocietySettings
  groups: readonly SettingGroup[]
  timeZones: readonly TimeZoneChoice[]
  history: readonly SavedChange[]
  wasSaved: boolean
  attempt?: Attempt | undefined
}

export function SettingsPage({ society, settings, history, attempt, ...props }: SettingsPageProps) {
  return (
    <Document title="Settings" width="wide">
      <PageHeader
        eyebrow={society}
        title="Settings"
        lead="What the society recommends. Groups see where they differ and why it matters; they decide for themselves."
      />
      <OfficeTabs current="/office/settings" />
      {props.wasSaved && (
        <Notice kind="good" title="The settings are saved.">
          <p>Plans and groups are compared with them from now on.</p>
        </Notice>
      )}
      <LatestChange latest={history[0]} />
      <Form action="/office/settings" attempt={attempt} submit="Save the settings">
        <HiddenField name="asOf" value={props.asOf} />
        <Fieldset legend="The society">
          <TextField name="societyName" label="Name of the society" value={society} />
          <CurrencyAndZone {...settings} timeZones={props.timeZones} />
        </Fieldset>
        <Fieldset legend="The society’s words">
          <TextArea
            name="aimsWording"
            label="What Balint work aims at"
            hint="A group’s leaders find these words on their page of aims, to begin with and to change."
            rows={6}
            value={settings.aimsWording}
          />
          <TextField
            type="url"
            name="onlineGuidelinesUrl"
            label="Page of your guidelines for meeting online"
            hint="A web address that begins with https://. Every online group’s plan and its letter before the first meeting lead there."
            optional
            value={settings.onlineGuidelinesUrl}
          />
        </Fieldset>
        <Fieldset legend="What the society recommends">
          <SettingGroups groups={props.groups} currency={settings.currency} attempt={attempt} />
        </Fieldset>
      </Form>
      {history.length > 0 && (
        <Section title="Changes so far">
          <Details summary="Who changed what, and when">
            <Timeline
              label="Changes of the settings, newest first"
              entries={history.map(({ when, by, changes }) => ({
                when,
                title: by,
                detail: changes.map((change) => <p key={change}>{change}</p>),
              }))}
            />
          </Details>
        </Section>
      )}
    </Document>
  )
}

function LatestChange({ latest }: { latest: SavedChange | undefined }) {
  if (!latest) return <p>Nothing has been changed: these are the guidance’s own numbers.</p>
  return (
    <p>
      Last changed by {latest.by}, {latest.when}: {latest.changes.join('; ')}.
    </p>
  )
}
